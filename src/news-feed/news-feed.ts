import {html, noChange, nothing} from 'lit';
import type {CSSResultGroup, PropertyValues} from 'lit';
import type {NewsItem} from '../contract/news.ts';
import {openNews, readAnyNews} from '../document/formats/news.ts';
import type {AnyNews} from '../document/formats/news.ts';
import {articleStyles} from '../widget/article.styles.ts';
import {numberFrom, oneOf} from '../widget/attributes.ts';
import {ClockController} from '../widget/clock.ts';
import {safeImage, safeLink} from '../widget/links.ts';
import {finding, news} from '../widget/locale/en.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {property, state} from '../widget/property.ts';
import {renderSearch} from '../widget/search.ts';
import {searchStyles} from '../widget/search.styles.ts';
import {describe} from '../widget/structured-data.ts';
import {timeZoneFrom} from '../widget/time-zone.ts';
import {renderArticle} from './article-view.ts';
import type {Teller} from './article-view.ts';
import {describeArticles} from './articles-data.ts';
import {renderChoice} from './choice-view.ts';
import {found, groupsOf, prepare, wordsOf} from './filter.ts';
import type {Group} from './filter.ts';
import {newsFeedStyles} from './news-feed.styles.ts';
import {keepSeen, seenOf} from './seen.ts';

const TAG = 'peace-news-feed';
/** So many articles come at most with one press of "Show more": a feed may hold thousands. */
const BATCH = 50;
/** So many are drawn before the first paint, and in one go after it. */
const CHUNK = 20;
/** Up to so many are in the page without being asked for; more are more than browsers bear. */
const COMPLETE = 2000;
/** A slice of drawing starts nothing further after this time, ms. */
const SLICE = 4;

/** What visitors choose articles by. */
type Choice = 'category' | 'outlet';

/**
 * What is reported and argued about the campaign, newest first: outlet, headline, summary, authors and date.
 *
 * @summary List of articles.
 * @element peace-news-feed
 * @slot - Shown until the widget works, and when its document cannot be had.
 * @event {PeaceLoadEvent} peace-load - The document was read.
 * @event {PeaceErrorEvent} peace-error - The document could not be had.
 * @csspart base - All of the widget.
 * @csspart heading - The heading above it.
 * @csspart search - The field to search with.
 * @csspart filter - The means to choose a category or an outlet.
 * @csspart fresh - The button that shows what has come since.
 * @csspart missing - Which sources cannot be read.
 * @csspart group - The heading of a group.
 * @csspart list - The list of articles.
 * @csspart item - One article.
 * @csspart outlet - Who published an article.
 * @csspart new - The mark of an article that was not there at the last visit.
 * @csspart title - The headline of an article.
 * @csspart summary - The summary of an article.
 * @csspart meta - Authors and date of an article.
 * @csspart picture - The picture of an article.
 * @csspart more - The button that shows more articles.
 */
export class PeaceNewsFeed extends PeaceElement<AnyNews> {
  static override styles: CSSResultGroup = [PeaceElement.styles, articleStyles, searchStyles, newsFeedStyles];

  /**
   * How articles look: `list`; `cards`, side by side; `compact`, without summary and picture; `headlines`, nothing but
   * these; `lead`, a list whose first article is large.
   */
  @property({converter: oneOf(TAG, 'layout', ['list', 'cards', 'compact', 'headlines', 'lead'])})
  layout: 'list' | 'cards' | 'compact' | 'headlines' | 'lead' = 'list';

  /** Shows only articles with this tag, whichever of their tags it is; upper and lower case are the same. */
  @property() category: string | undefined;

  /** Shows only articles of this outlet. */
  @property() outlet: string | undefined;

  /** Shows only articles from this date on, as an ISO 8601 date. */
  @property() start: string | undefined;

  /** Shows only articles up to this date, as an ISO 8601 date; `2013` includes its December. */
  @property() end: string | undefined;

  /** Order of the articles: `desc`, newest first, or `asc`, oldest first. */
  @property({converter: oneOf(TAG, 'order', ['desc', 'asc'])}) order: 'desc' | 'asc' = 'desc';

