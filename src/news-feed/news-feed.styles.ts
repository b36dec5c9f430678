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
  /* Links that a thumb finds. */
  article a {
    padding-block: 5px;
  }
  .new {
    margin-inline-end: 0.5em;
    padding-inline: 0.5em;
    border: 1px solid;
    border-radius: var(--_radius);
  }
  .kicker {
    line-height: 1.85;
  }
  .title,
  .summary {
    margin-block-end: calc(1.5 * var(--_space));
  }
  .summary {
    color: var(--_muted);
    font-size: 0.9375em;
  }
  /* Of whatever direction, it begins where the others do. */
  #heading,
  .title,
  .summary {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .clamp .summary {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
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
  .tall {
    flex-direction: column-reverse;
    padding-block-start: 0;
    border: 0;
  }
  .tall .picture {
    width: 100%;
  }
  .tall img {
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
    margin-block: calc(8 * var(--_space)) calc(4 * var(--_space));
  }
  .filter {
    display: flex;
    flex-wrap: wrap;
    gap: calc(2 * var(--_space));
    margin-block-end: calc(4 * var(--_space));
  }
  .chip {
    min-height: 36px;
    border-color: var(--_muted);
    border-radius: calc(3 * var(--_radius));
    font-size: 0.875em;
    font-weight: 400;
  }
  /* Lies over the line above the first article, and later at the top of the window: it has no height of its own. */
  .fresh {
    position: sticky;
    inset-block-start: 24px;
    z-index: 1;
    height: 0;
    text-align: center;
  }
  .fresh button {
    border-radius: calc(4 * var(--_radius));
    transform: translateY(-50%);
  }
  .fresh button,
  .chip[aria-pressed='true'] {
    border-color: var(--_accent);
    color: var(--_on-accent);
    background: var(--_accent);
    forced-color-adjust: none;
  }
  mark {
    color: inherit;
    background: none;
    text-decoration: underline 0.2em var(--_accent);
    /* Its own color there is for its own background. */
    forced-color-adjust: none;
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
