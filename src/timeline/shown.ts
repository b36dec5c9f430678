/** Which events of a timeline are shown, and how far they reach: looked for once, and again only when something has changed. */
import type {Timeline, TimelineEvent} from '../contract/timeline.ts';
import {boundsOf, onTheClock} from './bounds.ts';
import type {Reach} from './bounds.ts';
import {found} from './find.ts';
import type {Wanted} from './find.ts';
import {inGroup} from './groups.ts';
import {lanesOf} from './lanes.ts';
import type {Lane} from './lanes.ts';

/** Which events are shown. */
export interface Shown {
  readonly events: readonly TimelineEvent[];
  readonly lanes: readonly Lane[];
  readonly bounds: Reach;
  /** What they were found by: something else is another view. */
  readonly finding: string;
}

/** What events are chosen by. */
type Choice = readonly [
  section: Timeline,
  group: string | undefined,
  wanted: Wanted | undefined,
  timeZone: string | undefined,
];

/** Remembers what was shown last. */
export class Selection {
  #choice: Choice | undefined;
  #shown: Shown | undefined;

  /** What is shown of a section. */
  of(...choice: Choice): Shown {
    if (this.#shown && choice.every((part, index) => part === this.#choice?.[index])) return this.#shown;
    const [section, group, wanted, timeZone] = (this.#choice = choice);
    const all = onTheClock(section.events, timeZone);
    const events = found(inGroup(all, group), wanted);
    const finding = JSON.stringify([group, wanted]);
    let lanes: readonly Lane[] | undefined;
    return (this.#shown = {
      events,
      finding,
      // A list has none.
      get lanes() {
        return (lanes ??= lanesOf(events));
      },
      bounds: boundsOf(section, all),
    });
  }
}
