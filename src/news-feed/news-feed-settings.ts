/** What a page can ask of a news feed. */
import type {AnyNews} from '../document/formats/news.ts';
import {date, flag, numberFrom, oneOf} from '../widget/attributes.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {property} from '../widget/property.ts';
import {timeZone} from '../widget/time-zone.ts';

/** The attributes of `<peace-news-feed>`. */
export abstract class NewsFeedSettings extends PeaceElement<AnyNews> {
  /**
   * How articles look: `list`; `cards`, side by side; `compact`, without summary and picture; `headlines`, nothing but
   * these; `lead`, a list whose first article is large.
   */
  @property({check: oneOf(['list', 'cards', 'compact', 'headlines', 'lead'])})
  layout: 'list' | 'cards' | 'compact' | 'headlines' | 'lead' = 'list';

  /** Shows only articles with this tag, whichever of their tags it is; upper and lower case are the same. */
  @property() category: string | undefined;

  /** Shows only articles of this outlet. */
  @property() outlet: string | undefined;

  /** Shows only articles from this date on, as an ISO 8601 date. */
  @property({check: date}) start: string | undefined;

  /** Shows only articles up to this date, as an ISO 8601 date; `2013` includes its December. */
  @property({check: date}) end: string | undefined;

  /** Order of the articles: `desc`, newest first, or `asc`, oldest first. */
  @property({check: oneOf(['desc', 'asc'])}) order: 'desc' | 'asc' = 'desc';

  /** What headings the articles stand below: `none`, their `category` (the first tag), or their `outlet`. */
  @property({attribute: 'group-by', check: oneOf(['none', 'category', 'outlet'])})
  groupBy: 'none' | 'category' | 'outlet' = 'none';

  /** Whether visitors can choose a category and an outlet. */
  @property({check: flag}) filterable = false;

  /** Whether visitors can search. */
  @property({check: flag}) searchable = false;

  /** How many articles of a group are shown before a visitor asks for more, up to 10,000; 0 shows all. Of thousands, 2,000. */
  @property({check: numberFrom(0, 10_000, 10)}) limit = 10;

  /** Whether more articles come by themselves when a visitor gets near the last one. */
  @property({check: flag}) autoload = false;

  /** Whether articles are marked that were not there when this device last looked. */
  @property({check: flag}) unread = false;

  /** Whether search engines are told of the articles, by schema.org data in a `<script>` inside the element. */
  @property({check: flag, attribute: 'structured-data'}) structuredData = false;

  /** Whether summaries are cut to three lines. */
  @property({check: flag}) clamp = false;

  /** How dates are written: `absolute` ("Sep 8, 2013") or `relative` ("3 days ago"). */
  @property({check: oneOf(['absolute', 'relative'])})
  dates: 'absolute' | 'relative' = 'absolute';

  /** What relative dates are relative to, as an ISO 8601 date; by default the visitor's clock. */
  @property({check: date}) now: string | undefined;

  /** Time zone in which moments are shown, e.g. `Asia/Jerusalem`; by default the visitor's. */
  @property({attribute: 'time-zone', check: timeZone}) timeZone: string | undefined;

  /** Where links open: `_self`, `_blank`, or `auto`, as the page's `<base target>` says. */
  @property({check: oneOf(['auto', '_self', '_blank'])})
  target: 'auto' | '_self' | '_blank' = 'auto';

  /** What the sites that are linked to learn of this page: a referrer policy such as `no-referrer`; by default the page's own. */
  @property({attribute: 'referrer-policy'}) referrerPolicy: string | undefined;
}
