/**
 * The vertical timeline: which of its events are in the DOM. Up to 2000 all are in the end: the first before the first paint, the
 * others in slices of a few ms, so that finding in the page, printing and screen readers have everything. Above that a browser
 * would suffer, and the events lie in periods that a visitor opens.
 */
import {html, noChange, nothing} from 'lit';
import type {TimelineEvent} from '../contract/timeline.ts';
import {afterPaint} from '../widget/after-paint.ts';
import type {Period} from './periods.ts';

/** So many events are rendered at once. A list that is no longer comes whole: what follows it stays where it is. */
const CHUNK = 20;
/** So many of a longer list come first: more than a phone shows. */
const FIRST = 10;
/** A slice starts no further chunk after this time, ms: it ends within eight. */
const SLICE = 4;

/** The list, or a list for each period. */
export class EventList {
  readonly #redraw: () => void;
  #periods: readonly Period[] = [];
  /** By period: how many of its events may be in the DOM by now. Those that are not in it are closed. */
  #drawn = new Map<string, number>();
  /** This rendering adds a chunk to the period of this name, and changes nothing about what is in the DOM. */
  #adding: string | undefined;
  #isWaiting = false;

  /** @param redraw Renders now. */
  constructor(redraw: () => void) {
    this.#redraw = redraw;
  }

  /** Starts anew with what is drawn at once. */
  reset(): void {
    this.#drawn = new Map();
  }

  /** Sees to it that an event is in the next rendering. */
  include(id: string | undefined, periods: readonly Period[]): void {
    for (const {name, events} of periods) {
      const index = events.findIndex((event) => event.id === id);
      if (index >= 0) this.#drawn.set(name, Math.max(this.#drawn.get(name) ?? 0, index + 1));
    }
  }

  /**
   * The list with what may be drawn by now.
   *
   * @param renderItem the item of an event, and what comes before it
   * @param heading the heading of a period around what it says
   * @param isFixed tells what is not drawn anew, whatever comes before it
   */
  render(
    periods: readonly Period[],
    isWhole: boolean,
    renderItem: (event: TimelineEvent) => unknown,
    heading: (content: unknown) => unknown,
    isFixed: (event: TimelineEvent) => boolean,
  ): unknown {
    this.#periods = periods;
    const {events, name} = periods[0] as Period;
    if (!this.#drawn.size) this.#drawn.set(name, events.length > CHUNK ? FIRST : CHUNK);
    // What was printed stays, where a browser can live with it.
    if (isWhole && !name) this.#drawn.set(name, Infinity);
    return periods.map((period) => {
      const drawn = isWhole ? Infinity : (this.#drawn.get(period.name) ?? 0);
      const list = drawn
        ? html`<ol class="spine" part="list" role="list">
            ${this.#renderChunks(period, drawn, renderItem, isFixed)}
          </ol>`
        : nothing;
      if (!period.name) return list;
      return html`${heading(
        html`<button
          class="period"
          part="period"
          aria-expanded=${Boolean(drawn)}
          @click=${() => this.#toggle(period)}
        >
          ${period.label} <span class="meta">${period.count}</span>
        </button>`,
      )}${list}`;
    });
  }

  /** Goes on drawing what is missing, a slice at a time. */
  fill(): void {
    if (this.#isWaiting || !this.#unfinished()) return;
    this.#isWaiting = true;
    afterPaint(() => {
      this.#isWaiting = false;
      const start = performance.now();
      let period: Period | undefined;
      while (performance.now() - start < SLICE && (period = this.#unfinished())) {
        this.#adding = period.name;
        this.#drawn.set(period.name, (this.#drawn.get(period.name) ?? 0) + CHUNK);
        this.#redraw();
      }
      this.#adding = undefined;
      this.fill();
    });
  }

  #unfinished(): Period | undefined {
    return this.#periods.find(({name, events}) => (this.#drawn.get(name) ?? Infinity) < events.length);
  }

  #toggle({name}: Period): void {
    if (!this.#drawn.delete(name)) this.#drawn.set(name, CHUNK);
    this.#redraw();
  }

  #renderChunks(
    {name, events}: Period,
    drawn: number,
    renderItem: (event: TimelineEvent) => unknown,
    isFixed: (event: TimelineEvent) => boolean,
  ): unknown[] {
    const chunks = [];
    const fixed = events.findIndex(isFixed);
    // What comes before it makes the first chunk longer: it is the first of the second one before and after.
    let end = fixed < 0 ? FIRST : fixed;
    for (let start = 0; start < events.length && start < drawn; start = end, end += CHUNK) {
      const isThere = this.#adding !== undefined && (this.#adding !== name || end < drawn);
      chunks.push(isThere ? noChange : events.slice(start, end).map(renderItem));
    }
    return chunks;
  }
}
