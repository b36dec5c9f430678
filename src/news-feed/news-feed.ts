import {html, noChange, nothing} from 'lit';
import type {CSSResultGroup, PropertyValues} from 'lit';
import type {AnyNews} from '../document/formats/news.ts';
import {articleStyles} from '../widget/article.styles.ts';
import {finding, news} from '../widget/locale/en.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {hideChanged} from '../widget/picture.ts';
import {renderField, renderFound} from '../widget/search.ts';
import {searchStyles} from '../widget/search.styles.ts';
import {describe} from '../widget/structured-data.ts';
import {NewsArticles} from './article-view.ts';
import {describeArticles} from './articles-data.ts';
import {renderChoice} from './choice-view.ts';
import type {Option} from './choice-view.ts';
import {CHOICES, COMPLETE} from './chosen-news.ts';
import type {ShownGroup} from './chosen-news.ts';
import {groupsOf} from './filter.ts';
import type {Choice} from './filter.ts';
import {newsFeedStyles} from './news-feed.styles.ts';

/** So many articles come at most with one press of "Show more": a feed may hold thousands. */
const BATCH = 50;
/** The list is left alone so long while a visitor types, ms. */
const TYPING = 300;

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
export class PeaceNewsFeed extends NewsArticles {
  static override styles: CSSResultGroup = [PeaceElement.styles, articleStyles, searchStyles, newsFeedStyles];

  protected override readonly wording = {...finding, ...news};

  /** Ids of the articles that were in the page when a visitor asked for others, who is then taken to the first of these. */
  #before: ReadonlySet<string> | undefined;
  #watch: IntersectionObserver | undefined;

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#goOn();
    const {section} = this;
    this.fillIn(section && this.#isSearchable(section) ? section.items : [], this.words ? TYPING : 0);
    if (this.unchanged) return;
    hideChanged(this.renderRoot);
    describe(
      this,
      this.structuredData && section
        ? describeArticles(this.offered.slice(0, this.limit || COMPLETE), this.linkOf)
        : undefined,
    );
    const {renderRoot} = this;
    for (const select of renderRoot.querySelectorAll('select'))
      select.value = this.chosen[select.name as Choice] ?? '';
    this.#watch?.disconnect();
    if (!this.autoload || section?.isRetry) return;
    this.#watch ??= new IntersectionObserver(
      (entries) =>
        entries.forEach(({isIntersecting, target}) => isIntersecting && (target as HTMLElement).click()),
      {rootMargin: '50%'},
    );
    for (const more of renderRoot.querySelectorAll('[part=more]')) this.#watch.observe(more);
  }

  /** Takes the visitor to the first article that was asked for, once it is there. */
  #goOn(): void {
    const before = this.#before;
    if (!before || this.isAsking) return;
    this.#before = undefined;
    const {activeElement} = this.renderRoot as ShadowRoot;
    const items = this.#items();
    // A button that has nothing more to show is gone, and must not take the focus with it.
    const item = items.find(({id}) => !before.has(id)) ?? (activeElement ? undefined : items.at(-1));
    const title = item?.querySelector<HTMLElement>('.title');
    if (!title) return;
    title.tabIndex = -1;
    (title.querySelector<HTMLElement>(':any-link') ?? title).focus();
  }

  /** Whether visitors can search; where not all is in the page, finding in the page does not find all. */
  #isSearchable({items}: AnyNews): boolean {
    return this.searchable || Math.min(items.length, this.limit || Infinity) > COMPLETE;
  }

  protected override titleOf({title}: AnyNews): string | undefined {
    return title;
  }

  /** What is drawn of each article that is in the page. */
  #items(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll('li')];
  }

  /** Keeps in mind what is in the page, for {@link #goOn}. */
  #remember(): void {
    this.#before = new Set(this.#items().map(({id}) => id));
  }

  /** Shows more articles of these groups. */
  #extend(groups: readonly ShownGroup[], {currentTarget}: Event): void {
    // What comes by itself leaves the focus alone.
    if (!this.autoload || (currentTarget as Element).matches(':focus')) this.#remember();
    const asked = new Map(this.asked);
    for (const {name, items, wanted} of groups) {
      asked.set(name, wanted + Math.min(BATCH, items.length - wanted || BATCH));
      this.drawable = Math.max(this.drawable, wanted + BATCH);
    }
    this.asked = asked;
  }

  readonly #askForOlder = (event: Event) => {
    const {section, documentUrl} = this;
    if (this.isAsking || !section?.next) return;
    this.#extend(this.shownGroups, event);
    this.withOlder = `${documentUrl} ${section.next}`;
    this.isAsking = true;
  };

  readonly #showFresh = () => {
    this.#remember();
    this.fresh = new Set();
  };

  protected override renderSection(section: AnyNews): unknown {
    const {chosen, shownGroups: groups, withheld, words} = this;
    const {next, isRetry, missing = []} = section;
    const count = groups.reduce((sum, group) => sum + group.items.length, 0);
    const shown = groups.reduce((sum, {wanted}) => sum + wanted, 0);
    return html`
      ${
        this.unchanged
          ? noChange
          : [
              this.#isSearchable(section)
                ? renderField(this.term('find'), (words) => (this.words = words))
                : nothing,
              CHOICES.map((choice) => this.#renderFilter(choice)),
              renderFound(
                this.asked.size && !this.isAsking
                  ? this.term('articlesShown', {count: shown})
                  : words || chosen.category || chosen.outlet || !count
                    ? this.term(count ? 'found' : 'notFound', {count})
                    : nothing,
                !count,
              ),
            ]
      }
      <p class="fresh" role="status">
        ${
          withheld
            ? html`<button part="fresh" @click=${this.#showFresh}>
                ${this.term('newArticles', {count: withheld})}
              </button>`
            : nothing
        }
      </p>
      ${groups.map((group, place) => {
        const more = Math.min(group.items.length - group.wanted, BATCH);
        return [
          this.renderGroup(group, !place),
          more
            ? html`<button part="more" @click=${(event: Event) => this.#extend([group], event)}>
                ${this.term('showMore', {count: more})}
              </button>`
            : nothing,
        ];
      })}
      ${
        missing[0] &&
        html`<p class="note" part="missing">${this.term('missingSources', {sources: missing.join(', ')})}</p>`
      }
      ${
        next && (groups[1] || shown === count)
          ? html`<button part="more" @click=${this.#askForOlder}>
              ${this.term(this.isAsking ? 'loading' : isRetry ? 'retry' : 'olderNews')}
            </button>`
          : nothing
      }
    `;
  }

  #renderFilter(choice: Choice): unknown {
    if (!this.filterable || this[choice]) return nothing;
    const chosen = this.chosen[choice] ?? '';
    // By name: a button must not change under the pointer when new articles come.
    const groups = groupsOf(this.offered, choice)
      .filter(({name}) => name)
      .sort((one, other) => one.name.localeCompare(other.name))
      .map(({name, language}): Option => ({name, lang: this.langOf(language)}));
    return groups[1] || chosen
      ? renderChoice(
          choice,
          groups,
          this.term('allGroups'),
          this.term(choice),
          chosen,
          (name) => (this.chosen = {...this.chosen, [choice]: name}),
        )
      : nothing;
  }

  protected override renderSkeleton(): unknown {
    return Array(Math.min(this.limit || 10, 10)).fill(
      html`<div class="item">
        <article>
          <div class="bone"></div>
          <div class="bone"></div>
          <div class="bone"></div>
          <div class="bone"></div>
        </article>
      </div>`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'peace-news-feed': PeaceNewsFeed;
  }
}
