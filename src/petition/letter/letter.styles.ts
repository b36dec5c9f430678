import {css} from 'lit';

export const letterStyles = css`
  .people {
    display: grid;
    gap: calc(4 * var(--_space)) calc(8 * var(--_space));
  }
  .person {
    padding-block-start: calc(2 * var(--_space));
    border-block-start: 1px solid var(--_line);
  }
  .reach {
    display: flex;
    flex-wrap: wrap;
    gap: 0 calc(4 * var(--_space));
    align-items: baseline;
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
  #body,
  [readonly] {
    min-height: 18em;
  }
  [readonly] {
    border-color: var(--_line);
    background: var(--_raised);
  }
  .notes {
    margin-block-start: calc(-2 * var(--_space));
  }
  @container (min-width: 420px) {
    .people {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
`;
