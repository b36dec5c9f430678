/** Long timelines in periods: years, decades, centuries or millennia, so that there are neither too many nor too long ones. */
import type {TimelineEvent} from '../contract/timeline.ts';
import {formatter} from '../widget/dates.ts';

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
/** So many periods at most, where there is a choice. */
const MOST = 40;

/** The periods of events in the order of time, or against it. */
export function periodsOf(events: readonly TimelineEvent[], locale: string): Period[] {
  if (events.length <= COMPLETE) return [{name: '', label: '', count: '', events}];
  const yearOf = ({from}: TimelineEvent) => new Date(from).getUTCFullYear();
  const years = new Set(events.map(yearOf));
  const span = [1, 10, 100, 1000].find(
    (length) => new Set(Array.from(years, (year) => Math.floor(year / length))).size <= MOST,
  );
  const periods = new Map<number, TimelineEvent[]>();
  for (const event of events) {
    const start = Math.floor(yearOf(event) / (span ?? 1000)) * (span ?? 1000);
    const members = periods.get(start) ?? [];
    periods.set(start, members);
    members.push(event);
  }
  const nameOf = (year: number) =>
    formatter(locale, {year: 'numeric', timeZone: 'UTC', ...(year > 0 ? {} : {era: 'short'})}).format(
      new Date(0).setUTCFullYear(year, 0, 1),
    );
  return Array.from(periods, ([start, members]) => ({
    name: String(start),
    label: span === 1 ? nameOf(start) : `${nameOf(start)} – ${nameOf(start + (span ?? 1000) - 1)}`,
    count: members.length.toLocaleString(locale),
    events: members,
  }));
}
