import {css} from 'lit';

/** What lists of articles, people and events have in common: kicker, headline, dates and pictures. */
export const articleStyles = css`
  ul,
  ol,
  figure {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .title a {
    color: inherit;
    text-decoration: none;
  }
  .title a:hover {
    text-decoration: underline;
  }
  img {
    max-width: 100%;
    height: auto;
    border-radius: var(--_radius);
  }
  .kicker {
    color: var(--_accent);
    font-size: 0.8125em;
    font-weight: 600;
    letter-spacing: 0.02em;
  }
  /* Its letters are joined. */
  :lang(ar) {
    letter-spacing: normal;
  }
  .kicker a {
    text-decoration: none;
  }
  .meta {
    font-variant-numeric: tabular-nums;
  }
`;
