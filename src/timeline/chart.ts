/**
 * The horizontal timeline: what it consists of, and everything that moves. Lit draws what stays; what moves with time is
 * drawn here, by hand, once per frame: marks that come into view are made, those that leave it are taken away, and the
 * others only move.
 */
import {html, nothing, render} from 'lit';
import type {TimelineEvent} from '../contract/timeline.ts';
import {around} from './bounds.ts';
import {densityOf} from './density.ts';
import type {Teller} from './event-view.ts';
import {summary} from './event-view.ts';
import {after, isGliding, keyAction, resting, STEADY} from './gestures.ts';
import type {Gesture, View} from './gestures.ts';
import type {Lane} from './lanes.ts';
import {apart, extentOf, firstAfter, levelFor, marksOf, SIZE} from './marks.ts';
import type {Mark} from './marks.ts';
import {clamp, positionOf, timeAt} from './scale.ts';
import type {Bounds, Interval, Scale} from './scale.ts';
import type {Backdrop} from './span-view.ts';
import {ticksOf} from './ticks.ts';

/** Which events are shown. */
export interface Shown {
  readonly events: readonly TimelineEvent[];
  readonly lanes: readonly Lane[];
  readonly bounds: Bounds;
  /** What they were found by: something else is another view. */
  readonly finding: string;
}

/** What a chart draws. */
export interface ChartModel extends Shown {
  readonly backdrop: Backdrop;
  readonly teller: Teller;
  readonly locale: string;
  readonly isRightToLeft: boolean;
  /** Of the element, px: it is known before anything is laid out. */
  readonly width: number;
}

/** What a chart needs of its element. */
export interface ChartHost {
  renderRoot(): ShadowRoot;
  /** The view has come to rest. */
  onRest(domain: Interval): void;
}

type EventMark = Mark<TimelineEvent>;

/** A mark in the DOM. */
interface Drawn {
  readonly item: HTMLLIElement;
  readonly mark: EventMark;
}

/** How high a row is, and one of the names above the lanes, px. */
const ROW = 32;
const ABOVE = 26;
/** The names of lanes beside them; in less than `NARROW` they stand above, px. */
const NAMES = 128;
const NARROW = 600;
/** A name is never longer, px. */
const NAME = 280;
/** Between marks, px. */
const GAP = 8;
/** Between ticks at least, px. */
const TICK = 96;
/** Time for what is new in a frame, ms. */
const HURRY = 3;
/** Time until the view counts as at rest, ms. */
const PAUSE = 300;

/** The track of a horizontal timeline. */
export class Chart {
  readonly #host: ChartHost;
  #model: ChartModel | undefined;
  #view: View | undefined;
  #level = 0;
  /** All marks at this level, by row. */
  #marks: EventMark[][] = [];
  /** The list in which they are drawn, and those that are in it. */
  #list: HTMLElement | undefined;
  #drawn = new Map<string, Drawn>();
  /** What they say is to be looked at again. */
  #isStale = false;
  /** Where the keys have led. */
  #stop: TimelineEvent | undefined;
  /** Which is the tab stop. */
  #tab: HTMLLIElement | undefined;
  /** Where the view is on its way to. */
  #target: Interval | undefined;
  #frame = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;
  /** Where the overview's window is held, ms from its beginning. */
  #grip = 0;

  /** The visitor was last seen to use keys. */
  isByKeys = false;

  constructor(host: ChartHost) {
    this.#host = host;
  }

  /** Takes what there is to show; everything that is drawn is looked at again. `first` is what is in view at first. */
  update(model: ChartModel, first: Interval): void {
    const {lanes, events, bounds, finding} = model;
    const before = this.#model;
    if (lanes !== before?.lanes) this.#level = 0;
    this.#model = model;
    this.#isStale = true;
    const view = this.#view;
    this.#view = {...(view ?? resting({domain: first, range: [0, 0]})), bounds};
    if (!view) this.show(first, false);
    else if (finding !== before?.finding) this.show(around(events, bounds));
    this.#measure();
    this.#draw();
  }

  /** Its elements go: nothing is drawn any more. */
  stop(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#pause);
    this.#frame = 0;
  }

  /** Shows a stretch of time, as far as the bounds let it. */
  show([from, to]: Interval, gently = true): void {
    const {bounds, scale} = this.#view ?? {};
    if (!bounds || !scale) return;
    const {within, shortest} = bounds;
    const length = clamp(to - from, [shortest, within[1] - within[0]]);
    const start = clamp((from + to - length) / 2, [within[0], within[1] - length]);
    this.#target = [start, start + length];
    if (!gently) return this.#arrive();
    if (isStill()) this.#arrive();
    this.#schedule();
  }

