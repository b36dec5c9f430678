/**
 * The horizontal timeline, as far as it moves: which stretch of time is in view, where it is on its way to, and what a frame
 * changes. Lit draws what stays (`chart-view.ts`); the marks draw themselves (`track.ts`); hands and keys come from
 * `hands.ts`.
 */
import {html, render} from 'lit';
import type {TimelineEvent} from '../contract/timeline.ts';
import {afterPaint} from '../widget/after-paint.ts';
import {around} from './bounds.ts';
import {ABOVE, NAMES, NARROW} from './chart-view.ts';
import {after, isGliding, resting} from './gestures.ts';
import type {Gesture, View} from './gestures.ts';
import {SIZE} from './marks.ts';
import {clamp, positionOf, timeAt, zoomed} from './scale.ts';
import type {Interval} from './scale.ts';
import type {Shown} from './shown.ts';
import type {Backdrop} from './span-view.ts';
import {ticksOf} from './ticks.ts';
import {GAP, move, ROW, setSize, Track} from './track.ts';
import type {TrackModel} from './track.ts';

/** What a chart draws. */
export interface ChartModel extends Shown, TrackModel {
  readonly backdrop: Backdrop;
  readonly locale: string;
  /** Of the element, px: it is known before anything is laid out. */
  readonly width: number;
}

/** What a chart needs of its element. */
export interface ChartHost {
  renderRoot(): ShadowRoot;
  /** The view has come to rest. */
  onRest(domain: Interval): void;
}

/** Between ticks at least, in letters of 16 px: px. */
const TICK = 88;
/** Time until the view counts as at rest, ms. */
const PAUSE = 300;

/** What moves of a horizontal timeline. */
export class Chart {
  readonly #host: ChartHost;
  readonly track = new Track();
  /** What is drawn. */
  protected model: ChartModel | undefined;
  #view: View | undefined;
  /** Where the view is on its way to. */
  #target: Interval | undefined;
  #frame = 0;
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** No pointer was seen since keys were used, or ever: a screen reader chooses without either. */
  isByKeys = true;

  constructor(host: ChartHost) {
    this.#host = host;
  }

  /** What is in view; nothing before there is something to show. */
  get view(): View | undefined {
    return this.#view;
  }

  /** Takes what there is to show; everything that is drawn is looked at again. `firstView` tells what is in view at first. */
  update(model: ChartModel, firstView: (model: ChartModel) => Interval): void {
    const {events, bounds, finding, lanes, backdrop, width, em} = model;
    // How much is in view at first depends on it: what is hidden has none.
    if (!width) return;
    const before = this.model?.finding;
    this.model = model;
    this.track.update(model);
    const view = this.#view;
    const names = width >= NARROW * em && lanes.some(({name}) => name) ? NAMES * em : 0;
    const domain = view?.scale.domain ?? firstView(model);
    // What was in view before may be beyond what there is now.
    const scale = zoomed({domain, range: [0, width - names]}, domain[0], 1, bounds);
    this.#view = {...resting(scale), ...view, bounds, scale};
    if (view && finding !== before) this.show(around(events, bounds));
    const root = this.#host.renderRoot().querySelector<HTMLElement>('.root');
    setSize(root, '--_names', names);
    setSize(root, '--_head', backdrop.rows * ABOVE * em);
    root?.querySelectorAll<HTMLElement>('.lane').forEach((lane, index) => {
      setSize(lane, '--_rows', (lanes[index]?.rows.length ?? 0) * ROW * em);
    });
    this.#draw();
    afterPaint(() => this.track.settle());
  }

  /** Forgets what is in view: the next update begins anew. */
  reset(): void {
    this.stop();
    this.#view = this.track.at = undefined;
  }

  /** Its elements go: nothing is drawn any more. */
  stop(): void {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#pause);
    this.#frame = 0;
  }

