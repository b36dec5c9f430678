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
    cursor: pointer;
  }
  summary::marker {
    color: var(--_muted);
  }
  .title {
    margin-inline-start: 0.25em;
    font-size: 1.0625em;
  }
  .title:hover {
    text-decoration: underline;
  }
  .text {
    padding: 0 1.3em calc(4 * var(--_space));
    color: var(--_muted);
  }
  @container (min-width: 720px) {
    .issues {
      columns: 2;
      column-gap: calc(12 * var(--_space));
    }
  }
`;