  /** Shows less time, or more (a factor below 1), around a position, px, or else the middle. 0 shows all. */
  zoom(factor: number, x?: number): void {
    const view = this.#view;
    if (!view) return;
    const scale = {...view.scale, domain: this.#target ?? view.scale.domain};
    const zoomed = after({...view, scale}, {type: 'zoom', x: x ?? scale.range[1] / 2, factor});
    this.show(factor ? zoomed.scale.domain : view.bounds.within);
  }

  /** Moves the view as little as is needed to see an event, and the focus to it on request. */
  reveal(event: TimelineEvent, focus: boolean): void {
    const view = this.#view;
    if (!view) return;
    this.#stop = event;
    this.#target = undefined;
    const end = view.scale.range[1] - SIZE.event;
    const x = positionOf(view.scale, event.from);
    this.#view = after(view, {type: 'pan', by: x < 0 ? x - GAP : Math.max(0, x - end)});
    this.#draw();
    if (focus) this.#focus();
  }

  /** What stays: the lanes, the track with its layers, and the overview. */
  render({lanes, events, bounds}: Shown, {marked}: Teller, {content}: Backdrop): unknown {
    return html`<div
        class="chart ${lanes.some(({name}) => name) ? '' : 'nameless'}"
        part="chart"
        @keydown=${this.#onKey}
        @focusin=${this.#onFocus}
        @click=${{handleEvent: this.#onClick, capture: true}}
      >
        <div class="head"></div>
        ${lanes.map(
          ({name}) =>
            html`<div class="lane">
              <span class="kicker" aria-hidden="true">${name ? marked(name) : nothing}</span>
            </div>`,
        )}
        <div
          class="track"
          part="track"
          @wheel=${this.#onWheel}
          @pointerdown=${this.#onPointer}
          @pointermove=${this.#onPointer}
          @pointerup=${this.#onPointer}
          @pointercancel=${this.#onPointer}
          @dblclick=${(event: MouseEvent) => this.zoom(2.5, this.#along(event))}
          @dragstart=${(event: Event) => event.preventDefault()}
        >
          <div class="ticks" aria-hidden="true"></div>
          ${content}
          <ol part="list" role="list"></ol>
        </div>
      </div>
      <div
        class="map"
        part="overview"
        aria-hidden="true"
        @pointerdown=${this.#onMap}
        @pointermove=${this.#onMap}
      >
        <svg viewBox="0 0 160 1" preserveAspectRatio="none">
          <path d=${densityOf(events, bounds.within)} />
        </svg>
        <div class="window"></div>
      </div>`;
  }

  get #parts(): Partial<Record<'track' | 'ticks' | 'list' | 'window', HTMLElement>> {
    const part = (selector: string) =>
      this.#host.renderRoot().querySelector<HTMLElement>(selector) ?? undefined;
    return {track: part('.track'), ticks: part('.ticks'), list: part('.track>ol'), window: part('.window')};
  }

