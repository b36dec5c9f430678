import {css} from 'lit';

export const coreIssuesStyles = css`
  .toolbar {
    display: flex;
    justify-content: flex-end;
  }
  details {
    break-inside: avoid;
    border-block-end: 1px solid var(--_line);
  }
  summary {
    display: flex;
    gap: calc(3 * var(--_space));
    align-items: baseline;
    padding-block: calc(3.5 * var(--_space));
    cursor: pointer;
    list-style: none;
  }
  summary::-webkit-details-marker {
    display: none;
  }
  summary::before {
    content: '';
    flex: none;
    width: 0.45em;
    height: 0.45em;
    border: solid var(--_muted);
    border-width: 0 2px 2px 0;
    transform: translateY(-0.15em) rotate(-45deg);
    transition: transform 150ms ease-out;
  }
  [dir='rtl'] summary::before {
    transform: translateY(-0.15em) rotate(135deg);
  }
  [open] > summary::before {
    transform: translateY(-0.3em) rotate(45deg);
  }
  summary:hover .title {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  .title {
    font-size: 1.0625em;
  }
  .content {
    display: grid;
    gap: calc(3 * var(--_space));
    padding-block-end: calc(5 * var(--_space));
    padding-inline-start: calc(0.45em + 3 * var(--_space));
    color: var(--_muted);
  }
  @container (min-width: 720px) {
    .issues {
      columns: 2;
      column-gap: calc(12 * var(--_space));
    }
  }
  @media (prefers-reduced-motion: reduce) {
    summary::before {
      transition: none;
    }
  }
`;
