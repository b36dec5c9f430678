import {css} from 'lit';

/** What links below a text look like: targets for a finger. */
export const titledLinkStyles = css`
  .link {
    display: inline-block;
    min-height: 24px;
    margin-inline-end: calc(4 * var(--_space));
    line-height: max(24px, 1.5em);
  }
`;
