/** Long timelines in periods: months, years, decades, centuries or millennia, so that there are neither too many nor too long ones. */
import type {TimelineEvent} from '../contract/timeline.ts';
import {formatter} from '../widget/dates.ts';
import {made} from '../widget/intl.ts';
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

/** The periods of events in the order of time, or against it. */
function periodsOf(events: readonly TimelineEvent[], locale: string): Period[] {
  if (events.length <= COMPLETE) return [{name: '', label: '', count: '', events}];
  const months = events.map(({from}) => monthOf(from));
  // Of ten thousand events, months are few.
  const all = [...new Set(months)];
  const length =
    LENGTHS.find((each) => new Set(all.map((month) => Math.floor(month / each))).size <= MOST) ?? 12_000;
  const periods = new Map<number, TimelineEvent[]>();
  events.forEach((event, index) => {
    const start = Math.floor((months[index] ?? 0) / length) * length;
    const members = periods.get(start) ?? [];
    periods.set(start, members);
    members.push(event);
  });
  const {format} = formatter(locale, {
    year: 'numeric',
    timeZone: 'UTC',
    ...(length < 12 && {month: 'long'}),
    ...((events[0]?.from ?? 0) < 0 && [...periods.keys()].some((start) => start < 12) && {era: 'short'}),
  });
  const nameOf = (month: number) => format(startOfMonth(month));
  return [...periods].map(([start, members]) => ({
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
