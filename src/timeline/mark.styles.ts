import {css} from 'lit';

/** Events and clusters in the lanes. */
export const markStyles = css`
  .track ol {
    inset-block-start: var(--_head);
    inset-inline-end: 0;
  }
  .track li {
    inset-block-end: auto;
    height: 2em;
    margin-block-start: 2px;
    line-height: 2;
    white-space: nowrap;
    contain: size layout style;
  }
  .track .event::before {
    content: '';
    position: absolute;
    inset-block: 0.5em;
    width: 1em;
    border: 3px solid var(--_accent);
    border-radius: 1em;
    background: var(--_surface);
  }
  /* Only its size changes from frame to frame: an own property would be inherited, and cost more. */
  .track .bar {
    background: linear-gradient(var(--_tint), var(--_tint)) no-repeat;
    border-inline-start: 3px solid var(--_accent);
  }
  [dir='rtl'] .track li {
    background-position: right;
  }
  .track .bar::before {
    display: none;
  }
  .track .selected::before {
    background: var(--_accent);
  }
  .track li .title,
  .track a {
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
    font: inherit;
  }
  .track a {
    padding-inline-start: 1.4em;
  }
  /* Words of the other direction begin where all do, and end where there is no more room. */
  .track bdi,
  .at [dir] {
    display: block;
    width: fit-content;
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .track .bar a {
    padding-inline-start: 0.75em;
  }
  .track button {
    position: absolute;
    inset-block: 2px;
    min-width: 44px;
    min-height: 0;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_accent);
    border-radius: 12px;
    line-height: 1;
    color: var(--_accent);
    background: var(--_surface);
  }
  /* A bar may be shorter than its name: what is chosen has colours of its own. */
  .track .selected bdi,
  .track .selected button {
    color: var(--_on-accent);
    background: var(--_accent);
  }
  .track .selected bdi {
    margin: 0.25em -6px;
    padding-inline: 6px;
    border-radius: 3px;
    line-height: 1.5;
  }
  @media (forced-colors: active) {
    .track .bar {
      border-block-end: 2px solid;
    }
    .track .selected {
      outline: 2px solid Highlight;
    }
  }
`;
