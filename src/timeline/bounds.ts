/** How far a timeline reaches, and what of it is in view at first. */
import {endOf, parseDate, startOf} from '../contract/dates.ts';
import type {Timeline, TimelineEvent} from '../contract/timeline.ts';
import type {ClockController} from '../widget/clock.ts';
import {formatter} from '../widget/dates.ts';
import {bisect} from './bisect.ts';
import type {Bounds, Interval} from './scale.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Whether a date is a moment everywhere; others are already where the reader's clock has them. */
const isMoment = (date: string) => date.length > 15 && parseDate(date)?.offset !== undefined;

/** What clocks in a time zone, or else the reader's, show at a moment: ms since 1970 as if they showed UTC. */
function clockIn(timeZone: string | undefined): (time: number) => number {
  // The Swedish write dates as ISO 8601 does.
  const clock = formatter('sv', {dateStyle: 'short', timeStyle: 'medium', timeZone});
  return (time) => Date.parse(`${clock.format(time).replace(' ', 'T')}Z`) || time;
}

/** The present on the clock that events are placed by: the visitor's, unless the page names a time zone. */
export function todayIn(
  timeZone: string | undefined,
  {now, today}: Pick<ClockController, 'now' | 'today'>,
  given: string | undefined,
): number | undefined {
  const isFixed = !timeZone || (given && !isMoment(given));
  return now === undefined || isFixed ? today : clockIn(timeZone)(now);
}

/** Events where the reader's clock has them: an instant of 16:00 UTC is at 19:00 in Jerusalem. */
export function onTheClock(
  events: readonly TimelineEvent[],
  timeZone: string | undefined,
): readonly TimelineEvent[] {
  if (!events.some(({start}) => isMoment(start))) return events;
  const onClock = clockIn(timeZone);
  const moved = events.map((event) => {
    if (!isMoment(event.start)) return event;
    const from = onClock(event.from);
    return {...event, from, to: from + event.to - event.from};
  });
  return moved.sort((one, other) => one.from - other.from);
}

/** How far a timeline reaches, and what it is all about: events and span, without the eras beyond them. */
export interface Reach extends Bounds {
  readonly core: Interval;
}

/** From the first event to the last, the span included, with room for the last name; and on to the ends of the eras. */
export function boundsOf({span, eras}: Timeline, events: readonly TimelineEvent[]): Reach {
  const [start, end] = span ? [startOf(span.start), endOf(span.end)] : [Infinity, -Infinity];
  const core = withRoom(Math.min(events[0]?.from ?? start, start), lastOf(events, end));
  const within: Interval = [
    Math.min(core[0], ...eras.map(({start}) => startOf(start))),
    Math.max(core[1], ...eras.map(({end}) => endOf(end))),
  ];
  return {core, within, shortest: 10 * MINUTE};
}

/** When the last of some events has ended, or something else that may be later. */
function lastOf(events: readonly TimelineEvent[], other: number): number {
  return events.reduce((end, {to}) => Math.max(end, to), other);
}

function withRoom(from: number, to: number): Interval {
  const length = Math.max(to - from, HOUR);
  return [from - 0.02 * length, from + 1.14 * length];
}

/** A view of some events, with room for the last name; of what it is all about when there is none. */
export function around(events: readonly TimelineEvent[], {core}: Reach): Interval {
  const [first] = events;
  return first ? withRoom(first.from, lastOf(events, first.to)) : core;
}

/** What a page may say about the first view. */
export interface FirstView {
  /** ISO 8601 */
  readonly start?: string | undefined;
  /** ISO 8601, inclusive at its precision */
  readonly end?: string | undefined;
  /** How many times nearer than all of it. */
  readonly zoom: number;
  /** What is certainly in view, ms. */
  readonly focus: number;
  /** So many events are easily read side by side. */
  readonly legible: number;
}

/** What is in view at first: what the page says; otherwise all, or of a long timeline what can be read at once. */
export function firstView(
  events: readonly TimelineEvent[],
  bounds: Reach,
  {start, end, zoom, focus, legible}: FirstView,
): Interval {
  const [first, last] = bounds.core;
  const from = start ? startOf(start) : first;
  const to = end ? endOf(end) : last;
  if ((start || end) && from < to) return [from, to];
  if (zoom > 1) {
    const length = (last - first) / zoom;
    return [focus - length / 2, focus + length / 2];
  }
  if (events.length <= legible * 1.5) return bounds.core;
  const past = bisect(events, ({from}) => from >= focus);
  const begin = Math.max(0, Math.min(past - legible / 2, events.length - legible));
  return around(events.slice(begin, begin + legible), bounds);
}
