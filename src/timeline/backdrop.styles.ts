import {css} from 'lit';

/** What lies behind the lanes: eras, the span with what of it has passed, and today. */
export const backdropStyles = css`
  .at {
    max-width: none;
    overflow: hidden;
    white-space: nowrap;
    pointer-events: none;
  }
  .at.era {
    inset-block-end: 2em;
    padding-block-start: var(--_down);
    padding-inline-start: 6px;
    border-inline: 1px solid color-mix(in srgb, var(--_accent) 30%, transparent);
    background: color-mix(in srgb, var(--_accent) 7%, transparent);
    line-height: 1.7;
  }
  .at.other {
    background: color-mix(in srgb, var(--_positive) 8%, transparent);
  }
  .at.span,
  .passed {
    display: flex;
    gap: 8px;
    align-items: baseline;
    inset-block: calc(var(--_down) + 2px) auto;
    height: 1.6em;
    margin: 0;
    padding-inline: 10px;
    border-radius: 3px;
    line-height: 1.6em;
    background: color-mix(in srgb, var(--_accent) 16%, transparent);
  }
  .at.span > * {
    overflow: hidden;
    font-size: 0.9375em;
    line-height: inherit;
  }
  .at.span .kicker {
    flex: none;
  }
  .at.span svg {
    display: none;
  }
  .passed {
    padding: 0;
    background: color-mix(in srgb, var(--_accent) 30%, transparent);
  }
  .now {
    overflow: visible;
    border-inline-start: 1px solid var(--_accent);
  }
  .now span {
    position: absolute;
    inset-block-end: 0;
    padding-inline: 6px;
    color: var(--_on-accent);
    background: var(--_accent);
    line-height: 2.1;
  }
  @media (forced-colors: active) {
    .at.span {
      border: 1px solid;
    }
    .passed {
      border-block-end: 4px solid;
    }
  }
`;
