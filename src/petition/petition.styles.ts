import {css} from 'lit';

export const petitionStyles = css`
  .petition {
    max-width: none;
  }
  progress {
    display: block;
    appearance: none;
    width: 100%;
    height: 8px;
    border: 0;
    border-radius: var(--_radius);
    background: var(--_line);
    overflow: hidden;
  }
  ::-webkit-progress-bar {
    background: none;
  }
  ::-webkit-progress-value {
    background: var(--_positive);
  }
  ::-moz-progress-bar {
    background: var(--_positive);
  }
  .progress {
    display: grid;
    gap: calc(2 * var(--_space));
  }
  .progress b {
    color: var(--_text);
    font-size: 1.25em;
  }
  .share {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
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
  .thanked > button {
    justify-self: start;
  }
  @container (min-width: 760px) {
    .petition {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: calc(12 * var(--_space));
    }
  }
  @media (forced-colors: active) {
    progress {
      border: 1px solid;
    }
    ::-webkit-progress-value {
      background: Highlight;
    }
    ::-moz-progress-bar {
      background: Highlight;
    }
  }
`;
