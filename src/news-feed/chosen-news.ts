/** Which articles a feed shows: of those that came, what the page has chosen, and of these what a visitor has. */
import type {PropertyValues} from 'lit';
import type {NewsItem} from '../contract/news.ts';
import {openNews, readAnyNews} from '../document/formats/news.ts';
import type {AnyNews} from '../document/formats/news.ts';
import {safeLink} from '../widget/links.ts';
import {state} from '../widget/property.ts';
import {freshOf, groupsOf, nameOf, plain, wanting, wordsOf} from './filter.ts';
import type {Chosen, Group} from './filter.ts';
import {NewsFeedSettings} from './news-feed-settings.ts';
import {unreadOf} from './seen.ts';

/** So many articles of a group are drawn before the first paint, and in one go after it. */
export const CHUNK = 20;
/** Up to so many are in the page without being asked for; more are more than browsers bear. */
export const COMPLETE = 2000;

/** What visitors can choose by. */
export const CHOICES = ['category', 'outlet'] as const;

/** What makes another list: it is drawn from the beginning, and nothing has to wait. */
const ANOTHER_LIST = 'category outlet limit src chosen words order start end groupBy'.split(' ');

/** A group, of which so many articles are to be in the page. */
export interface ShownGroup extends Group {
  readonly wanted: number;
}

/** A feed that knows which articles it is to show. */
export abstract class ChosenNews extends NewsFeedSettings {
  /** What a visitor looks for. */
  @state() protected words = '';
  /** What a visitor has chosen. */
  @state() protected chosen: Chosen = {};
  /** How many articles a visitor has asked for, by group. */
  @state() protected asked: ReadonlyMap<string, number> = new Map();
  /** Ids of articles that have come since, and would push down what is being read. */
  @state() protected fresh: ReadonlySet<string> = new Set();

  protected override readonly format = {
    name: 'news',
    open: openNews,
    read: readAnyNews,
    isEmpty: ({items, next}: AnyNews) => !next && !items.some(this.#wanting()),
  } as const;

  /** The words that a visitor looks for. */
  protected sought: readonly string[] = [];
  /** What is to be shown. */
  protected shownGroups: readonly ShownGroup[] = [];
  /** The articles that the page has chosen, without those that wait. */
  protected offered: readonly NewsItem[] = [];
  /** So many wait of those that a visitor has chosen. */
  protected withheld = 0;
  /** Ids of articles that were not there at the last visit. */
  protected unseen: ReadonlySet<string> | undefined;
  /** So many articles of each group may be in the page by now. */
  protected drawable = CHUNK;
  /** So many articles are ready to be searched. */
  protected prepared = 0;
  /** Addresses of the sources, and of older articles that a visitor has asked for. */
  protected withOlder = '';
  /** Older articles are on their way. */
  protected isAsking = false;

  /** The section that was shown before, its addresses, and whether what comes next has others. */
  #section: AnyNews | undefined;
  #url: string | undefined;
  #isOther = false;

  /** @internal Addresses of the sources and of older articles, with spaces between them. */
  override get documentUrl(): string | undefined {
    const sources = this.src
      ?.trim()
      .replaceAll('{lang}', this.locale.language)
      .split(/\s+/)
      // What is no address fails as one that cannot be reached.
      .map((url) => safeLink(url, this.baseURI) ?? url)
      .join(' ');
    return sources && this.withOlder.startsWith(`${sources} `) ? this.withOlder : sources;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed as PropertyValues<this>);
    if (ANOTHER_LIST.some((name) => changed.has(name))) {
      this.asked = new Map();
      this.fresh = new Set();
      this.drawable = CHUNK;
    }
    this.sought = wordsOf(this.words);
    const {documentUrl, section} = this;
    // Other sources, or the same in another language: no older pages.
    if (documentUrl !== this.#url && !documentUrl?.startsWith(`${this.#url} `)) this.#isOther = true;
    this.#url = documentUrl;
    const isNew = section !== this.#section;
    if (isNew) this.#take(section);
    if (section && (isNew || changed.size)) this.#choose(section);
  }

  /** Sees to it that what is new in a section pushes nothing down, and forgets what has gone. */
  #take(section: AnyNews | undefined): void {
    const before = this.#section;
    const wasAsking = this.isAsking;
    this.#section = section;
    this.isAsking &&= Boolean(section?.isWaiting);
    this.prepared = 0;
    if (!section) return;
    const {items, isWaiting, missing} = section;
    if (!wasAsking || this.#isOther) {
      const isFree =
        !before ||
        this.#isOther ||
        // What comes last pushes nothing down, and a source that was late nothing that is read already.
        this.order === 'asc' ||
        (before.isWaiting && this.getBoundingClientRect().top >= 0 && !this.matches(':focus-within'));
      this.fresh = isFree
        ? new Set()
        : freshOf(items, new Set(before.items.flatMap(({id}) => (this.fresh.has(id) ? [] : id))));
    }
    this.#isOther = false;
    for (const choice of CHOICES) {
      const name = plain(this.chosen[choice]);
      if (name && !items.some((item) => plain(nameOf(item, choice)) === name))
        this.chosen = {...this.chosen, [choice]: ''};
    }
    const url = this.#url;
    if (url && this.unread && url !== this.withOlder && !isWaiting && !missing?.length)
      this.unseen = unreadOf(url, items);
  }

  /** What the page and the visitor have chosen. */
  #choose({items}: AnyNews): void {
    const {order, groupBy, words, fresh, limit, printing} = this;
    const {category, outlet} = this.chosen;
    const isGiven = this.#wanting();
    const isWanted = wanting(category, outlet, '', '', words);
    this.offered = items.filter((item) => !fresh.has(item.id) && isGiven(item));
    this.withheld = items.filter((item) => fresh.has(item.id) && isGiven(item) && isWanted(item)).length;
    const shown = this.offered.filter(isWanted);
    const groups = groupsOf(order === 'asc' ? shown.reverse() : shown, groupBy);
    const most = Math.ceil(COMPLETE / groups.length);
    this.shownGroups = groups.map((group) => {
      const {length} = group.items;
      const wanted = printing ? length : (this.asked.get(group.name) ?? Math.min(limit || most, most));
      return {...group, wanted: Math.min(length, wanted)};
    });
  }

  /** Tells of articles whether the page has chosen them. */
  #wanting(): (item: NewsItem) => boolean {
    return wanting(this.category, this.outlet, this.start, this.end);
  }

  protected override get emptyKey(): string {
    const {items = []} = this.section ?? {};
    if (!items.length) return 'noNews';
    return items.some(wanting(this.category)) ? 'notFound' : 'noNewsInCategory';
  }
}