  /** What is as wide as its element, and as high as its lanes. */
  #measure(): void {
    const {lanes, backdrop, width} = this.#model as ChartModel;
    const view = this.#view as View;
    const chart = this.#parts.track?.parentElement;
    const names = width >= NARROW && lanes.some(({name}) => name) ? NAMES : 0;
    setSize(chart, '--_names', names);
    setSize(chart, '--_head', backdrop.rows * ABOVE);
    chart?.querySelectorAll<HTMLElement>('.lane').forEach((lane, index) => {
      setSize(lane, '--_rows', (lanes[index]?.rows.length ?? 0) * ROW);
    });
    this.#view = {...view, scale: {...view.scale, range: [0, Math.max(1, width - names)]}};
  }

  // What moves

  #schedule(): void {
    this.#frame ||= requestAnimationFrame((at) => {
      this.#frame = 0;
      this.#advance(at);
      this.#draw();
    });
  }

  /** What goes on by itself: the way to a target, or a throw. */
  #advance(at: number): void {
    const view = this.#view;
    if (!view) return;
    if (this.#target) {
      const [from, to] = view.scale.domain;
      const [start, end] = this.#target;
      const domain: Interval = [from + (start - from) * 0.3, to + (end - to) * 0.3];
      if (Math.abs(start - from) + Math.abs(end - to) < (end - start) / 500) return this.#arrive();
      this.#view = {...view, scale: {...view.scale, domain}};
    } else if (isGliding(view) && !isStill()) {
      this.#view = after(view, {type: 'frame', at});
    } else return;
    this.#schedule();
  }

  #arrive(): void {
    const view = this.#view as View;
    this.#view = {...view, scale: {...view.scale, domain: this.#target ?? view.scale.domain}};
    this.#target = undefined;
  }

  #do(gesture: Gesture): void {
    if (!this.#view) return;
    this.#target = undefined;
    this.#view = after(this.#view, gesture);
    this.#schedule();
  }

  /** One frame. */
  #draw(): void {
    const {track, ticks, list, window} = this.#parts;
    if (!this.#model || !this.#view || !track || !ticks || !list || !window) return;
    const {backdrop, locale} = this.#model;
    const {scale, bounds} = this.#view;
    // Between a list and another there may have been none.
    if (list !== this.#list) this.#drawn.clear();
    this.#list = list;
    const width = scale.range[1];
    const marks = ticksOf(scale, TICK, locale);
    render(
      marks.map(({label}) => html`<div>${label}</div>`),
      ticks,
    );
    marks.forEach(({time}, index) => this.#move(ticks.children[index], positionOf(scale, time)));
    backdrop.stretches.forEach(({from, to, row}, index) => {
      const element = track.querySelectorAll<HTMLElement>('.at')[index];
      const seen: Interval = [-GAP, width + GAP];
      const [start, end] = [clamp(positionOf(scale, from), seen), clamp(positionOf(scale, to), seen)];
      this.#move(element, start);
      setSize(element, 'width', end - start);
      setSize(element, '--_down', row * ABOVE);
    });
    const [before, beyond] = scale.domain.map((time) =>
      positionOf({domain: bounds.within, range: [0, 100]}, time),
    );
    window.style.setProperty('inset-inline', `${before}% ${100 - (beyond ?? 0)}%`);
    this.#drawMarks(list, scale);
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.#order();
      this.#host.onRest(scale.domain);
    }, PAUSE);
  }

  #move(element: Element | undefined, x: number): void {
    (element as HTMLElement).style.transform = `translateX(${this.#model?.isRightToLeft ? -x : x}px)`;
  }

  #drawMarks(list: HTMLElement, {domain: [from, to], range: [, width]}: Scale): void {
    const detail = width / (to - from);
    const level = levelFor(detail);
    if (level !== this.#level) {
      this.#level = level;
      const rows = this.#model?.lanes.flatMap(({rows}) => rows) ?? [];
      this.#marks = rows.map((events, row) => marksOf(events, level, row));
    }
    const visible: {mark: EventMark; start: number; end: number; room: number}[] = [];
    for (const marks of this.#marks) {
      for (let index = Math.max(0, firstAfter(marks, from) - 1); index < marks.length; index++) {
        const [mark, next] = [marks[index] as EventMark, marks[index + 1]];
        const [start, end] = extentOf(mark, detail, from);
        if (start > width) break;
        const free = next ? extentOf(next, detail, from)[0] - GAP : Infinity;
        const room = Math.min(NAME, Math.min(free, Math.max(width, start + SIZE.cluster)) - start);
        if (Math.max(end, start + room) > 0) visible.push({mark, start, end, room});
      }
    }
    const isFirst = !this.#drawn.size;
    if (isFirst) visible.sort((one, other) => one.mark.from - other.mark.from);
    const wanted = new Set(visible.map(({mark}) => keyOf(mark)));
    // What is not wanted any more is used again for what is new: that costs a third.
    const spare: Drawn[] = [];
    let hadFocus = false;
    for (const [key, drawn] of this.#drawn) {
      if (wanted.has(key)) continue;
      hadFocus ||= drawn.item.matches(':focus-within');
      spare.push(drawn);
      this.#drawn.delete(key);
    }
    const begun = performance.now();
    for (const {mark, start, end, room} of visible) {
      const key = keyOf(mark);
      const isCluster = mark.events.length > 1;
      const known = this.#drawn.get(key);
      // A hand must not wait: what is new may come a frame later.
      if (!known && !isFirst && performance.now() - begun > HURRY) {
        this.#schedule();
        continue;
      }
      const used = spare.findIndex((drawn) => drawn.mark.events.length > 1 === isCluster);
      const item =
        known?.item ?? (used < 0 ? list.appendChild(document.createElement('li')) : spare[used]?.item);
      if (!item) continue;
      if (!known && used >= 0) spare.splice(used, 1);
      const drawn = {item, mark};
      this.#drawn.set(key, drawn);
      if (this.#isStale || known?.mark.events.length !== mark.events.length) this.#fill(drawn);
      // What has begun before the view keeps its name in view.
      const left = isCluster ? start : Math.max(start, Math.min(-GAP, end - SIZE.dot));
      const bar = Math.min(end, width + GAP) - left;
      const isBar = !isCluster && end - start > SIZE.dot + 0.5;
      this.#move(item, left);
      item.classList.toggle('bar', isBar);
      if (isBar) setSize(item, 'background-size', bar);
      // In steps, so that not every frame lays out every name.
      const name = Math.floor((start + room - left) / 16) * 16;
      setSize(item, 'width', isCluster ? SIZE.cluster : Math.max(isBar ? bar : 0, name));
    }
    for (const {item} of spare) item.remove();
    this.#isStale = false;
    // One tab stop: where the keys have led, or else what is in view.
    const drawn = [...this.#drawn.values()];
    const stop = drawn.find(this.#isStop) ?? drawn.find(({mark}) => mark.from >= from) ?? drawn[0];
    if (this.#tab !== stop?.item) {
      if (this.#tab) focusable(this.#tab).tabIndex = -1;
      this.#tab = stop?.item;
    }
    if (stop) focusable(stop.item).tabIndex = 0;
    if (hadFocus && stop) focusable(stop.item).focus({preventScroll: true});
  }

  /** Puts what is drawn into the order of time, in which it is read; what has the focus is not moved, which would take it away. */
  #order(): void {
    const items = [...this.#drawn.values()]
      .sort((one, other) => one.mark.from - other.mark.from)
      .map(({item}) => item);
    const fixed = items.findIndex((item) => item.matches(':focus-within'));
    items.forEach((item, index) => {
      if (index < fixed) items[fixed]?.before(item);
      else if (index > fixed) item.parentElement?.append(item);
    });
  }

  readonly #isStop = ({mark}: {readonly mark: EventMark}): boolean =>
    mark.events.some(({id}) => id === this.#stop?.id);

  #focus(): void {
    const drawn = [...this.#drawn.values()].find(this.#isStop);
    if (drawn) focusable(drawn.item).focus({preventScroll: true});
  }

  /** What an item says: an event, or how many. */
  #fill({item, mark}: Drawn): void {
    const {lanes, teller, locale} = this.#model as ChartModel;
    const {row, events} = mark;
    const [event] = events;
    const count = events.length;
    const kind = count > 1 ? 'cluster' : 'event';
    const chosen = events.some(teller.isSelected) ? 'selected' : '';
    const rows = lanes.flatMap((lane, index) => lane.rows.map(() => index + 1));
    item.id = count > 1 ? '' : event.id;
    item.className = `${kind} ${chosen} ${item.classList.contains('bar') ? 'bar' : ''}`;
    item.setAttribute('part', kind);
    item.style.top = `calc(${row * ROW}px + ${rows[row] ?? 0} * var(--_lane))`;
    if (count === 1) return void render(summary(event, teller, -1), item);
    const date = teller.dates(event.start, events.at(-1)?.start);
    render(
      html`<button
        type="button"
        tabindex="-1"
        aria-label=${teller.term('cluster', {count, date})}
        @click=${() => this.#open(events)}
      >
        ${count.toLocaleString(locale)}
      </button>`,
      item,
    );
  }

  // What hands and keys do

  /** Where an event of the pointer is, px from where time begins. */
  #along({clientX, currentTarget}: MouseEvent): number {
    const {left, right} = (currentTarget as Element).getBoundingClientRect();
    return this.#model?.isRightToLeft ? right - clientX : clientX - left;
  }

  readonly #onWheel = (event: WheelEvent) => {
    const {deltaX, deltaY, deltaMode, shiftKey, ctrlKey, metaKey} = event;
    const unit = deltaMode ? 16 : 1;
    const sideways = shiftKey ? deltaX || deltaY : Math.abs(deltaX) > Math.abs(deltaY) ? deltaX : 0;
    if (ctrlKey || metaKey) {
      const factor = Math.exp(clamp(-deltaY * unit, [-100, 100]) / 150);
      this.#do({type: 'zoom', x: this.#along(event), factor});
    } else if (sideways) {
      this.#do({type: 'pan', by: sideways * (this.#model?.isRightToLeft ? -unit : unit)});
    } else {
      // A plain wheel scrolls the page.
      return;
    }
    event.preventDefault();
  };

  readonly #onPointer = (event: PointerEvent) => {
    const {pointerId: id, timeStamp: at, button, currentTarget} = event;
    const type = event.type.slice('pointer'.length) as 'down' | 'move' | 'up' | 'cancel';
    this.isByKeys = false;
    if (type === 'down' ? button : !this.#view?.held.has(id)) return;
    this.#do({type, id, at, x: this.#along(event)});
    // From here on it is no click, and goes on outside.
    if (type === 'move' && this.#isDragged) (currentTarget as Element).setPointerCapture(id);
  };

  get #isDragged(): boolean {
    return (this.#view?.way ?? 0) >= STEADY;
  }

  /** The end of a drag is no click on what is there. */
  readonly #onClick = (event: MouseEvent) => {
    if (!event.detail || !this.#isDragged) return;
    event.preventDefault();
    event.stopPropagation();
  };

  readonly #onMap = (event: PointerEvent) => {
    const {currentTarget, type, buttons, pointerId} = event;
    if (!this.#view || !buttons) return;
    const {scale, bounds} = this.#view;
    const map = currentTarget as HTMLElement;
    const time = timeAt({domain: bounds.within, range: [0, map.clientWidth]}, this.#along(event));
    const [from, to] = scale.domain;
    if (type === 'pointerdown') {
      map.setPointerCapture(pointerId);
      this.#grip = time >= from && time <= to ? time - from : (to - from) / 2;
    }
    this.#do({type: 'pan', by: positionOf(scale, time - this.#grip)});
  };

  /** A cluster comes apart; or, where no view does that, its first event is chosen, from which one goes on to the others. */
  #open(events: EventMark['events']): void {
    const {scale, bounds} = this.#view as View;
    const domain = apart(events, scale.range[1], bounds.shortest);
    [this.#stop] = events;
    if (domain) this.show(domain);
    else this.#model?.teller.choose(events[0]);
  }

  readonly #onFocus = ({target}: Event) => {
    const drawn = [...this.#drawn.values()].find(({item}) => item.contains(target as Node));
    if (drawn && !this.#isStop(drawn)) [this.#stop] = drawn.mark.events;
  };

  readonly #onKey = (event: KeyboardEvent) => {
    const {key, ctrlKey, metaKey, altKey} = event;
    this.isByKeys = true;
    const action = keyAction(key, Boolean(this.#model?.isRightToLeft));
    if (!action || !this.#view || ctrlKey || metaKey || altKey) return;
    event.preventDefault();
    const {type, by} = action;
    const here = this.#stop && positionOf(this.#view.scale, this.#stop.from);
    if (type === 'zoom') return this.zoom(by, here);
    if (type === 'page') return this.#do({type: 'pan', by: by * 0.8 * this.#view.scale.range[1]});
    const stops = this.#marks.flat().sort((one, other) => one.from - other.from);
    const index = stops.findIndex((mark) => this.#isStop({mark}));
    const stop = {
      end: stops.at(by < 0 ? 0 : -1),
      step: stops[index + by],
      lane: this.#across(stops, stops[index], by),
    };
    if (stop[type]) this.reveal(stop[type].events[0], true);
  };

  /** The nearest mark in the next lane; where there is but one lane, in the next row. */
  #across(stops: readonly EventMark[], here: EventMark | undefined, by: number): EventMark | undefined {
    const {lanes = []} = this.#model ?? {};
    const laneOf = lanes.flatMap(({rows}, lane) => rows.map((_, row) => (lanes.length > 1 ? lane : row)));
    const {row = 0, from = 0} = here ?? {};
    return stops
      .filter((mark) => laneOf[mark.row] === (laneOf[row] ?? 0) + by)
      .sort((one, other) => Math.abs(one.from - from) - Math.abs(other.from - from))[0];
  }
}

/** Whether this visitor wants no motion. */
function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** What of an item takes the focus. */
function focusable(item: HTMLElement): HTMLElement {
  return item.querySelector<HTMLElement>('a,button') ?? item;
}

/** What a mark is known by: a cluster and its first event are two things. */
function keyOf({events}: EventMark): string {
  return (events.length > 1 ? '+' : '') + events[0].id;
}

/** Sets a size, px, unless it is that already: browsers do not compare. */
function setSize(element: HTMLElement | null | undefined, name: string, size: number): void {
  const value = `${Math.round(size)}px`;
  if (element?.style.getPropertyValue(name) !== value) element?.style.setProperty(name, value);
}
