/** The span above a timeline: how much of it has passed. */
import {endOf, startOf} from '../contract/dates.ts';
import type {Span} from '../contract/timeline.ts';
import {clamp, positionOf} from './scale.ts';

const DAY = 86_400_000;

/** Where a moment stands in a span. */
export interface Elapsed {
  /** Days from the first to the last, both included. */
  readonly days: number;
  /** Which of them it is: 1 on the first, 0 on the day before; `undefined` once the span has ended. */
  readonly day: number | undefined;
  /** How much of the span has passed, 0–100. */
  readonly percent: number;
}

/**
 * Counts the days of a span; a day that has begun counts.
 *
 * @param now On the clock that the span's dates are read from: ms since 1970 as if that clock showed UTC.
 */
export function elapsed({start, end}: Span, now: number): Elapsed {
  const from = startOf(start);
  const to = endOf(end);
  const days = Math.max(1, Math.ceil((to - from) / DAY));
  if (now >= to) return {days, day: undefined, percent: 100};
  return {
    days,
    day: Math.floor((now - from) / DAY) + 1,
    percent: clamp(positionOf({domain: [from, to], range: [0, 100]}, now), [0, 100]),
  };
}
