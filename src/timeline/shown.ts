/** Which events of a timeline are shown, and how far they reach. */
import type {Timeline, TimelineEvent} from '../contract/timeline.ts';
import {boundsOf, onTheClock} from './bounds.ts';
import type {Reach} from './bounds.ts';
import {densityOf} from './density.ts';
import {found} from './find.ts';
import type {Wanted} from './find.ts';
import {inGroup} from './groups.ts';
import {lanesOf} from './lanes.ts';
import type {Lane} from './lanes.ts';

/** Which events are shown. */
export interface Shown {
  readonly events: readonly TimelineEvent[];
  readonly lanes: readonly Lane[];
  /** How many there are when, as the outline of an area. */
  readonly density: string;
  readonly bounds: Reach;
  /** What they were found by: something else is another view. */
  readonly finding: string;
}

/** What is shown of a document, of one group, by what a visitor looks for, on the clocks of a time zone. */
export function shownOf(
  section: Timeline,
  group: string | undefined,
  wanted: Wanted | undefined,
  timeZone: string | undefined,
): Shown {
  const all = onTheClock(section.events, timeZone);
  const events = found(inGroup(all, group), wanted);
  const bounds = boundsOf(section, all);
  let lanes: readonly Lane[] | undefined;
  let density: string | undefined;
  return {
    events,
    finding: JSON.stringify([group, wanted]),
    bounds,
    // A list has none of these.
    get lanes() {
      return (lanes ??= lanesOf(events, bounds.core[1] - bounds.core[0], all));
    },
    get density() {
      return (density ??= densityOf(events, bounds.within));
    },
  };
}
