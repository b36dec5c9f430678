import {css} from 'lit';

/** Along a line: the buttons, the lanes with their names, the axis, the overview, and the event that is chosen. */
export const chartStyles = css`
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    margin-block-end: 8px;
  }
  /* As wide as a date: the buttons stay where they are, whatever it says. */
  .controls p {
    margin-inline-end: auto;
    flex: 1 7em;
  }
  .controls button,
  .turn button {
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
  }
  .map {
    position: relative;
    height: 32px;
    margin-block: 8px 16px;
    margin-inline-start: var(--_names);
    overflow: hidden;
    touch-action: pan-y;
    cursor: ew-resize;
  }
  .map path {
    opacity: 0.4;
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
  [aria-disabled='true'] {
    opacity: 0.4;
  }
  .detail .title {
    margin-block: 4px;
    font-size: 1.25em;
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
