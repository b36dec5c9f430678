import {css} from 'lit';

export const negotiatorsStyles = css`
  .sections,
  .auto,
  .columns,
  .compact,
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
      grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
    }
  }
  section {
    container-type: inline-size;
  }
  .meta {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .rule,
  .former,
  .delegations + p {
    margin-block: calc(4 * var(--_space));
    padding-block-start: calc(2 * var(--_space));
  }
  .rule {
    margin-block-start: 0;
  }
  .former {
    max-width: none;
    border-block-start: 1px solid var(--_line);
  }
  .emblem {
    width: auto;
    height: 1em;
    max-width: 2em;
    margin-inline-end: 0.25em;
    vertical-align: -0.125em;
    object-fit: contain;
  }
  .person {
    display: grid;
    grid-template-columns: 72px 1fr;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
    justify-items: start;
    break-inside: avoid;
  }
  .person > :nth-child(n + 3) {
    grid-column: 1 / -1;
  }
  @container (max-width: 200px) {
    .person {
      display: block;
    }
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
    font-size: 1em;
    text-align: start;
  }
  .portrait {
    display: grid;
    place-items: center;
    width: 72px;
    height: 72px;
    border-radius: var(--_radius);
    object-fit: cover;
    background: color-mix(in srgb, var(--_hue, var(--_accent)) 18%, var(--_surface));
    /* Any colour at all keeps 4.5:1 when no more of it than this is mixed into the text's. */
    color: color-mix(in srgb, var(--_hue, var(--_accent)) 38%, var(--_text));
  }
  span.portrait {
    font-size: 1.375em;
  }
  .clamped {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 4;
  }
  a {
    margin-inline-end: calc(4 * var(--_space));
  }
  .tabs {
    display: flex;
    overflow-x: auto;
    margin-block-end: calc(4 * var(--_space));
    border-block-end: 1px solid var(--_line);
  }
  .tab {
    flex: none;
    padding-inline: calc(3 * var(--_space));
    border: 0 solid transparent;
    border-block-end-width: 4px;
    border-radius: 0;
    outline-offset: -2px;
  }
  [aria-pressed='true'],
  [aria-selected='true'] {
    border-color: var(--_hue, var(--_accent));
  }
  dialog {
    width: 36em;
    padding: calc(6 * var(--_space));
    border-width: 0;
    color: inherit;
    background: var(--_surface);
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
  @media (forced-colors: active) {
    [aria-pressed='true'],
    [aria-selected='true'] {
      border-color: Highlight;
    }
  }
  @media screen {
    [role='tabpanel'] > .rule {
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
