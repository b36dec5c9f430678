import {css} from 'lit';

export const petitionStyles = css`
  .petition {
    max-width: none;
  }
  progress,
  ::-webkit-progress-bar {
    appearance: none;
    width: 100%;
    height: 8px;
    border: 0;
    background: var(--_line);
    forced-color-adjust: none;
  }
  ::-moz-progress-bar {
    background: var(--_positive);
  }
  ::-webkit-progress-value {
    background: var(--_positive);
  }
  .meta b {
    color: var(--_text);
    font-size: 1.25em;
  }
  [href^='tel:'] {
    white-space: nowrap;
  }
  .share,
  .reach,
  .tally {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
  }
  .reach,
  .tally {
    align-items: baseline;
  }
  .tally {
    justify-content: space-between;
  }
  /* The place of the bar and the line below it. */
  [part='progress'] {
    min-height: 54px;
  }
  [part='deadline'] {
    margin-block-start: calc(-4 * var(--_space));
  }
  .signers .title {
    font-size: 1em;
  }
  .signers,
  .person {
    padding-block-start: calc(2 * var(--_space));
    border-block-start: 1px solid var(--_line);
  }
  .brief .text {
    max-height: 6em;
    overflow: hidden;
  }
  .share a {
    min-height: 44px;
    padding: 0.5em 1.1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    color: inherit;
    font-weight: 600;
    text-decoration: none;
  }
  @container (min-width: 760px) {
    .petition {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      grid-template-rows: auto 1fr;
      gap: calc(8 * var(--_space)) calc(12 * var(--_space));
    }
    .petition > :nth-child(2) {
      grid-area: 1 / 2 / span 2;
    }
  }
`;
