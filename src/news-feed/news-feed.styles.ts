import {css} from 'lit';

export const newsFeedStyles = css`
  .item {
    display: flex;
    gap: calc(4 * var(--_space));
    padding-block: calc(4 * var(--_space));
    border-block-start: 1px solid var(--_line);
    break-inside: avoid;
  }
  article {
    flex: 1;
    min-width: 0;
  }
  .kicker {
    line-height: 24px;
  }
  .kicker a {
    padding-block: 4px;
  }
  .title a {
    padding-block: 1px;
  }
  .title,
  .summary {
    margin-block-end: calc(1.5 * var(--_space));
  }
  .summary {
    color: var(--_muted);
    font-size: 0.9375em;
  }
  .clamp .summary {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }
  span + time::before {
    content: '· ';
  }
  .picture {
    flex: none;
    width: clamp(88px, 28%, 200px);
  }
  img {
    display: block;
    width: 100%;
    aspect-ratio: 3 / 2;
    object-fit: cover;
    background: var(--_raised);
  }
  .lead {
    flex-direction: column-reverse;
    padding-block-start: 0;
    border: 0;
  }
  .lead .picture {
    width: 100%;
  }
  .lead img {
    aspect-ratio: 16 / 9;
  }
  .lead .title {
    font-size: clamp(1.5em, 1em + 2.5cqi, 2em);
    line-height: 1.15;
  }
  .lead .summary {
    color: inherit;
    font-size: 1.0625em;
  }
  .bone {
    margin-block-end: calc(4 * var(--_space));
  }
  @container (min-width: 960px) {
    .items {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 0 calc(12 * var(--_space));
    }
    .lead {
      flex-direction: row-reverse;
      grid-column: 1 / -1;
      gap: inherit;
    }
    .lead .picture {
      flex: 1;
    }
  }
  @media print {
    .clamp .summary {
      -webkit-line-clamp: none;
    }
  }
`;
