import {css} from 'lit';

export const timelineStyles = css`
  .title {
    font-size: 1.0625em;
  }
  .text {
    margin-block-start: 4px;
    color: var(--_muted);
  }
  .introduction,
  .span,
  .groups {
    margin-block-end: var(--_gap);
  }
  .span {
    max-width: 68ch;
  }
  svg {
    display: block;
    width: 100%;
    height: 100%;
  }
  .kicker svg {
    height: 10px;
    margin-block: 4px;
    border: 1px solid;
    border-radius: 5px;
  }
  path,
  rect {
    fill: currentColor;
  }
  [dir='rtl'] svg {
    transform: scaleX(-1);
  }
  .ends,
  .groups,
  .when {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: 8px;
  }
  .ends {
    justify-content: space-between;
    max-width: none;
  }
  .groups {
    row-gap: 8px;
  }
  .chip {
    min-height: 36px;
    padding-block: 0;
    border-radius: calc(3 * var(--_radius));
    font-size: 0.875em;
    font-weight: 400;
  }
  [aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_on-accent);
    background: var(--_accent);
    forced-color-adjust: none;
  }
  .fields {
    display: flex;
    flex-wrap: wrap;
    gap: 8px 16px;
  }
  .fields label:first-child {
    flex: 0 1 24em;
  }
  .fields [type='text'] {
    max-width: 9em;
  }
  /* Browsers' own is too faint on dark, Firefox's before 119 also half transparent. */
  ::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .news button {
    margin-block-end: 12px;
    border-color: var(--_accent);
    color: var(--_accent);
  }
  .media {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 16px;
    margin-block-start: 8px;
  }
  iframe {
    display: block;
    width: 100%;
    max-width: 640px;
    aspect-ratio: 16/9;
    margin-block: 8px;
    border: 0;
    border-radius: var(--_radius);
  }
  .period {
    margin-block-end: 12px;
    width: 100%;
    text-align: start;
  }
  .spine {
    overflow-anchor: none;
  }
  .spine li {
    --_axis: 0px;
    --_dot: 14px;
    position: relative;
    break-inside: avoid;
    padding-block-end: var(--_gap);
    padding-inline-start: 26px;
  }
  .spine li::before,
  .spine li::after {
    content: '';
    position: absolute;
    inset-inline-start: var(--_axis);
    inset-block-start: 4px;
  }
  .spine li::before {
    width: 14px;
    height: var(--_dot);
    border: 3px solid var(--_accent);
    border-radius: 7px;
  }
  /* The spine runs from dot to dot and never through one: what is behind it may be the page's own. */
  .spine li::after {
    inset-block: calc(4px + var(--_dot)) -4px;
    margin-inline-start: 6px;
    border-inline-start: 2px solid var(--_line);
  }
  .spine li:last-child::after {
    display: none;
  }
  .spine .range {
    --_dot: 24px;
  }
  .spine .coming::before {
    border-color: var(--_muted);
  }
  .spine .coming::after,
  .spine .asc::after {
    border-inline-start-style: dashed;
  }
  .spine .selected::before {
    border-width: 7px;
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .spine .era::before {
    border-radius: 2px;
    background: var(--_accent);
  }
  .spine .today::before {
    height: 0;
    margin-block-start: 5px;
    border-block-end: 0;
    border-radius: 0;
  }
  .when a {
    margin-block: -2px;
    padding-block: 2px;
    color: inherit;
    text-decoration: none;
  }
  .when a:hover {
    text-decoration: underline;
  }
  .when .kicker {
    font-size: 0.9286em;
  }
  figure {
    max-width: 480px;
    margin-block: 8px;
  }
  img:not([height]) {
    width: 100%;
    aspect-ratio: 3/2;
    object-fit: contain;
  }
  @media print {
    .fields {
      display: none;
    }
    .spine * {
      color: inherit;
    }
  }
  @container (min-width: 600px) {
    .spine li {
      --_axis: calc(9.5em + 16px);
      display: grid;
      grid-template-columns: 9.5em minmax(0, 68ch);
      column-gap: 46px;
      align-items: baseline;
      padding-inline-start: 0;
    }
    .more {
      grid-column: 2;
    }
    .spine .when {
      flex-direction: column;
      align-items: end;
      text-align: end;
    }
  }
`;
