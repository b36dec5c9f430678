import {css} from 'lit';

export const negotiatorsStyles = css`
  .delegations,
  ul {
    display: grid;
    gap: calc(8 * var(--_space));
    align-items: start;
    margin: 0;
    padding: 0;
  }
  ul {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 280px), 1fr));
  }
  @container (min-width: 720px) {
    .delegations {
      grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
    }
  }
  .meta {
    color: var(--_muted);
    font-size: 0.875em;
  }
  .rule,
  ul + ul,
  .delegations + p {
    margin-block: calc(4 * var(--_space));
    padding-block-start: calc(2 * var(--_space));
  }
  .rule {
    margin-block-start: 0;
    border-block-start: 4px solid var(--_hue, var(--_accent));
  }
  ul + ul {
    border-block-start: 1px solid var(--_line);
  }
  li {
    display: grid;
    grid-template-columns: 72px 1fr;
    gap: calc(2 * var(--_space)) calc(4 * var(--_space));
    justify-items: start;
    break-inside: avoid;
  }
  li > :nth-child(n + 3) {
    grid-column: 1 / -1;
  }
  li .title {
    font-size: 1.0625em;
  }
  li .portrait {
    display: grid;
    place-items: center;
    width: 72px;
    height: 72px;
    border-radius: var(--_radius);
    object-fit: cover;
    background: color-mix(in srgb, var(--_hue, var(--_accent)) 18%, var(--_surface));
    /* Any colour at all keeps 4.5:1 when no more of it than this is mixed into the text's. */
    color: color-mix(in srgb, var(--_hue, var(--_accent)) 38%, var(--_text));
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
  [role='tablist'] {
    display: flex;
    overflow-x: auto;
    margin-block-end: calc(4 * var(--_space));
    border-block-end: 1px solid var(--_line);
  }
  [role='tab'] {
    flex: none;
    border: 0 solid transparent;
    border-block-end-width: 4px;
    border-radius: 0;
    outline-offset: -2px;
  }
  [aria-selected='true'] {
    border-color: var(--_hue, var(--_accent));
  }
  @media (forced-colors: active) {
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
    }
    [role='tablist'] {
      display: none;
    }
  }
`;
