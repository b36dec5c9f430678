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
  .new {
    margin-inline-end: 0.5em;
    padding-inline: 0.5em;
    border: 1px solid;
    border-radius: var(--_radius);
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
  .first,
  .cards .item {
    flex-direction: column-reverse;
    padding-block-start: 0;
    border: 0;
  }
  .first .picture,
  .cards .picture {
    width: 100%;
  }
  .first img,
  .cards img {
    aspect-ratio: 16 / 9;
  }
  .first .title {
    font-size: clamp(1.5em, 1em + 2.5cqi, 2em);
    line-height: 1.15;
  }
  .first .summary {
    color: inherit;
    font-size: 1.0625em;
  }
  .cards {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr));
    gap: calc(4 * var(--_space)) calc(6 * var(--_space));
  }
  .cards .item {
    justify-content: flex-end;
  }
  .cards article {
    flex: none;
  }
  .compact .item,
  .headlines .item {
    padding-block: calc(2 * var(--_space));
  }
  .compact .title,
  .headlines .title {
    margin: 0;
    font-size: 1em;
  }
  .group {
    margin-block-start: calc(8 * var(--_space));
    font-size: 1.25em;
  }
  .filter {
    display: inline-flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(2 * var(--_space));
    margin-block-end: calc(4 * var(--_space));
    margin-inline-end: calc(6 * var(--_space));
  }
  .filter > * {
    min-height: 36px;
    padding: 0 1em;
    border: 1px solid var(--_muted);
    border-radius: 18px;
    color: inherit;
    background: none;
    font: inherit;
  }
  .chip {
    font-size: 0.875em;
  }
  select {
    max-width: 100%;
  }
  .filter [aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_on-accent);
    background: var(--_accent);
    forced-color-adjust: none;
  }
  [part='fresh'] {
    margin-block-end: calc(4 * var(--_space));
    border-color: var(--_accent);
    color: var(--_accent);
  }
  mark {
    color: inherit;
    background: none;
    text-decoration: underline 0.2em var(--_accent);
  }
  .bone {
    margin-block-end: calc(4 * var(--_space));
  }
  @container (min-width: 960px) {
    .list,
    .lead {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 0 calc(12 * var(--_space));
    }
    .first {
      flex-direction: row-reverse;
      grid-column: 1 / -1;
      gap: inherit;
    }
    .first .picture {
      flex: 1;
    }
  }
  @media print {
    .clamp .summary {
      -webkit-line-clamp: none;
    }
  }
`;
