/** The marks in the DOM: those in view and their neighbours. What comes into view is made, what leaves it is used again. */
import type {TimelineEvent} from '../contract/timeline.ts';
import type {Teller} from './event-view.ts';
import type {Lane} from './lanes.ts';
import {MarkView} from './mark-view.ts';
import type {EventMark} from './mark-view.ts';
import {extentOf, firstAfter, levelFor, marksOf, SIZE} from './marks.ts';
import type {Interval, Scale} from './scale.ts';

// All sizes are px where letters are as high as browsers have them, which is 16 px.

/** How high a row is. */
export const ROW = 32;
/** Between marks. */
export const GAP = 8;
/** A cluster may be so far from where it begins that its count is in view. */
const COUNT = 36;
/** A name is never longer. */
const NAME = 600;
/** So much that is new comes in a frame while a hand moves time, which must not wait, and what keys have led to. */
const MOST_NEW = 16;
/** Time for what is only heard, in a slice, ms. */
const SLICE = 2;

/** What a track draws, and how. */
export interface TrackModel {
  readonly lanes: readonly Lane[];
  readonly teller: Teller;
  readonly isRightToLeft: boolean;
  /** How high letters are, in 16 px. */
  readonly em: number;
  /** What marks look like depends on this: the language, the level of headings, which event is selected, how high letters are. */
  readonly look: string;
}

/** A mark where it is to be drawn, px. */
interface Placed {
  readonly mark: EventMark;
  readonly start: number;
  readonly end: number;
  /** How far its name may reach, and how far at every detail of this level. */
  readonly room: number;
  readonly least: number;
}

/** The marks of a horizontal timeline. */
export class Track {
  #model: TrackModel | undefined;
  #list: HTMLElement | undefined;
  #level = 0;
  /** Where the view begins. */
  #from = 0;
  /** The marks at this level, by row, of a stretch of time; all of them, once somebody asks. */
  #marks: EventMark[][] = [];
  #within: Interval = [0, 0];
  #all: EventMark[] | undefined;
  #rows: (readonly TimelineEvent[])[] = [];
  /** Of each row, in which lane it is. */
  #laneOf: number[] = [];
  /** Those in the DOM. */
  #drawn = new Map<string, MarkView>();
  /** What they say is to be looked at again. */
  #isStale = false;
  /** Which is the tab stop. */
  #tab: HTMLElement | undefined;
  /** The id of the event to which the keys have led. */
  at: string | undefined;

  /** Takes what there is to draw. */
  update(model: TrackModel): void {
    const isNew = model.lanes !== this.#model?.lanes;
    if (isNew) this.#level = 0;
    this.#isStale ||= isNew || model.look !== this.#model?.look;
    this.#model = model;
    this.#rows = model.lanes.flatMap(({rows}) => rows);
    this.#laneOf = model.lanes.flatMap(({rows}, lane) => rows.map(() => lane));
  }

