/**
 * Time along a line. A scale is plain data, and each of these functions makes a number or a new scale of it: nothing here
 * knows of days, screens or gestures.
 */

/** From one number to another. */
export type Interval = readonly [number, number];

/** Which stretch of time lies along which stretch of a line. */
export interface Scale {
  /** First and last moment, ms since 1970 UTC. */
  readonly domain: Interval;
  /** Where these two lie, in px, percent or whatever; where time runs from right to left, the first is the larger. */
  readonly range: Interval;
}

/** How far a scale may be moved and zoomed. */
export interface Bounds {
  /** It never shows a moment outside of this. */
  readonly within: Interval;
  /** It never shows less time than this, ms. */
  readonly shortest: number;
}

/** A number, or the end of the interval that it lies beyond. */
export function clamp(value: number, [least, most]: Interval): number {
  return Math.min(Math.max(value, least), most);
}

/** Where a moment lies, also outside of the range. On a scale of a single moment that is where the range begins. */
export function positionOf({domain: [from, to], range: [start, end]}: Scale, time: number): number {
  return to === from ? start : start + ((time - from) / (to - from)) * (end - start);
}

/** The moment at a position: the inverse of {@link positionOf}. */
export function timeAt({domain, range}: Scale, position: number): number {
  return positionOf({domain: range, range: domain}, position);
}

/**
 * The scale with `factor` times the detail. The moment `around` stays where it is, unless the bounds forbid it.
 *
 * @param factor More than 1 zooms in, less than 1 zooms out.
 */
export function zoomed(scale: Scale, around: number, factor: number, bounds: Bounds): Scale {
  const {within, shortest} = bounds;
  const [from, to] = scale.domain;
  const length = clamp((to - from) / factor, [shortest, within[1] - within[0]]);
  const before = positionOf({domain: scale.domain, range: [0, length]}, around);
  return {...scale, domain: moved(around - before, length, within)};
}

/** The scale moved along the line: what lay at `by` lies at 0 then. It stops at the bounds. */
export function panned(scale: Scale, by: number, {within}: Bounds): Scale {
  const [from, to] = scale.domain;
  const distance = timeAt(scale, by) - timeAt(scale, 0);
  return {...scale, domain: moved(from + distance, to - from, within)};
}

/** A stretch of time of this length that begins where it should, or as near to it as the bounds let it. */
function moved(from: number, length: number, [first, last]: Interval): Interval {
  const start = clamp(from, [first, Math.max(first, last - length)]);
  return [start, Math.min(start + length, last)];
}
