/** What a visitor looks for. */
import type {TimelineEvent} from '../contract/timeline.ts';
import {folded} from '../widget/search.ts';
import {inGroup} from './groups.ts';

/** Everything that events are chosen by; what is not given chooses nothing. */
export interface Wanted {
  readonly group?: string | undefined;
  /** Words that all are in the title, the text or the group, in any order; upper and lower case are the same. */
  readonly words?: string | undefined;
  /** First moment, and first moment after it, ms since 1970 UTC; NaN for none. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** The name of a field in which a visitor has written a date that is none. */
  readonly wrong?: string | undefined;
}

/** What is searched of each event that was searched before. */
const known = new WeakMap<TimelineEvent, string>();

function textOf(event: TimelineEvent): string {
  let text = known.get(event);
  if (text === undefined) {
    const {title, text: words = '', group = ''} = event;
    known.set(event, (text = folded(`${title}\n${words}\n${group}`)));
  }
  return text;
}

/** The events that a visitor looks for. */
export function found(
  events: readonly TimelineEvent[],
  finding: Wanted | undefined,
): readonly TimelineEvent[] {
  if (!finding) return events;
  const {group, words = '', from = NaN, to = NaN} = finding;
  const wanted = folded(words).split(/\s+/);
  return inGroup(events, group).filter(
    (event) =>
      !(event.from >= to) &&
      !(event.to <= from && event.from < from) &&
      wanted.every((word) => textOf(event).includes(word)),
  );
}
