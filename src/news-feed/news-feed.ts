import {html, nothing} from 'lit';
import type {CSSResultGroup, PropertyValues} from 'lit';

import {readNews} from '../contract/news.ts';
import type {NewsFeed, NewsItem} from '../contract/news.ts';
import {articleStyles} from '../widget/article.styles.ts';
import {numberFrom, oneOf} from '../widget/attributes.ts';
import {ClockController} from '../widget/clock.ts';
import {formatDate, formatRelativeDate} from '../widget/dates.ts';
import {safeImage} from '../widget/links.ts';
import {news} from '../widget/locale/en.ts';
import {PeaceElement} from '../widget/peace-element.ts';
import {property, state} from '../widget/property.ts';
import {timeZoneFrom} from '../widget/time-zone.ts';
import {byline} from './byline.ts';
import {inCategory} from './filter.ts';
import {newsFeedStyles} from './news-feed.styles.ts';

const TAG = 'peace-news-feed';
/** So many articles come at most with one press of "Show more": a feed may hold thousands. */
const BATCH = 50;

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
 * @csspart list - The list of articles.
 * @csspart item - One article.
 * @csspart outlet - Who published an article.
 * @csspart title - The headline of an article.
 * @csspart summary - The summary of an article.
 * @csspart meta - Authors and date of an article.
 * @csspart picture - The picture of an article.
 * @csspart more - The button that shows more articles.
 */
export class PeaceNewsFeed extends PeaceElement<NewsFeed> {
  static override styles: CSSResultGroup = [PeaceElement.styles, articleStyles, newsFeedStyles];

  /** Shows only articles with this tag, whichever of their tags it is; upper and lower case are the same. */
  @property() category: string | undefined;

  /** How many articles are shown before a visitor asks for more, up to 10,000; 0 shows all. */
  @property({converter: numberFrom(TAG, 'limit', 0, 10_000, 10)}) limit = 10;

  /** Whether the newest article leads, with a larger headline and picture. */
  @property({type: Boolean}) lead = false;

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

  /** How many articles a visitor has asked for beyond `limit`. */
  @state() private extra = 0;

  protected override readonly format = {
    name: 'news',
    read: readNews,
    isEmpty: ({items}: NewsFeed) => !inCategory(items, this.category).length,
  } as const;
  protected override readonly wording = news;

  readonly #clock = new ClockController(this);
  /** Pictures that could not be had leave no hole. */
  readonly #broken = new Set<string>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (changed.has('category') || changed.has('limit') || changed.has('src')) this.extra = 0;
  }

  protected override get emptyKey(): string {
    return this.section?.items.length ? 'noNewsInCategory' : 'noNews';
  }

  protected override titleOf({title}: NewsFeed): string | undefined {
    return title;
  }

  /** Shows more articles and takes the visitor to the first of them. */
  async #showMore(shown: number, more: number): Promise<void> {
    this.extra += more;
    await this.updateComplete;
    const title = this.renderRoot.querySelectorAll<HTMLElement>('.title')[shown];
    if (!title) return;
    title.tabIndex = -1;
    (title.querySelector('a') ?? title).focus();
  }

  protected override renderSection({items}: NewsFeed): unknown {
    const found = inCategory(items, this.category);
    const all = this.printing || !this.limit;
    const shown = all ? found : found.slice(0, this.limit + this.extra);
    const more = Math.min(found.length - shown.length, BATCH);
    return html`
      <ul class="items ${this.clamp ? 'clamp' : ''}" part="list" role="list">
        ${shown.map((item, index) => this.#renderItem(item, this.lead && !index))}
      </ul>
      ${
        more
          ? html`<button type="button" part="more" @click=${() => this.#showMore(shown.length, more)}>
              ${this.term('showMore', {count: more})}
            </button>`
          : nothing
      }
      <p class="hidden" role="status">
        ${this.extra ? this.term('articlesShown', {count: shown.length}) : nothing}
      </p>
    `;
  }

  #renderItem(item: NewsItem, leads: boolean): unknown {
    const {title, url, summary, outlet, authors, published, language} = item;
    const words = (text: string) =>
      html`<span lang=${this.langOf(language)} dir=${this.dirOf(language)}>${text}</span>`;
    return html`<li part="item" class="item ${leads ? 'lead' : ''}">
      <article>
        ${
          outlet
            ? html`<p class="kicker" part="outlet">${this.#renderLink(outlet.name, outlet.url)}</p>`
            : nothing
        }
        <div class="title" part="title" role="heading" aria-level=${this.innerLevel}>
          ${this.#renderLink(words(title), url)}
        </div>
        ${summary ? html`<p class="text summary" part="summary">${words(summary)}</p>` : nothing}
        <p class="meta" part="meta">
          ${authors.length ? html`<span>${byline(authors, this.locale.tag)}</span>` : nothing}
          ${published && this.#renderDate(published)}
        </p>
      </article>
      ${this.#renderPicture(item)}
    </li>`;
  }

  #renderDate(date: string): unknown {
    const {tag} = this.locale;
    const {today} = this.#clock;
    const absolute = formatDate(date, tag, this.timeZone);
    const relative = this.dates === 'relative' && today !== undefined;
    return html`<time datetime=${date} title=${relative ? absolute : nothing}
      >${relative ? formatRelativeDate(date, today, tag) : absolute}</time
    >`;
  }

  /** A picture repeats the headline's link for the pointer only: it is decorative and no stop for the keyboard. */
  #renderPicture({image, url}: NewsItem): unknown {
    const source = safeImage(image?.url, this.linkBase);
    if (!source || this.#broken.has(source)) return nothing;
    const onError = () => {
      this.#broken.add(source);
      this.requestUpdate();
    };
    const picture = html`<img
      alt=""
      loading="lazy"
      decoding="async"
      referrerpolicy="no-referrer"
      src=${source}
      @error=${onError}
    />`;
    return html`<div class="picture" part="picture" aria-hidden="true">
      ${this.#renderLink(picture, url, -1)}
    </div>`;
  }

  #renderLink(
    content: unknown,
    url: string | undefined,
    tabIndex: number | typeof nothing = nothing,
  ): unknown {
    const href = this.link(url);
    if (!href) return content;
    const target = this.target === 'auto' ? nothing : this.target;
    return html`<a href=${href} rel="noopener" target=${target} tabindex=${tabIndex}>${content}</a>`;
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