  /** Shows a stretch of time, as far as the bounds let it. */
  show(domain: Interval): void {
    if (!this.#view) return;
    const {scale, bounds} = this.#view;
    this.#target = zoomed({...scale, domain}, (domain[0] + domain[1]) / 2, 1, bounds).domain;
    this.#schedule();
  }

  /** Shows less time, or more (a factor below 1), around a position, px, or else the middle. 0 shows all. */
  zoom(factor: number, x?: number): void {
    if (!this.#view) return;
    const {scale, bounds} = this.#view;
    const aim = {...scale, domain: this.#target ?? scale.domain};
    this.show(zoomed(aim, timeAt(aim, x ?? scale.range[1] / 2), factor, bounds).domain);
  }

  isInView({from}: TimelineEvent): boolean {
    const [first, last] = this.#view?.scale.domain ?? [NaN, NaN];
    return from >= first && from <= last;
  }

  /** Moves the view as little as is needed to see an event, and the focus to it on request. */
  reveal(event: TimelineEvent, focus: boolean): void {
    const view = this.#view;
    const {em = 1} = this.model ?? {};
    if (!view) return;
    this.track.at = event.id;
    this.#target = undefined;
    const x = positionOf(view.scale, event.from);
    // Its beginning is in view where large letters leave no room for its name.
    const to = Math.max(GAP * em, Math.min(x, view.scale.range[1] - SIZE.event * em));
    this.#view = after(view, {type: 'pan', by: x - to});
    this.#draw();
    if (focus) this.track.focus();
  }

  /** Does what hands do. */
  do(gesture: Gesture): void {
    if (!this.#view) return;
    this.#target = undefined;
    this.#view = after(this.#view, gesture);
    this.#schedule();
  }

  #schedule(): void {
    this.#frame ||= requestAnimationFrame((at) => {
      this.#frame = 0;
      this.#advance(at);
      this.#draw(true);
    });
  }

  /** What goes on by itself: the way to a target, or a throw. */
  #advance(at: number): void {
    const view = this.#view;
    if (!view) return;
    if (this.#target) {
      const [from, to] = view.scale.domain;
      const [start, end] = this.#target;
      const isFar = !isStill() && Math.abs(start - from) + Math.abs(end - to) > (end - start) / 500;
      const left = isFar ? 0.7 : 0;
      const domain: Interval = [start + (from - start) * left, end + (to - end) * left];
      this.#view = {...view, scale: {...view.scale, domain}};
      if (!isFar) return void (this.#target = undefined);
    } else if (isGliding(view) && !isStill()) {
      this.#view = after(view, {type: 'frame', at});
    } else return;
    this.#schedule();
  }

  /** One frame. */
  #draw(isMoving = false): void {
    const root = this.#host.renderRoot();
    const [list, ticks, window] = ['.track>ol', '.ticks', '.window'].map((each) =>
      root.querySelector<HTMLElement>(each),
    );
    if (!this.model || !this.#view || !list || !ticks || !window) return;
    const {backdrop, isRightToLeft, em} = this.model;
    const {scale, bounds} = this.#view;
    this.#drawTicks(ticks);
    const layers = root.querySelectorAll<HTMLElement>('.at');
    const seen: Interval = [-2, scale.range[1] + 2];
    backdrop.stretches.forEach(({from, to, row}, index) => {
      const layer = layers[index];
      const [start, end] = [clamp(positionOf(scale, from), seen), clamp(positionOf(scale, to), seen)];
      move(layer, start, isRightToLeft);
      setSize(layer, 'width', end - start);
      setSize(layer, '--_down', row * ABOVE * em);
    });
    const [before = 0, beyond = 0] = scale.domain.map((time) =>
      positionOf({domain: bounds.within, range: [0, 100]}, time),
    );
    window.style.setProperty('inset-inline', `${before}% ${100 - beyond}%`);
    if (this.track.draw(list, scale, isMoving)) this.#schedule();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      this.track.draw(list, scale, false);
      this.track.settle();
      this.#host.onRest(scale.domain);
    }, PAUSE);
  }

  #drawTicks(ticks: HTMLElement): void {
    const {locale, isRightToLeft, em, backdrop} = this.model as ChartModel;
    const {scale} = this.#view as View;
    const marks = ticksOf(scale, TICK * em, locale);
    const today = positionOf(scale, backdrop.today ?? Infinity);
    render(
      marks.map(({label}) => html`<div>${label}</div>`),
      ticks,
    );
    let free = -Infinity;
    marks.forEach(({time, label}, index) => {
      const tick = ticks.children[index] as HTMLElement;
      const x = positionOf(scale, time);
      move(tick, x, isRightToLeft);
      // The name of today stands in its place; and large letters may need more room than there is between two ticks.
      const isHidden = x < free || (x < today + 72 * em && x + (label.length + 1) * 8 * em > today);
      tick.style.fontSize = isHidden ? '0' : '';
      if (!isHidden) free = x + 0.9 * TICK * em;
    });
  }
}

/** Whether this visitor wants no motion. */
function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