  /** What headings the articles stand below: `none`, their `category` (the first tag), or their `outlet`. */
  @property({attribute: 'group-by', converter: oneOf(TAG, 'group-by', ['none', 'category', 'outlet'])})
  groupBy: 'none' | Choice = 'none';

  /** Whether visitors can choose a category and an outlet. */
  @property({type: Boolean}) filterable = false;

  /** Whether visitors can search. */
  @property({type: Boolean}) searchable = false;

  /** How many articles of a group are shown before a visitor asks for more, up to 10,000; 0 shows all. Of thousands, 2,000. */
  @property({converter: numberFrom(TAG, 'limit', 0, 10_000, 10)}) limit = 10;

  /** Whether more articles come by themselves when a visitor gets near the last one. */
  @property({type: Boolean}) autoload = false;

  /** Whether articles are marked that were not there when this device last looked. */
  @property({type: Boolean}) unread = false;

  /** Whether search engines are told of the articles, by schema.org data in a `<script>` inside the element. */
  @property({type: Boolean, attribute: 'structured-data'}) structuredData = false;

  /** Whether summaries are cut to three lines. */
  @property({type: Boolean}) clamp = false;

  /** How dates are written: `absolute` ("Sep 8, 2013") or `relative` ("3 days ago"). */
  @property({converter: oneOf(TAG, 'dates', ['absolute', 'relative'])})
  dates: 'absolute' | 'relative' = 'absolute';

  /** What relative dates are relative to, as an ISO 8601 date; by default the visitor's clock. */
  @property() now: string | undefined;

  /** Time zone in which moments are shown, e.g. `Asia/Jerusalem`; by default the visitor's. */
  @property({attribute: 'time-zone', converter: timeZoneFrom(TAG)}) timeZone: string | undefined;

  /** Where links open: `_self`, `_blank`, or `auto`, as the page's `<base target>` says. */
  @property({converter: oneOf(TAG, 'target', ['auto', '_self', '_blank'])})
  target: 'auto' | '_self' | '_blank' = 'auto';

  /** What the sites that are linked to learn of this page: a referrer policy such as `no-referrer`; by default the page's own. */
  @property({attribute: 'referrer-policy'}) referrerPolicy: string | undefined;

  /** What a visitor looks for. */
  @state() private words = '';
  /** What a visitor has chosen. */
  @state() private chosen: Readonly<Partial<Record<Choice, string>>> = {};
  /** How many articles a visitor has asked for beyond `limit`, by group. */
  @state() private extra: Readonly<Record<string, number>> = {};
  /** Ids of articles that have come since, and would push down what is being read. */
  @state() private fresh: ReadonlySet<string> = new Set();
  /** Addresses of the sources, and of older articles that a visitor has asked for. */
  @state() private older = '';

  protected override readonly format = {
    name: 'news',
    open: openNews,
    read: readAnyNews,
    isEmpty: ({items}: AnyNews) => !this.#given(items).length,
  } as const;
  protected override readonly wording = {...finding, ...news};

  readonly #clock = new ClockController(this);
  /** Pictures that could not be had leave no hole. */
  readonly #broken = new Set<string>();
  /** The section that was shown before. */
  #section: AnyNews | undefined;
  /** What was looked for and found, and what it depends on. */
  readonly #made = new Map<string, {readonly key: readonly unknown[]; readonly value: unknown}>();
  /** So many articles of each group may be in the page by now; of those before `#kept`, this rendering changes nothing. */
  #drawn = CHUNK;
  #kept = 0;
  #isFilling = false;
  /** So many articles are ready to be searched. */
  #prepared = 0;
  /** Ids of the articles at the last visit. */
  #seen: ReadonlySet<string> | undefined;
  /** Older articles are on their way. */
  #isAsking = false;
  /** The first article that a visitor has asked for: the group, and the place in it. */
  #going: readonly [group: number, index: number] | undefined;
  #watch: IntersectionObserver | undefined;

