import {html, noChange, nothing} from 'lit';
import type {CSSResultGroup, PropertyValues} from 'lit';
import type {NewsItem} from '../contract/news.ts';
import {openNews, readAnyNews} from '../document/formats/news.ts';
import type {AnyNews} from '../document/formats/news.ts';
import {articleStyles} from '../widget/article.styles.ts';
import {ClockController} from '../widget/clock.ts';
import {safeLink} from '../widget/links.ts';
import {finding, news} from '../widget/locale/en.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {state} from '../widget/property.ts';
import {renderSearch} from '../widget/search.ts';
import {searchStyles} from '../widget/search.styles.ts';
import {describe} from '../widget/structured-data.ts';
import type {Teller} from './article-view.ts';
import {describeArticles} from './articles-data.ts';
import {renderChoice} from './choice-view.ts';
import {pressWhenNear} from './endless.ts';
import {CHUNK, Filling} from './filling.ts';
import {found, groupsOf, prepare, wordsOf} from './filter.ts';
import type {Group} from './filter.ts';
import {freshOf} from './fresh.ts';
import {renderGroup} from './group-view.ts';
import {NewsFeedSettings} from './news-feed-settings.ts';
import {newsFeedStyles} from './news-feed.styles.ts';
import {seenBefore} from './seen.ts';
import {nameOf, remembering, selected} from './selection.ts';
import type {Choice} from './selection.ts';

/** So many articles come at most with one press of "Show more": a feed may hold thousands. */
const BATCH = 50;
/** Up to so many are in the page without being asked for; more are more than browsers bear. */
const COMPLETE = 2000;

/** What makes another list: it is drawn from the beginning. */
const ANOTHER_LIST = 'category outlet limit src chosen words order start end groupBy'.split(' ');

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
export class PeaceNewsFeed extends NewsFeedSettings {
  static override styles: CSSResultGroup = [PeaceElement.styles, articleStyles, searchStyles, newsFeedStyles];

  /** What a visitor looks for. */
  @state() private words = '';
  /** What a visitor has chosen. */
  @state() private chosen: Readonly<Partial<Record<Choice, string>>> = {};
  /** How many articles a visitor has asked for beyond `limit`, by group. */
  @state() private extra: Readonly<Record<string, number>> = {};
  /** Ids of articles that have come since, and would push down what is being read. */
  @state() private fresh: ReadonlySet<string> = new Set();

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
  readonly #found = remembering(found);
  readonly #selected = remembering(selected);
  readonly #filling = new Filling();
  /** So many articles are ready to be searched. */
  #prepared = 0;
  /** Ids of the articles at the last visit. */
  #seen: ReadonlySet<string> | undefined;
  /** Addresses of the sources, and of older articles that a visitor has asked for. */
  #older = '';
  /** Older articles are on their way. */
  #isAsking = false;
  /** The first article that a visitor has asked for: its group's place, and its own in the group, as in `0-10`. */
  #going = '';
  #watch: IntersectionObserver | undefined;

