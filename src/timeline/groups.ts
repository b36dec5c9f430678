/** The groups of a timeline's events: its chips and its lanes. */
import type {TimelineEvent} from '../contract/timeline.ts';

/** A group with the number of its events. */
export interface Group {
  readonly name: string;
  readonly count: number;
}

/** What makes two names one group: not their case, nor space around them. */
export function groupKey(name: string): string {
  return name.trim().toLowerCase();
}

/** The groups in the order in which they first appear, each by the name that it first has. */
export function groupsOf(events: readonly TimelineEvent[]): Group[] {
  const groups = new Map<string, Group>();
  for (const {group} of events) {
    if (group === undefined) continue;
    const key = groupKey(group);
    const {name = group, count = 0} = groups.get(key) ?? {};
    groups.set(key, {name, count: count + 1});
  }
  return [...groups.values()];
}

/** The events of one group, or all where there is no group to go by. */
export function inGroup(
  events: readonly TimelineEvent[],
  group: string | undefined,
): readonly TimelineEvent[] {
  if (!group?.trim()) return events;
  const wanted = groupKey(group);
  return events.filter((event) => event.group !== undefined && groupKey(event.group) === wanted);
}