  /** @internal Addresses of the sources, with spaces between them. */
  override get documentUrl(): string | undefined {
    const sources = this.src?.trim().replaceAll('{lang}', this.locale.language).split(/\s+/);
    // What is no address fails as one that cannot be reached.
    const own = sources?.map((url) => safeLink(url, this.baseURI) ?? url).join(' ');
    return own && this.older.startsWith(`${own} `) ? this.older : own;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed as PropertyValues<this>);
    const isOther = [
      'category',
      'outlet',
      'limit',
      'src',
      'chosen',
      'words',
      'order',
      'start',
      'end',
      'groupBy',
    ];
    if (isOther.some((name) => changed.has(name))) {
      this.extra = {};
      this.#drawn = CHUNK;
    }
    const {section} = this;
    if (section === this.#section) return;
    this.#isAsking &&= Boolean(section?.isWaiting);
    if (section && this.#section) this.#receive(section.items, this.#section.items);
    else this.fresh = new Set();
    this.#section = section;
    this.#prepared = 0;
    const {src} = this;
    if (!section || !src || !this.unread || !this.isConnected) return;
    const ids = section.items.map(({id}) => id);
    this.#seen ??= seenOf(src) ?? new Set(ids);
    keepSeen(src, ids);
  }

  /** What has come above what was there waits until the visitor wants it. */
  #receive(items: readonly NewsItem[], before: readonly NewsItem[]): void {
    if (this.#going) return;
    const known = new Set(before.map(({id}) => id));
    for (const id of this.fresh) known.delete(id);
    const last = items.findLastIndex(({id}) => known.has(id));
    this.fresh = new Set(items.slice(0, last + 1).flatMap(({id}) => (known.has(id) ? [] : id)));
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#goOn();
    this.#fill();
    if (this.#kept) return;
    const {section} = this;
    describe(this, this.structuredData && section ? this.#describe(section) : undefined);
    this.#watch?.disconnect();
    if (!this.autoload) return;
    this.#watch ??= new IntersectionObserver(
      (entries) =>
        entries.forEach(({isIntersecting, target}) => isIntersecting && (target as HTMLElement).click()),
      {rootMargin: '50%'},
    );
    for (const more of this.renderRoot.querySelectorAll('[part=more]')) this.#watch.observe(more);
  }

  /** Takes the visitor to the first article that was asked for, once it is there. */
  #goOn(): void {
    const [group = 0, index = 0] = this.#going ?? [];
    const title = this.renderRoot.querySelectorAll('.items')[group]?.querySelectorAll<HTMLElement>('.title')[
      index
    ];
    if (!this.#going || (!title && this.#isAsking)) return;
    this.#going = undefined;
    if (this.autoload || !title) return;
    title.tabIndex = -1;
    (title.querySelector('a') ?? title).focus();
  }

  /** Goes on drawing what is missing, a slice at a time, once what is drawn by now is to be seen. */
  #fill(): void {
    const {section} = this;
    const isMissing = () =>
      section && this.#groups(section).some((group) => this.#drawn < this.#wantedOf(group));
    const isUnprepared = () =>
      section && this.#isSearchable(section) && this.#prepared < section.items.length;
    if (this.#isFilling || !(isMissing() || isUnprepared())) return;
    this.#isFilling = true;
    requestAnimationFrame(() =>
      setTimeout(
        () => {
          const end = performance.now() + SLICE;
          while (this.isConnected && isMissing() && performance.now() < end) {
            this.#kept = this.#drawn;
            this.#drawn += CHUNK;
            this.requestUpdate();
            this.performUpdate();
          }
          this.#kept = 0;
          this.#isFilling = false;
          if (section && isUnprepared()) this.#prepared = prepare(section.items, this.#prepared, end);
          if (this.isConnected) this.#fill();
        },
        // While a visitor types, the list stays short and quick.
        this.words ? 300 : 0,
      ),
    );
  }

  /** Whether visitors can search; where not all is in the page, finding in the page does not find all. */
  #isSearchable({items}: AnyNews): boolean {
    return this.searchable || (items.length > COMPLETE && !(this.limit && this.limit <= COMPLETE));
  }

  protected override get emptyKey(): string {
    return this.section?.items.length ? 'noNewsInCategory' : 'noNews';
  }

  protected override titleOf({title}: AnyNews): string | undefined {
    return title;
  }

  #linkOf(url: string | undefined, {base}: NewsItem): string | undefined {
    return safeLink(url, base ?? this.linkBase);
  }

