/** Lanes: one for each group, each with as many rows as its events need, so that no two of a row last at once. */
import type {TimelineEvent} from '../contract/timeline.ts';
import {groupKey} from './groups.ts';

/** A stretch of time. */
export interface Stretch {
  /** ms since 1970 UTC */
  readonly from: number;
  readonly to: number;
}

/** The events of a group, in rows. */
export interface Lane {
  /** Its group; `undefined` for the events that have none, or one of too many. */
  readonly name: string | undefined;
  /** Each in the order of time. */
  readonly rows: readonly (readonly TimelineEvent[])[];
}

/** More lanes than these make no picture: further groups share the one without a name. */
const MOST_LANES = 12;
/** More rows than these a lane never has, however many of its events fall together. */
const MOST_ROWS = 6;
/** Of so few events each has a name to be read at first sight. */
const FEW = 24;

/**
 * Distributes stretches, ordered by their start, over rows in which they do not overlap while there are rows to be had.
 * They take turns on the first `spread` rows, so that there is room for their names; more rows are opened only when all of
 * these are taken. What comes later moves nothing that is there.
 *
 * @param room that is enough for a name, ms: with it, no further row is opened
 * @returns the rows
 */
export function inRows<T extends Stretch>(
  stretches: readonly T[],
  spread: number,
  most = MOST_ROWS,
  room = Infinity,
): T[][] {
  const rows: T[][] = [];
  /** When the last of each row ends. */
  const ends: number[] = [];
  stretches.forEach((stretch) => {
    const {from, to} = stretch;
    let row = 0;
    let free = ends[0] ?? -Infinity;
    // Thousands of events come by: by index.
    for (let other = 1; other < ends.length; other++) {
      const end = ends[other] as number;
      if (end >= free) continue;
      row = other;
      free = end;
    }
    // What has no length is drawn as a dot around it, which would reach into what ends there.
    const isTaken = free > (to > from ? from : from - 1);
    if (
      ends.length < (isTaken ? most : spread) &&
      (isTaken || !(from - (rows[row]?.at(-1)?.from ?? NaN) >= room))
    ) {
      row = rows.push([]) - 1;
      free = -Infinity;
    }
    rows[row]?.push(stretch);
    // A moment takes its place, too: what begins with it is beside it.
    ends[row] = Math.max(free, to, from + 1);
  });
  return rows;
}

/**
 * The lanes of events that are ordered by their start: groups in the order in which they first appear.
 *
 * @param length of the timeline that they are seen in, ms
 * @param all of its events, of which these were found: lanes keep their order whatever is looked for
 */
export function lanesOf(events: readonly TimelineEvent[], length: number, all = events): Lane[] {
  const lanes: {readonly name: string | undefined; readonly members: TimelineEvent[]}[] = [];
  const others: TimelineEvent[] = [];
  /** By group, also as it is written: most are written alike, and to compare thousands otherwise is felt. */
  const known = new Map([['', others]]);
  const laneOf = ({group = ''}: TimelineEvent): TimelineEvent[] => {
    let members = known.get(group);
    if (members) return members;
    const key = groupKey(group);
    members = known.get(key);
    if (!members && lanes.length < MOST_LANES) lanes.push({name: group, members: (members = [])});
    members ??= others;
    known.set(key, members).set(group, members);
    return members;
  };
  if (events !== all) all.forEach(laneOf);
  events.forEach((event) => laneOf(event).push(event));
  const taken = [...lanes, {name: undefined, members: others}].filter(({members}) => members.length);
  const spread = events.length > FEW ? Math.min(5, Math.max(1, Math.round(9 / taken.length))) : 5;
  // From a quarter to the half of it, in steps: when it grows by an event, rows stay as they are.
  const room = 2 ** Math.floor(Math.log2(length / 2));
  return taken.map(({name, members}) => ({name, rows: inRows(members, spread, MOST_ROWS, room)}));
}