  /** @internal Addresses of the sources, with spaces between them. */
  override get documentUrl(): string | undefined {
    const own = this.src
      ?.trim()
      .replaceAll('{lang}', this.locale.language)
      .split(/\s+/)
      // What is no address fails as one that cannot be reached.
      .map((url) => safeLink(url, this.baseURI) ?? url)
      .join(' ');
    return own && this.#older.startsWith(`${own} `) ? this.#older : own;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch?.disconnect();
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed as PropertyValues<this>);
    if (ANOTHER_LIST.some((name) => changed.has(name))) {
      this.extra = {};
      this.#filling.drawn = CHUNK;
    }
    const {section} = this;
    if (section === this.#section) return;
    this.#isAsking &&= Boolean(section?.isWaiting);
    if (!section || !this.#section) this.fresh = new Set();
    // What a visitor has asked for is shown.
    else if (!this.#going) this.fresh = freshOf(section.items, this.#section.items, this.fresh);
    this.#section = section;
    this.#prepared = 0;
    const {src} = this;
    if (!section || !src || !this.unread || !this.isConnected) return;
    const before = seenBefore(
      src,
      section.items.map(({id}) => id),
    );
    this.#seen ??= before;
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#goOn();
    this.#fill();
    if (this.#filling.kept) return;
    const {section} = this;
    describe(
      this,
      this.structuredData && section
        ? describeArticles(this.#given(section.items).slice(0, this.limit || COMPLETE), this.#linkOf)
        : undefined,
    );
    this.#watch?.disconnect();
    if (!this.autoload) return;
    this.#watch ??= pressWhenNear();
    for (const more of this.renderRoot.querySelectorAll('[part=more]')) this.#watch.observe(more);
  }

  /** Takes the visitor to the first article that was asked for, once it is there. */
  #goOn(): void {
    const title = (this.renderRoot as ShadowRoot).getElementById(`title-${this.#going}`);
    if (!this.#going || (!title && this.#isAsking)) return;
    this.#going = '';
    if (this.autoload || !title) return;
    title.tabIndex = -1;
    (title.querySelector('a') ?? title).focus();
  }

  /** Goes on drawing what is missing; while a visitor types, the list stays short and quick. */
  #fill(): void {
    this.#filling.goOn(
      () => (this.words ? 300 : 0),
      () =>
        this.isConnected &&
        this.section &&
        this.#groups(this.section).some((group) => this.#filling.drawn < this.#wantedOf(group)),
      () => {
        this.requestUpdate();
        this.performUpdate();
      },
      (until) => {
        const {section} = this;
        return (
          this.isConnected &&
          section &&
          this.#isSearchable(section) &&
          (this.#prepared = prepare(section.items, this.#prepared, until)) < section.items.length
        );
      },
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

  readonly #linkOf = (url: string | undefined, {base}: NewsItem) => safeLink(url, base ?? this.linkBase);

  /** The articles that the page has chosen. */
  #given(items: readonly NewsItem[]): readonly NewsItem[] {
    const {category, outlet, start, end} = this;
    return this.#found(items, {category, outlet, start, end});
  }

  /** What a visitor has chosen of them, in groups. */
  #groups({items}: AnyNews): readonly Group[] {
    const {order, groupBy, words, chosen, fresh} = this;
    return this.#selected(this.#given(items), {order, groupBy, words, chosen, fresh});
  }

  /** How many articles of a group are to be shown. */
  #wantedOf({name, items}: Group): number {
    const limit = Math.min(this.limit || COMPLETE, COMPLETE) + (this.extra[name] ?? 0);
    return this.printing ? items.length : Math.min(items.length, limit);
  }

  /** Shows more articles of a group and takes the visitor to the first of them. */
  #more(group: Group, place: number): void {
    const wanted = this.#wantedOf(group);
    this.#going = `${place}-${wanted}`;
    this.#filling.drawn = Math.max(this.#filling.drawn, wanted + BATCH);
    const more = Math.min(BATCH, group.items.length - wanted || BATCH);
    this.extra = {...this.extra, [group.name]: (this.extra[group.name] ?? 0) + more};
    if (wanted < group.items.length || !this.section?.next) return;
    this.#older = `${this.documentUrl} ${this.section.next}`;
    this.#isAsking = true;
  }

  protected override renderSection(section: AnyNews): unknown {
    const groups = this.#groups(section);
    const sum = (count: (group: Group) => number) => groups.reduce((all, group) => all + count(group), 0);
    const waiting = this.fresh.size && this.#given(section.items).filter(({id}) => this.fresh.has(id)).length;
    const {missing = []} = section;
    const teller = this.#teller;
    return html`
      ${
        this.#filling.kept
          ? noChange
          : [
              this.#isSearchable(section)
                ? renderSearch(
                    this.words,
                    sum(({items}) => items.length),
                    teller.term,
                    (words) => (this.words = words),
                  )
                : nothing,
              this.#renderFilter(section, 'category'),
              this.#renderFilter(section, 'outlet'),
            ]
      }
      <p role="status">
        ${
          waiting
            ? html`<button type="button" part="fresh" @click=${this.#showFresh}>
                ${this.term('newArticles', {count: waiting})}
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
      ${groups.map((group, place) => this.#renderGroup(group, place, section, teller))}
      <p class="hidden" role="status">
        ${
          Object.keys(this.extra).length
            ? this.term('articlesShown', {count: sum((group) => this.#wantedOf(group))})
            : nothing
        }
      </p>
    `;
  }

  readonly #showFresh = () => {
    this.fresh = new Set();
    this.#going = '0-0';
  };

  #renderFilter(section: AnyNews, choice: Choice): unknown {
    if (!this.filterable || this[choice]) return nothing;
    const groups = groupsOf(this.#given(section.items), (item) => nameOf(item, choice));
    const names = groups.flatMap(({name}) => name || []);
    return names.length < 2
      ? nothing
      : renderChoice(
          names,
          this.term('allGroups'),
          this.term(choice),
          this.chosen[choice] ?? '',
          (name) => (this.chosen = {...this.chosen, [choice]: name}),
        );
  }

  /** What all articles of this rendering are told by. */
  get #teller(): Teller {
    return {
      settings: this,
      kept: this.#filling.kept,
      isOpen: Boolean(this.section?.next),
      tag: this.locale.tag,
      level: this.innerLevel + Number(this.groupBy !== 'none'),
      today: this.dates === 'relative' ? this.#clock.today : undefined,
      sought: wordsOf(this.words),
      term: (key, values) => this.term(key, values),
      langOf: (language) => this.langOf(language),
      dirOf: (language) => this.dirOf(language),
      linkOf: this.#linkOf,
      broken: this.#broken,
      onBroken: (source) => {
        this.#broken.add(source);
        this.requestUpdate();
      },
      seen: this.#seen,
    };
  }

  #renderGroup(group: Group, place: number, {next}: AnyNews, teller: Teller): unknown {
    const {length} = group.items;
    const wanted = this.#wantedOf(group);
    const drawn = this.printing ? wanted : Math.min(this.#filling.drawn, wanted);
    const more = Math.min(length - wanted, BATCH);
    const isLoading = this.#isAsking && !more;
    return [
      renderGroup(group, place, drawn, wanted, teller),
      more || next || isLoading
        ? html`<button type="button" part="more" @click=${() => this.#isAsking || this.#more(group, place)}>
            ${this.term(isLoading ? 'loading' : more ? 'showMore' : 'olderNews', {count: more})}
          </button>`
        : nothing,
    ];
  }

  protected override renderSkeleton(): unknown {
    const bones = Array.from({length: 4}, () => html`<div class="bone"></div>`);
    return Array.from(
      {length: Math.min(this.limit || 10, 10)},
      () => html`<div class="item"><article>${bones}</article></div>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'peace-news-feed': PeaceNewsFeed;
  }
}
