/** What a page can ask of a timeline. */
import type {Timeline} from '../contract/timeline.ts';
import {date, flag, numberFrom, oneOf} from '../widget/attributes.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {property} from '../widget/property.ts';
import {timeZone} from '../widget/time-zone.ts';

/** The attributes of `<peace-timeline>`. */
export abstract class TimelineSettings extends PeaceElement<Timeline> {
  /**
   * How the events are laid out: `vertical`, a list along a spine; `horizontal`, an axis with a lane for each group; or `auto`,
   * what suits the width best.
   */
  @property({check: oneOf(['auto', 'vertical', 'horizontal'])})
  layout: 'auto' | 'vertical' | 'horizontal' = 'auto';

  /** Shows only the events of this group; upper and lower case are the same. */
  @property() group: string | undefined;

  /** Whether visitors can filter by group. */
  @property({check: flag}) filterable = false;

  /** Whether visitors can search by words and dates. */
  @property({check: flag}) searchable = false;

  /** Where the horizontal view begins at first, as an ISO 8601 date. */
  @property({check: date}) start: string | undefined;

  /** Where the horizontal view ends at first, as an ISO 8601 date. */
  @property({check: date}) end: string | undefined;

  /** How many times nearer than the whole timeline the horizontal view is at first. */
  @property({check: numberFrom(1, 1e9, 1)}) zoom = 1;

  /** Order of the events in a list: `asc`, oldest first, or `desc`, newest first. */
  @property({check: oneOf(['asc', 'desc'])}) order: 'asc' | 'desc' = 'asc';

  /** The id of the event that is marked. */
  @property() selected: string | undefined;

  /** Whether choosing an event writes `#peace-event=ID` into the page's address. */
  @property({check: flag, attribute: 'deep-link'}) deepLink = false;

  /** What is today, as an ISO 8601 date; by default what the visitor's clock shows. */
  @property({check: date}) now: string | undefined;

  /** Time zone in which moments are shown, e.g. `Asia/Jerusalem`; by default the visitor's. */
  @property({attribute: 'time-zone', check: timeZone}) timeZone: string | undefined;
}
