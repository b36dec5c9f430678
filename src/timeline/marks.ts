/**
 * What of a row is drawn at a level of detail. Names never overlap: an event that comes too soon after another one is
 * drawn with it, as a cluster with a count.
 */
import type {Stretch} from './lanes.ts';
import type {Interval} from './scale.ts';

/** An event, or several that are drawn as one. */
export interface Mark<T extends Stretch = Stretch> extends Stretch {
  readonly row: number;
  readonly events: readonly [T, ...T[]];
}

/** What the smallest marks measure, px. */
export const SIZE = {
  /** The dot of an event that is shorter than that. */
  dot: 14,
  /** An event with enough room for a part of its name. */
  event: 96,
  /** A cluster with its count. */
  cluster: 48,
} as const;

/**
 * The level of detail for so many px per ms: never more than there are, and half as much again from level to level. Marks
 * are the same while the level is: they only move when the view does.
 */
export function levelFor(pxPerMs: number): number {
  return 2 ** (Math.floor(Math.log2(pxPerMs) * 2) / 2);
}

/** Where a stretch begins and ends in px. What is too short to be a bar is a dot around its middle. */
export function extentOf({from, to}: Stretch, level: number, origin: number): Interval {
  const [start, end] = [(from - origin) * level, (to - origin) * level];
  const half = Math.max(0, SIZE.dot - (end - start)) / 2;
  return [start - half, end + half];
}

/** The marks of a row, whose stretches are in the order of time. */
export function marksOf<T extends Stretch>(stretches: readonly T[], level: number, row = 0): Mark<T>[] {
  const marks: (Mark<T> & {to: number; events: [T, ...T[]]})[] = [];
  const origin = stretches[0]?.from ?? 0;
  let taken = -Infinity;
  for (const stretch of stretches) {
    const [start, end] = extentOf(stretch, level, origin);
    const open = marks.at(-1);
    if (open && start < taken) {
      open.events.push(stretch);
      open.to = Math.max(open.to, stretch.to);
      const [first, last] = extentOf(open, level, origin);
      taken = Math.max(first + SIZE.cluster, last);
    } else {
      marks.push({row, from: stretch.from, to: stretch.to, events: [stretch]});
      taken = Math.max(start + SIZE.event, end);
    }
  }
  return marks;
}

/** The first mark of a row that reaches beyond a moment: none begins before the one ahead of it has ended. */
export function firstAfter(marks: readonly Mark[], time: number): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle] as Mark).to < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The view in which a cluster comes apart, or nothing when no view does that: its events are at one moment, or last at
 * once and there is no row to be had.
 *
 * @param width of the view, px
 */
export function apart(events: readonly Stretch[], width: number, shortest: number): Interval | undefined {
  const first = events[0]?.from ?? 0;
  const length = Math.max((events.at(-1)?.from ?? 0) - first, shortest * 0.7);
  const domain: Interval = [first - 0.15 * length, first + 1.25 * length];
  return marksOf(events, levelFor(width / (1.4 * length))).length > 1 ? domain : undefined;
}
