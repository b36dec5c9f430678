/** Lanes: one for each group, each with as many rows as its events need, so that no two of a row last at once. */
import type {TimelineEvent} from '../contract/timeline.ts';
import {groupKey, groupsOf} from './groups.ts';

/** A stretch of time. */
export interface Stretch {
  /** ms since 1970 UTC */
  readonly from: number;
  readonly to: number;
}

/** The events of a group, in rows. */
export interface Lane {
  /** Its group; `undefined` for the events that have none. */
  readonly name: string | undefined;
  /** Each in the order of time. */
  readonly rows: readonly (readonly TimelineEvent[])[];
}

/** More lanes than these make no picture: further groups share the last. */
const MOST_LANES = 12;
/** More rows than these a lane never has, however many of its events fall together. */
const MOST_ROWS = 6;

/**
 * Distributes stretches, ordered by their start, over rows in which they do not overlap while there are rows to be had.
 * They take turns on the first `spread` rows, so that there is room for their names; more rows are opened only when all of
 * these are taken. What comes later moves nothing that is there.
 *
 * @returns the rows
 */
export function inRows<T extends Stretch>(stretches: readonly T[], spread: number, most = MOST_ROWS): T[][] {
  const rows: {end: number; stretches: T[]}[] = [];
  for (const stretch of stretches) {
    let row = rows[0];
    for (const other of rows) if (row && other.end < row.end) row = other;
    if (!row || rows.length < spread || (row.end > stretch.from && rows.length < most)) {
      rows.push((row = {end: -Infinity, stretches: []}));
    }
    row.stretches.push(stretch);
    // A moment takes its place, too: what begins with it is beside it.
    row.end = Math.max(row.end, stretch.to, stretch.from + 1);
  }
  return rows.map(({stretches}) => stretches);
}

/** The lanes of events that are ordered by their start: groups in the order in which they first appear. */
export function lanesOf(events: readonly TimelineEvent[]): Lane[] {
  const names = groupsOf(events).map(({name}) => name);
  const lanes = new Map<string | undefined, TimelineEvent[]>();
  const laneOf = new Map<string, TimelineEvent[]>();
  for (const [index, name] of names.entries()) {
    const shared = index < MOST_LANES ? name : names[MOST_LANES - 1];
    const lane = lanes.get(shared) ?? [];
    lanes.set(shared, lane);
    laneOf.set(groupKey(name), lane);
  }
  const others: TimelineEvent[] = [];
  for (const event of events) (laneOf.get(groupKey(event.group ?? '')) ?? others).push(event);
  if (others.length) lanes.set(undefined, others);
  const spread = Math.max(1, Math.round(9 / lanes.size));
  return Array.from(lanes, ([name, members]) => ({name, rows: inRows(members, Math.min(spread, 5))}));
}
