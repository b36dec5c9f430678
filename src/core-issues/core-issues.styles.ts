import {css} from 'lit';

export const coreIssuesStyles = css`
  .toolbar {
    text-align: end;
  }
  details {
    break-inside: avoid;
    border-block-end: 1px solid var(--_line);
  }
  summary {
    padding-block: calc(3.5 * var(--_space));
    padding-inline-start: 1.3em;
    /* A second line begins below the title, not below its marker. */
    text-indent: -1.3em;
    cursor: pointer;
  }
  summary::marker,
  .number {
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .title,
  .number {
    margin-inline-start: 0.25em;
    font-size: 1.0625em;
  }
  .title:hover {
    text-decoration: underline;
  }
  .inside {
    padding-inline: 1.3em;
    color: var(--_muted);
  }
  .inside p {
    padding-block-end: calc(4 * var(--_space));
  }
  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 12em), 1fr));
    column-gap: calc(6 * var(--_space));
  }
  .position {
    border-block-start: 2px solid var(--_line);
    padding-block-start: calc(2 * var(--_space));
  }
  b {
    font-weight: 600;
  }
  .position b {
    color: var(--_text);
    font-size: 0.8125em;
  }
  @container (min-width: 720px) {
    .issues {
      display: grid;
      grid-template-columns: 1fr 1fr;
      align-items: start;
      column-gap: calc(12 * var(--_space));
    }
  }
`;
