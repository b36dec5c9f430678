import {css} from 'lit';

/** What the field to search with looks like, and a list to choose from. Below 16 px, iOS zooms into a field. */
export const searchStyles = css`
  .search {
    margin-block-end: calc(4 * var(--_space));
  }
  .search input,
  select {
    display: block;
    width: 100%;
    max-width: 24em;
    min-height: 44px;
    padding: 0 0.75em;
    border: 1px solid var(--_muted);
    border-radius: var(--_radius);
    color: var(--_text);
    background: none;
    font: inherit;
    font-size: max(16px, 1em);
  }
  .search .note {
    margin-block: calc(2 * var(--_space));
  }
  @media print {
    .search,
    .filter {
      display: none;
    }
  }
`;
