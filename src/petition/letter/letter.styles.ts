import {css} from 'lit';

export const letterStyles = css`
  .people {
    display: grid;
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
  @container (min-width: 420px) {
    .people {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
