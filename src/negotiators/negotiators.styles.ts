import {css} from 'lit';

export const negotiatorsStyles = css`
  .delegations,
  ul {
    display: grid;
    gap: calc(8 * var(--_space));
    align-items: start;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ul {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 280px), 1fr));
  }
  .columns,
  .compact {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 160px), 1fr));
  }
  .compact ul {
    gap: calc(3 * var(--_space));
  }
  @container (min-width: 720px) {
    .auto {
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 160px), 1fr));
    }
  }
  .rule {
    margin-block-end: calc(4 * var(--_space));
    padding-block-start: calc(2 * var(--_space));
  }
  .former,
  #panel + p {
    margin-block: calc(8 * var(--_space)) calc(4 * var(--_space));
  }
  .emblem {
    width: auto;
    height: 1em;
    max-width: 2em;
    object-fit: contain;
    vertical-align: -0.125em;
  }
  .person {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
    break-inside: avoid;
  }
  .person > p {
    flex: 1 100%;
  }
  .person > div {
    flex: 1 100px;
  }
  .many > * {
    content-visibility: auto;
    contain-intrinsic-size: auto 200px;
    overflow-clip-margin: 4px;
  }
  [part='name'] {
    font-size: 1.0625em;
  }
  .title .quiet {
    font: inherit;
    text-align: start;
  }
  .portrait {
    display: grid;
    place-items: center;
    width: 72px;
    height: 72px;
    border-radius: var(--_radius);
    object-fit: cover;
    white-space: nowrap;
    font-size: min(1.375em, 28px);
    background: color-mix(in srgb, var(--_hue, var(--_accent)) 18%, var(--_surface));
  }
  .portrait,
  .tab {
    /* Any colour at all keeps 4.5:1 when no more of it than this is mixed into the text's. */
    color: color-mix(in srgb, var(--_hue, var(--_accent)) 38%, var(--_text));
  }
  .clamped {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
  }
  .tabs {
    display: flex;
    flex-wrap: wrap;
    margin-block-end: calc(4 * var(--_space));
    border-block-end: 1px solid var(--_line);
  }
  .tab {
    padding: 8px calc(3 * var(--_space)) 12px;
    border: 0;
    border-radius: 0;
    outline-offset: -2px;
  }
  [aria-selected='true'] {
    border-block-end: 4px solid;
    padding-block-end: 8px;
  }
  dialog {
    width: 36em;
    padding: calc(6 * var(--_space));
    border: 0;
    color: inherit;
    /* The surface may be the page's own, to be seen through. */
    background: var(--_raised);
  }
  .rule,
  dialog {
    border-block-start: 4px solid var(--_hue, var(--_accent));
  }
  dialog form {
    float: inline-end;
  }
  ::backdrop {
    background: #0008;
  }
  @media screen {
    .printed {
      display: none;
    }
  }
  @media print {
    section[hidden],
    .clamped {
      display: block;
      content-visibility: visible;
    }
    .tabs,
    dialog {
      display: none;
    }
  }
`;