  /** All marks at this level of detail, in the order of time. */
  get marks(): EventMark[] {
    return (this.#all ??= this.#rows
      .flatMap((events, row) => marksOf(events, this.#level, row))
      .sort((one, other) => one.from - other.from));
  }

  /** In which lane a mark is; where there is but one, in which row. */
  laneOf({row}: EventMark): number {
    return this.#laneOf.at(-1) ? (this.#laneOf[row] ?? 0) : row;
  }

  /** Whether the keys have led to a mark. */
  readonly isAt = ({mark}: {readonly mark: EventMark}): boolean =>
    this.at !== undefined && mark.events.some(({id}) => id === this.at);

  /** The event that the keys have led to, or else the first in view. */
  get place(): string | undefined {
    return this.at ?? this.#first()?.mark.event.id;
  }

  /** What is drawn around an element. */
  around(element: Node): MarkView | undefined {
    return this.#inOrder().find(({item}) => item.contains(element));
  }

  /** Moves the focus to where the keys have led. */
  focus(): void {
    const view = this.#inOrder().find(this.isAt);
    if (!view || !this.#model) return;
    view.complete(this.#model.teller);
    view.stop.focus({preventScroll: true});
  }

  /**
   * Draws what is in view. While it moves, names keep the room that they have at every detail of the level, so that no
   * frame lays them out anew; at rest they take what there is.
   *
   * @returns whether something is left for another frame
   */
  draw(list: HTMLElement, scale: Scale, isMoving: boolean): boolean {
    const model = this.#model as TrackModel;
    // Between a list and another there may have been none.
    if (list !== this.#list) this.#drawn.clear();
    this.#list = list;
    const placed = this.#place(scale.domain, scale.range[1] / model.em, isMoving);
    const isFirst = !this.#drawn.size;
    if (isFirst) placed.sort((one, other) => one.mark.from - other.mark.from);
    const wanted = new Set(placed.map(({mark}) => keyOf(mark)));
    const spare: MarkView[] = [];
    let hadFocus = false;
    for (const [key, view] of this.#drawn) {
      if (wanted.has(key)) continue;
      hadFocus ||= view.item.matches(':focus-within');
      spare.push(view);
      this.#drawn.delete(key);
    }
    let fresh = 0;
    for (const place of placed) {
      const {mark} = place;
      const key = keyOf(mark);
      let view = this.#drawn.get(key);
      const isKnown = view?.mark.count === mark.count && !this.#isStale;
      if (!view) {
        if (isMoving && fresh++ >= MOST_NEW && !this.isAt(place)) continue;
        const isCluster = mark.count > 1;
        const used = spare.findIndex((each) => each.isCluster === isCluster);
        view = spare.splice(used, used < 0 ? 0 : 1)[0] ?? new MarkView(list, isCluster);
        this.#drawn.set(key, view);
      }
      if (!isKnown) {
        view.show(mark, model.teller);
        const lane = (this.#laneOf[mark.row] ?? 0) + 1;
        view.item.style.top = `calc(${mark.row * ROW * model.em}px + ${lane} * var(--_lane))`;
      }
      this.#put(view, place, model, scale.range[1] / model.em, isMoving);
    }
    for (const {item} of spare) item.remove();
    this.#isStale = false;
    [this.#from] = scale.domain;
    if (!isMoving || hadFocus) this.#setStop(hadFocus);
    return fresh > MOST_NEW;
  }

  /** What of the rows is in view, and where. Of what lies before the view, no half names are left at rest. */
  #place([from, to]: Interval, width: number, isMoving: boolean): Placed[] {
    const detail = width / (to - from);
    const level = levelFor(detail);
    if (level !== this.#level) this.#all = undefined;
    if (level !== this.#level || from < this.#within[0] || to > this.#within[1]) {
      this.#level = level;
      // A hand that moves time finds what is near.
      const within: Interval = (this.#within = [2 * from - to, 2 * to - from]);
      this.#marks = this.#rows.map((events, row) => marksOf(events, level, row, within));
    }
    const placed: Placed[] = [];
    for (const marks of this.#marks) {
      for (let index = Math.max(0, firstAfter(marks, from) - 1); index < marks.length; index++) {
        const [mark, next] = [marks[index] as EventMark, marks[index + 1]];
        const [start, end] = extentOf(mark, detail, from);
        if (start > width) break;
        const free = next ? extentOf(next, detail, from)[0] - GAP : Infinity;
        const room = Math.min(NAME, Math.min(free, width) - start);
        const least = Math.min(room, (room * level) / detail - SIZE.dot);
        if (Math.max(end, isMoving ? start + room : 0) > 0) placed.push({mark, start, end, room, least});
      }
    }
    return placed;
  }

  #put(
    view: MarkView,
    {start, end, room, least}: Placed,
    {isRightToLeft, em}: TrackModel,
    width: number,
    isMoving: boolean,
  ): void {
    const {item, isCluster} = view;
    // What has begun before the view keeps its name, or its count, in view.
    const left = Math.max(start, Math.min(-GAP, isCluster ? start + COUNT : end - SIZE.dot));
    const bar = Math.min(end, width + GAP) - left;
    const isBar = !isCluster && end - start > SIZE.dot + 0.5;
    move(item, left * em, isRightToLeft);
    if (isBar !== view.isBar) item.classList.toggle('bar', (view.isBar = isBar));
    if (isBar) setSize(item, 'background-size', bar * em);
    const name = room + start - left;
    if (isCluster) view.name = SIZE.cluster;
    else if (!isMoving) view.name = Math.floor(name);
    else if (!view.name || view.name > name) view.name = Math.floor(Math.max(SIZE.dot, least + start - left));
    setSize(item, 'width', Math.max(isBar ? bar : 0, view.name) * em);
  }

  /** Of what is drawn, the first in view. */
  #first(): MarkView | undefined {
    const views = this.#inOrder();
    return views.find(({mark}) => mark.from >= this.#from) ?? views[0];
  }

  #inOrder(): MarkView[] {
    return [...this.#drawn.values()].sort((one, other) => one.mark.from - other.mark.from);
  }

  /** One tab stop: where the keys have led, or else what is in view. */
  #setStop(hadFocus: boolean): void {
    const view = this.#inOrder().find(this.isAt) ?? this.#first();
    if (this.#tab !== view?.stop) {
      if (this.#tab) this.#tab.tabIndex = -1;
      this.#tab = view?.stop;
      if (this.#tab) this.#tab.tabIndex = 0;
    }
    if (hadFocus) this.#tab?.focus({preventScroll: true});
  }

  /**
   * Puts what is drawn into the order of time, in which it is read; what has the focus is not moved, which would take it
   * away. Then it is complete, too, a slice at a time.
   */
  settle(): void {
    const views = this.#inOrder();
    const items = views.map(({item}) => item);
    const isSorted = items.every((item, index) => item.previousElementSibling === (items[index - 1] ?? null));
    const fixed = items.findIndex((item) => item.matches(':focus-within'));
    items.forEach((item, index) => {
      if (isSorted) return;
      if (index < fixed) items[fixed]?.before(item);
      else if (index > fixed) this.#list?.append(item);
    });
    const complete = (): void => {
      const begun = performance.now();
      while (views.length && performance.now() - begun < SLICE)
        views.shift()?.complete((this.#model as TrackModel).teller);
      if (views.length) setTimeout(complete);
    };
    complete();
  }
}

/** What a mark is known by: a cluster and its first event are two things. */
function keyOf({event, count}: EventMark): string {
  return (count > 1 ? '+' : '') + event.id;
}

/** Moves an element to where its time is, px. */
export function move(element: Element | undefined, x: number, isRightToLeft = false): void {
  (element as HTMLElement).style.transform = `translateX(${isRightToLeft ? -x : x}px)`;
}

/** Sets a size, px, unless it is that already: browsers do not compare. */
export function setSize(element: HTMLElement | null | undefined, name: string, size: number): void {
  const value = `${Math.round(size)}px`;
  if (element?.style.getPropertyValue(name) !== value) element?.style.setProperty(name, value);
}
