import {css} from 'lit';

export const letterStyles = css`
  .people {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 12em), 1fr));
    gap: calc(4 * var(--_space));
  }
  .reach > *,
  summary {
    min-height: 24px;
    font-size: 0.875em;
    font-weight: 400;
  }
  textarea {
    min-height: 8em;
    resize: vertical;
  }
  #letter-body {
    min-height: 18em;
  }
`;