  #describe({items}: AnyNews): object {
    return describeArticles(this.#given(items).slice(0, this.limit || COMPLETE), (url, item) =>
      this.#linkOf(url, item),
    );
  }

  /** What was made of the same before, or what is made of it now. */
  #once<T>(name: string, key: readonly unknown[], make: () => T): T {
    const known = this.#made.get(name);
    if (known?.key.every((part, index) => part === key[index])) return known.value as T;
    const value = make();
    this.#made.set(name, {key, value});
    return value;
  }

  /** The articles that the page has chosen. */
  #given(items: readonly NewsItem[]): readonly NewsItem[] {
    const {category, outlet, start, end} = this;
    const key = [items, category, outlet, start, end];
    return this.#once('given', key, () => found(items, {category, outlet, start, end}));
  }

  /** What a visitor has chosen of them, in groups. */
  #groups({items}: AnyNews): readonly Group[] {
    const {order, groupBy, words, chosen, fresh} = this;
    const given = this.#given(items);
    return this.#once('groups', [given, order, groupBy, words, chosen, fresh], () => {
      const shown = found(given, {...chosen, words}).filter(({id}) => !fresh.has(id));
      if (order === 'asc') shown.reverse();
      return groupsOf(shown, (item) => nameOf(item, groupBy));
    });
  }

  /** How many articles of a group are to be shown. */
  #wantedOf({name, items}: Group): number {
    const limit = Math.min(this.limit || COMPLETE, COMPLETE) + (this.extra[name] ?? 0);
    return this.printing ? items.length : Math.min(items.length, limit);
  }

  /** Shows more articles of a group and takes the visitor to the first of them. */
  #more(group: Group, place: number): void {
    const wanted = this.#wantedOf(group);
    this.#going = [place, wanted];
    this.#drawn = Math.max(this.#drawn, wanted + BATCH);
    const more = Math.min(BATCH, group.items.length - wanted || BATCH);
    this.extra = {...this.extra, [group.name]: (this.extra[group.name] ?? 0) + more};
    if (wanted < group.items.length || !this.section?.next) return;
    this.older = `${this.documentUrl} ${this.section.next}`;
    this.#isAsking = true;
  }

  protected override renderSection(section: AnyNews): unknown {
    const groups = this.#groups(section);
    const count = groups.reduce((sum, {items}) => sum + items.length, 0);
    const {length} = this.fresh.size ? this.#given(section.items).filter(({id}) => this.fresh.has(id)) : [];
    const {missing = []} = section;
    return html`
      ${
        this.#kept
          ? noChange
          : this.#isSearchable(section)
            ? renderSearch(
                this.words,
                count,
                (key, values) => this.term(key, values),
                (words) => (this.words = words),
              )
            : nothing
      }
      ${this.#kept ? noChange : [this.#renderFilter(section, 'category'), this.#renderFilter(section, 'outlet')]}
      <p role="status">
        ${
          length
            ? html`<button type="button" part="fresh" @click=${this.#showFresh}>
                ${this.term('newArticles', {count: length})}
              </button>`
            : nothing
        }
      </p>
      ${
        missing.length
          ? html`<p class="note" part="missing">
              ${this.term('missingSources', {sources: missing.map((url) => url.split('/')[2] ?? url).join(', ')})}
            </p>`
          : nothing
      }
      ${groups.map((group, place) => this.#renderGroup(group, place, section))}
      <p class="hidden" role="status">
        ${
          Object.keys(this.extra).length
            ? this.term('articlesShown', {
                count: groups.reduce((sum, group) => sum + this.#wantedOf(group), 0),
              })
            : nothing
        }
      </p>
    `;
  }

  readonly #showFresh = () => {
    this.fresh = new Set();
    this.#going = [0, 0];
  };

  #renderFilter(section: AnyNews, choice: Choice): unknown {
    if (!this.filterable || this[choice]) return nothing;
    const groups = groupsOf(this.#given(section.items), (item) => nameOf(item, choice));
    const names = groups.flatMap(({name}) => name || []);
    return names.length < 2
      ? nothing
      : renderChoice(
          ['', ...names].map((name) => ({name, label: name || this.term('allGroups')})),
          this.term(choice),
          this.chosen[choice] ?? '',
          (name) => (this.chosen = {...this.chosen, [choice]: name}),
        );
  }

  /** What all articles of this rendering are told by. */
  get #teller(): Teller {
    const {layout, autoload, target, referrerPolicy, timeZone, locale} = this;
    const {today} = this.#clock;
    return {
      ...{layout, autoload, target, referrerPolicy, timeZone},
      tag: locale.tag,
      level: this.innerLevel + (this.groupBy === 'none' ? 0 : 1),
      today: this.dates === 'relative' ? today : undefined,
      sought: wordsOf(this.words),
      term: (key) => this.term(key),
      langOf: (language) => this.langOf(language),
      dirOf: (language) => this.dirOf(language),
      linkOf: (url, item) => this.#linkOf(url, item),
      sourceOf: ({image, base}) => {
        const source = safeImage(image?.url, base ?? this.linkBase);
        return source && !this.#broken.has(source) ? source : undefined;
      },
      onBroken: (source) => {
        this.#broken.add(source);
        this.requestUpdate();
      },
      isNew: ({id}) => Boolean(this.#seen && !this.#seen.has(id)),
    };
  }

  #renderGroup(group: Group, place: number, {next}: AnyNews): unknown {
    const {name, items} = group;
    const wanted = this.#wantedOf(group);
    const drawn = this.printing ? wanted : Math.min(this.#drawn, wanted);
    const more = Math.min(items.length - wanted, BATCH);
    const isLoading = this.#isAsking && !more;
    const teller = this.#teller;
    // Nobody knows how many older ones there are.
    const size = next ? -1 : items.length;
    const chunks: unknown[] = [];
    for (let start = 0; start < drawn; start += CHUNK) {
      chunks.push(
        start + CHUNK <= this.#kept
          ? noChange
          : items
              .slice(start, Math.min(start + CHUNK, drawn))
              .map((item, index) => renderArticle(item, {index: start + index, place, size}, teller)),
      );
    }
    const classes = `items ${this.layout} ${this.clamp ? 'clamp' : ''}`;
    return html`
      ${
        this.groupBy === 'none'
          ? nothing
          : html`<div class="group heading" part="group" role="heading" aria-level=${this.innerLevel}>
              ${name || this.term('otherNews')}
            </div>`
      }
      <div role=${this.autoload ? 'feed' : nothing} aria-busy=${drawn < wanted} @keydown=${this.#onKey}>
        <ul class=${classes} part="list" role=${this.autoload ? 'none' : 'list'}>
          ${chunks}
        </ul>
      </div>
      ${
        more || next || isLoading
          ? html`<button type="button" part="more" @click=${() => this.#isAsking || this.#more(group, place)}>
              ${this.term(isLoading ? 'loading' : more ? 'showMore' : 'olderNews', {count: more})}
            </button>`
          : nothing
      }
    `;
  }

  /** Page keys go from article to article in a feed. https://www.w3.org/WAI/ARIA/apg/patterns/feed/ */
  readonly #onKey = (press: KeyboardEvent) => {
    const step = {PageDown: 1, PageUp: -1}[press.key];
    if (!this.autoload || !step) return;
    const articles = [...this.renderRoot.querySelectorAll('article')];
    const at = articles.findIndex((article) => article.contains(press.target as Node));
    const article = articles[at + step];
    if (!article) return;
    press.preventDefault();
    article.focus();
  };

  protected override renderSkeleton(): unknown {
    const bones = Array.from({length: 4}, () => html`<div class="bone"></div>`);
    return Array.from(
      {length: Math.min(this.limit || 10, 10)},
      () => html`<div class="item"><article>${bones}</article></div>`,
    );
  }
}

function nameOf(item: NewsItem, choice: 'none' | Choice): string | undefined {
  return choice === 'outlet' ? item.outlet?.name : choice === 'category' ? item.category : '';
}

declare global {
  interface HTMLElementTagNameMap {
    'peace-news-feed': PeaceNewsFeed;
  }
}
