/**
 * What of a row is drawn at a level of detail. Names never overlap: an event that comes too soon after another one is
 * drawn with it, as a cluster with a count.
 */
import {bisect} from './bisect.ts';
import type {Stretch} from './lanes.ts';
import type {Interval} from './scale.ts';

/** An event, or several in a row that are drawn as one. */
export class Mark<T extends Stretch = Stretch> implements Stretch {
  readonly row: number;
  /** The first of them. */
  readonly event: T;
  readonly from: number;
  to: number;
  count = 1;
  readonly #all: readonly T[];
  readonly #index: number;

  constructor(row: number, all: readonly T[], index: number) {
    this.row = row;
    this.event = all[index] as T;
    this.from = this.event.from;
    this.to = this.event.to;
    this.#all = all;
    this.#index = index;
  }

  /** All of them, in the order of time. */
  get events(): readonly T[] {
    return this.#all.slice(this.#index, this.#index + this.count);
  }
}

/** What the smallest marks measure, px. */
export const SIZE = {
  /** The dot of an event that is shorter than that. */
  dot: 14,
  /** An event with enough room for a part of its name. */
  event: 96,
  /** A cluster with its count. */
  cluster: 88,
} as const;

/**
 * The level of detail for so many px per ms: never more than there are, and half as much again from level to level. Marks
 * are the same while the level is: they only move when the view does.
 */
export function levelFor(pxPerMs: number): number {
  return 2 ** (Math.floor(Math.log2(pxPerMs) * 2) / 2);
}

/** How much a dot is wider than what it stands for, on each side, px: what is too short to be a bar is a dot around its middle. */
function overhang({from, to}: Stretch, level: number): number {
  return Math.max(0, SIZE.dot - (to - from) * level) / 2;
}

/** Where a stretch begins and ends in px. */
export function extentOf(stretch: Stretch, level: number, origin: number): Interval {
  const over = overhang(stretch, level);
  return [(stretch.from - origin) * level - over, (stretch.to - origin) * level + over];
}

/** All of time. */
const ALWAYS: Interval = [-Infinity, Infinity];

/**
 * The marks of a row, whose stretches are in the order of time; `seen` asks only for those that reach into a stretch of time,
 * and their neighbours. They are the same whatever is asked for.
 */
export function marksOf<T extends Stretch>(
  stretches: readonly T[],
  level: number,
  row = 0,
  seen = ALWAYS,
): Mark<T>[] {
  const marks: Mark<T>[] = [];
  const origin = stretches[0]?.from ?? 0;
  // Each frame asks for hundreds: without an array for each.
  const startOf = (stretch: T) => (stretch.from - origin) * level - overhang(stretch, level);
  /** Where the next mark may begin after one. */
  const endOf = (stretch: T) =>
    Math.max(startOf(stretch) + SIZE.event, (stretch.to - origin) * level + overhang(stretch, level));
  let index = Math.max(0, firstAfter(stretches, seen[0]) - 1);
  // What has all its room is a mark, or the first of one, whatever was before it.
  while (index && startOf(stretches[index] as T) < endOf(stretches[index - 1] as T)) index--;
  let open: Mark<T> | undefined;
  let taken = 0;
  for (; index < stretches.length; index++) {
    const stretch = stretches[index] as T;
    if (open && startOf(stretch) < taken) {
      // A cluster is as wide as its count, however long its events are: else it would take in all of a crowded row.
      open.count++;
      open.to = stretch.from;
      taken = (open.from - origin) * level - overhang(open, level) + SIZE.cluster;
    } else {
      if (open && open.from > seen[1]) break;
      marks.push((open = new Mark(row, stretches, index)));
      taken = endOf(stretch);
    }
  }
  return marks;
}

/** The first of a row that reaches beyond a moment: none begins before the one ahead of it has ended. */
export function firstAfter(row: readonly Stretch[], time: number): number {
  return bisect(row, ({to}) => to >= time);
}

/**
 * The view in which a cluster comes apart, or nothing when no view does that: its events are at one moment, or last at
 * once and there is no row to be had.
 *
 * @param width of the view, px
 */
export function apart(events: readonly Stretch[], width: number, shortest: number): Interval | undefined {
  const last = events.at(-1)?.from ?? 0;
  const least = shortest * 0.7;
  let length = Math.max(last - (events[0]?.from ?? 0), least);
  // All of them are seen at once, unless the first is so long that the others are nothing beside it.
  while (marksOf(events, levelFor(width / (1.4 * length))).length < 2) {
    if (length === least) return undefined;
    length = Math.max(length / 2, least);
  }
  return [last - 1.15 * length, last + 0.25 * length];
}
