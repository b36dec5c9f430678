/** What of a horizontal timeline stays: the lanes, the track with its layers, and the overview. */
import {html, nothing} from 'lit';
import type {ChartModel} from './chart.ts';
import type {MovableChart} from './hands.ts';

/** How high a row of the names above the lanes is, px. */
export const ABOVE = 26;
/** The names of lanes beside them; in less than `NARROW` they stand above, px. */
export const NAMES = 128;
export const NARROW = 600;

/** The lanes and the overview; all that moves in them is put there by the chart. */
export function renderChart({lanes, teller, backdrop, density}: ChartModel, hands: MovableChart): unknown {
  return html`<div
      class="chart ${lanes.some(({name}) => name) ? '' : 'nameless'}"
      part="chart"
      @keydown=${hands.onKey}
      @focusin=${hands.onFocus}
      @click=${{handleEvent: hands.onClick, capture: true}}
    >
      <div class="head"></div>
      ${lanes.map(
        ({name}) =>
          html`<div class="lane">
            <span class="kicker" aria-hidden="true"><bdi>${name ? teller.marked(name) : nothing}</bdi></span>
          </div>`,
      )}
      <div
        class="track"
        part="track"
        @wheel=${hands.onWheel}
        @pointerdown=${hands.onPointer}
        @pointermove=${hands.onPointer}
        @pointerup=${hands.onPointer}
        @pointercancel=${hands.onPointer}
        @gesturestart=${hands.onGesture}
        @gesturechange=${hands.onGesture}
        @dblclick=${(event: MouseEvent) => hands.zoom(2.5, hands.along(event))}
        @dragstart=${(event: Event) => event.preventDefault()}
      >
        <div class="ticks" aria-hidden="true"></div>
        ${backdrop.content}
        <ol part="list" role="list"></ol>
      </div>
    </div>
    <div
      class="map"
      part="overview"
      aria-hidden="true"
      @pointerdown=${hands.onMap}
      @pointermove=${hands.onMap}
    >
      <svg viewBox="0 0 160 1" preserveAspectRatio="none"><path d=${density} /></svg>
      <div class="window"></div>
    </div>`;
}
