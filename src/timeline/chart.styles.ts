import {css} from 'lit';

export const chartStyles = css`
  .controls {
    display: flex;
    align-items: center;
    gap: 8px;
    margin-block-end: 8px;
  }
  .controls p {
    margin-inline-end: auto;
  }
  .controls button,
  .turn button {
    flex: none;
    min-height: 36px;
    min-width: 36px;
    padding: 0 8px;
    font-size: 0.875em;
    line-height: 1;
  }
  .chart {
    --_lane: 8px;
    --_tint: color-mix(in srgb, var(--_accent) 18%, var(--_surface));
    position: relative;
    border-block-end: 2px solid var(--_line);
    font-size: 0.875em;
    padding-block-end: 2em;
    user-select: none;
    -webkit-user-select: none;
  }
  .head {
    height: var(--_head);
  }
  .lane {
    height: calc(var(--_rows) + var(--_lane));
    border-block-start: 1px solid var(--_line);
  }
  .lane .kicker {
    display: -webkit-box;
    width: calc(var(--_names) - 12px);
    margin-block-start: 0.75em;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    font-size: 0.9375em;
    line-height: 1.15;
    color: var(--_muted);
  }
  .track {
    position: absolute;
    inset: 0;
    inset-inline-start: var(--_names);
    overflow: clip;
    touch-action: pan-y;
    cursor: grab;
  }
  .track:active {
    cursor: grabbing;
  }
  .ticks div,
  .at,
  .track ol,
  .track li {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
  }
  .ticks div {
    contain: strict;
    display: flex;
    align-items: end;
    width: 9em;
    padding-inline-start: 6px;
    border-inline-start: 1px solid var(--_line);
    color: var(--_muted);
    font-size: 0.9375em;
    line-height: 2.1;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }
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
  .at.span .ends {
    position: absolute;
    clip-path: inset(50%);
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
  .track ol {
    inset-block-start: var(--_head);
    inset-inline-end: 0;
  }
  .track li {
    inset-block-end: auto;
    height: 2em;
    margin-block-start: 2px;
    line-height: 2;
    white-space: nowrap;
    contain: size layout style;
  }
  .track li::before {
    content: '';
    position: absolute;
    inset-block: 0.5em;
    width: 1em;
    border: 3px solid var(--_accent);
    border-radius: 1em;
    background: var(--_surface);
  }
  /* Only its size changes from frame to frame: an own property would be inherited, and cost more. */
  .track .bar {
    background: linear-gradient(var(--_tint), var(--_tint)) no-repeat;
    border-inline-start: 3px solid var(--_accent);
  }
  [dir='rtl'] .track li {
    background-position: right;
  }
  .track .bar::before,
  .track .cluster::before {
    display: none;
  }
  .track .selected::before {
    background: var(--_accent);
  }
  .track li .title,
  .track li a {
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
    font: inherit;
  }
  .track li a {
    padding-inline-start: 1.4em;
  }
  /* Words of the other direction begin where all do, and end where there is no more room. */
  .track bdi,
  .at [dir] {
    display: block;
    width: fit-content;
    max-width: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .track .bar a {
    padding-inline-start: 0.75em;
  }
  .track button {
    position: absolute;
    inset-block: 2px;
    min-width: 44px;
    min-height: 0;
    margin: 0;
    padding: 0;
    border: 1px solid var(--_accent);
    border-radius: 12px;
    line-height: 1;
    color: var(--_accent);
    background: var(--_surface);
  }
  /* A bar may be shorter than its name: what is chosen has colours of its own. */
  .track .selected bdi,
  .track .selected button {
    color: var(--_on-accent);
    background: var(--_accent);
  }
  .track .selected bdi {
    margin: 0.25em -6px;
    padding-inline: 6px;
    border-radius: 3px;
    line-height: 1.5;
  }
  .map {
    position: relative;
    height: 32px;
    margin-block: 8px 16px;
    overflow: hidden;
    touch-action: pan-y;
    cursor: ew-resize;
  }
  .map svg {
    height: 100%;
    margin: 0;
    border: 0;
    border-radius: 0;
  }
  .map path {
    fill: var(--_muted);
    opacity: 0.5;
  }
  .window {
    position: absolute;
    inset-block: 0;
    border: 2px solid var(--_accent);
    border-radius: 3px;
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
  }
  .detail {
    padding: calc(4 * var(--_space));
    border-radius: var(--_radius);
    background: var(--_raised);
    /* One finger across turns to the next event. */
    touch-action: pan-y pinch-zoom;
  }
  .turn {
    display: flex;
    gap: 8px;
    float: inline-end;
    margin-inline-start: 12px;
  }
  .detail .title {
    margin-block: 4px;
    font-size: 1.25em;
  }
  @media (forced-colors: active) {
    .track .bar {
      border-block-end: 2px solid;
    }
    .at.span,
    .passed {
      border: 1px solid;
    }
    .passed {
      border-block-end-width: 4px;
    }
    .track .selected {
      outline: 2px solid Highlight;
    }
    .map path {
      fill: CanvasText;
    }
  }
  /* As wide as the chart takes for narrow, which grows with the text. */
  @container (max-width: 37.49em) {
    .chart {
      --_lane: 1.75em;
    }
    .nameless {
      --_lane: 8px;
    }
    .lane .kicker {
      width: auto;
      margin: 0;
      -webkit-line-clamp: 1;
    }
  }
`;
