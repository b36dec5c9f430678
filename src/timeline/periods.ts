/** Long timelines in periods: months, years, decades, centuries or millennia, so that there are neither too many nor too long ones. */
import type {TimelineEvent} from '../contract/timeline.ts';
import {formatter} from '../widget/dates.ts';
import {made} from '../widget/intl.ts';
import {bisect} from './bisect.ts';
import {monthOf, startOfMonth} from './ticks.ts';

/** Some events in a row. */
export interface Period {
  /** What tells it from others; empty when it is the only one. */
  readonly name: string;
  readonly label: string;
  /** The number of its events, in words. */
  readonly count: string;
  readonly events: readonly TimelineEvent[];
}

/** Up to so many events there are no periods. */
export const COMPLETE = 2000;
/** So many periods at most, where there is a choice: what is closed is some screens of a phone high. */
const MOST = 60;
/** Months. */
const LENGTHS = [1, 12, 120, 1200, 12_000];

/** A row of events within so many months, by the first of these. */
type Part = readonly [start: number, events: readonly TimelineEvent[]];

/** Events in the order of time, or against it, cut where so many months end; no further than there may be periods. */
function cut(events: readonly TimelineEvent[], length: number): Part[] {
  const parts: Part[] = [];
  let next = 0;
  for (let event = events[0]; event && parts.length <= MOST; event = events[next]) {
    const start = Math.floor(monthOf(event.from) / length) * length;
    const [begin, end] = [startOfMonth(start), startOfMonth(start + length)];
    const first = next;
    next = bisect(events, ({from}) => from < begin || from >= end, first);
    parts.push([start, events.slice(first, next)]);
  }
  return parts;
}

/** The periods of events in the order of time, or against it. */
function periodsOf(events: readonly TimelineEvent[], locale: string): Period[] {
  if (events.length <= COMPLETE) return [{name: '', label: '', count: '', events}];
  let parts: Part[] = [];
  const length = LENGTHS.find((each) => (parts = cut(events, each)).length <= MOST) ?? 12_000;
  const {format} = formatter(locale, {
    year: 'numeric',
    timeZone: 'UTC',
    ...(length < 12 && {month: 'long'}),
    ...(parts.some(([start]) => start < 12) && {era: 'short'}),
  });
  const nameOf = (month: number) => format(startOfMonth(month));
  return parts.map(([start, members]) => ({
    name: String(start),
    label: length > 12 ? `${nameOf(start)} – ${nameOf(start + length - 1)}` : nameOf(start),
    count: made(Intl.NumberFormat, locale).format(members.length),
    events: members,
  }));
}

/** Events in the order in which they are listed, in their periods. */
interface Listed {
  readonly events: readonly TimelineEvent[];
  readonly periods: readonly Period[];
}

/** These events, the last first or not, with periods in a language. */
export function listed(given: readonly TimelineEvent[], isReversed: boolean, locale: string): Listed {
  const events = isReversed ? [...given].reverse() : given;
  return {events, periods: periodsOf(events, locale)};
}
