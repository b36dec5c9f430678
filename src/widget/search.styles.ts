import {css} from 'lit';

/** What the field to search with looks like, and a list to choose from. */
export const searchStyles = css`
  .search {
    display: block;
    margin-block-end: calc(4 * var(--_space));
  }
  .search input,
  select {
    display: block;
    max-width: 24em;
    min-height: 44px;
    padding: 0 0.75em;
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
