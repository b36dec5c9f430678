/** How articles are told. */
import {html, noChange, nothing} from 'lit';
import type {NewsItem} from '../contract/news.ts';
import {afterPaint} from '../widget/after-paint.ts';
import {ClockController} from '../widget/clock.ts';
import {formatDate, formatRelativeDate} from '../widget/dates.ts';
import {safeLink} from '../widget/links.ts';
import {lose, sourceOf} from '../widget/picture.ts';
import {byline} from './byline.ts';
import {goByKey} from './endless.ts';
import {CHUNK, ChosenNews} from './chosen-news.ts';
import type {ShownGroup} from './chosen-news.ts';
import {cutAt, prepare} from './filter.ts';

/**
 * The direction of most letters of a text. Sites that write in several languages seldom say in which, and a headline in Hebrew
 * may begin with a name in Latin letters.
 */
function writingOf(text: string): 'ltr' | 'rtl' {
  return (text.match(/[\u0590-\u08ff]/g) ?? '').length * 3 > text.length ? 'rtl' : 'ltr';
}

/** What a page may know of us through a link. What leads nowhere has no such attribute (HTML, 4.5.1). */
const relOf = (href: unknown) => (href === nothing ? nothing : 'noopener');

/** A slice starts nothing further after this time, ms. */
const SLICE = 4;

/** A feed that can draw its articles. */
export abstract class NewsArticles extends ChosenNews {
  /** Of those before this one, the rendering at hand changes nothing. */
  protected unchanged = 0;
  #isFilling = false;

  readonly #clock = new ClockController(this);

  /** What is so where articles come by themselves while a visitor reads, as ARIA's feed. */
  protected readonly inFeed = <Value>(value: Value): Value | typeof nothing =>
    this.autoload ? value : nothing;

  /** A link that a visitor may follow. */
  protected readonly linkOf = (url: string | undefined, {base}: NewsItem): string | undefined =>
    safeLink(url, base ?? this.linkBase);

  /**
   * Goes on with what is missing once what is drawn by now is to be seen, a slice at a time: the page stays quick.
   *
   * @param items Those that are to be made ready for a search.
   * @param pause How long the list is left alone before, ms.
   */
  protected fillIn(items: readonly NewsItem[], pause: number): void {
    const isMissing = () => this.shownGroups.some(({wanted}) => this.drawable < wanted);
    if (this.#isFilling || !this.isConnected || (!isMissing() && this.prepared >= items.length)) return;
    this.#isFilling = true;
    const work = () => {
      const end = performance.now() + SLICE;
      while (isMissing() && performance.now() < end) {
        this.unchanged = this.drawable;
        this.drawable += CHUNK;
        this.requestUpdate();
        this.performUpdate();
      }
      this.unchanged = 0;
      this.#isFilling = false;
      this.prepared = prepare(items, this.prepared, end);
      this.fillIn(items, pause);
    };
    setTimeout(() => afterPaint(work), pause);
  }

  /** A group of articles, below its heading. */
  protected renderGroup({name, language, items, wanted}: ShownGroup, isFirst: boolean): unknown {
    const {autoload, groupBy, inFeed, locale, unchanged} = this;
    const drawn = this.printing ? wanted : Math.min(this.drawable, wanted);
    const isGrouped = groupBy !== 'none';
    const level = this.innerLevel + Number(isGrouped);
    const size = this.section?.next ? -1 : items.length;
    const spoken = name ? language : locale.tag;
    const chunks: unknown[] = [];
    for (let start = 0; start < drawn; start += CHUNK) {
      const end = Math.min(start + CHUNK, drawn);
      chunks.push(
        end <= unchanged
          ? noChange
          : items
              .slice(start, end)
              .map((item, index) => this.#renderArticle(item, start + index, size, level, isFirst)),
      );
    }
    return html`
      ${
        isGrouped
          ? html`<div
              class="group title"
              part="group"
              role="heading"
              aria-level=${level - 1}
              lang=${this.langOf(spoken)}
              dir="auto"
            >
              ${name || this.term('otherNews')}
            </div>`
          : nothing
      }
      <div
        role=${inFeed('feed')}
        aria-label=${inFeed(name || this.shownHeading || this.term('otherNews'))}
        aria-busy=${drawn < wanted}
        @keydown=${inFeed(goByKey)}
      >
        <ul
          class="${this.layout} ${this.clamp ? 'clamp' : ''}"
          part="list"
          role=${autoload ? 'none' : 'list'}
        >
          ${chunks}
        </ul>
      </div>
    `;
  }

  /** One article of a group; nobody knows how many there are where `size` is -1. */
  #renderArticle(item: NewsItem, index: number, size: number, level: number, isFirst: boolean): unknown {
    const {title, summary, image, outlet, authors, published, language} = item;
    const {layout, inFeed, locale, timeZone} = this;
    const hasNames = layout !== 'headlines';
    const isFull = hasNames && layout !== 'compact';
    const isNew = this.unseen?.has(item.id);
    const lang = this.langOf(language);
    const target = this.target === 'auto' ? nothing : this.target;
    const policy = this.referrerPolicy ?? nothing;
    const href = this.linkOf(item.url, item) ?? nothing;
    const source = this.linkOf(outlet?.url, item) ?? nothing;
    const picture = isFull && sourceOf(image, item.base ?? this.linkBase);
    const names = hasNames ? byline(authors, locale.tag) : '';
    const date = published && formatDate(published, locale.tag, timeZone);
    const today = this.dates === 'relative' ? this.#clock.today : undefined;
    const point = date && names && html`<span aria-hidden="true">·</span>`;
    const time =
      date &&
      html`<time datetime=${published} title=${today ? date : nothing}
        >${today ? formatRelativeDate(published, today, locale.tag) : date}</time
      >`;
    const words = isFull && summary && this.#marked(summary);
    return html`<li
      id=${item.id}
      part="item"
      role=${inFeed('none')}
      class="item ${layout === 'cards' ? 'tall' : layout === 'lead' && isFirst && !index ? 'tall first' : ''}"
    >
      <article
        tabindex=${inFeed(0)}
        aria-label=${inFeed(title)}
        aria-posinset=${inFeed(index + 1)}
        aria-setsize=${inFeed(size)}
      >
        ${
          (outlet && hasNames) || isNew
            ? html`<p class="kicker" part="outlet">
                ${isNew ? html`<span class="new" part="new">${this.term('unread')}</span>` : nothing}
                <a
                  href=${source}
                  rel=${relOf(source)}
                  target=${target}
                  referrerpolicy=${policy}
                  lang=${lang}
                  dir="auto"
                  >${hasNames ? outlet?.name : nothing}</a
                >
              </p>`
            : nothing
        }
        <div
          class="title"
          part="title"
          role="heading"
          aria-level=${level}
          lang=${lang}
          dir=${writingOf(title)}
        >
          <a href=${href} rel=${relOf(href)} target=${target} referrerpolicy=${policy}
            >${this.#marked(title)}</a
          >
        </div>
        ${words ? html`<p class="text summary" part="summary" lang=${lang} dir=${writingOf(summary)}>${words}</p>` : nothing}
        <p class="meta" part="meta">${names} ${point} ${time}</p>
      </article>
      ${
        // A picture repeats the headline's link for the pointer only: it is decorative and no stop for the keyboard.
        image && picture
          ? html`<div class="picture" part="picture" aria-hidden="true">
              <a href=${href} rel=${relOf(href)} target=${target} referrerpolicy=${policy} tabindex="-1"
                ><img
                  alt=""
                  loading="lazy"
                  decoding="async"
                  referrerpolicy="no-referrer"
                  src=${picture}
                  @error=${lose(image)}
              /></a>
            </div>`
          : nothing
      }
    </li>`;
  }

  /** A text, with marks at the words that a visitor looks for. */
  #marked(text: string): unknown {
    return this.sought.length
      ? cutAt(text, this.sought).map((part, odd) => (odd % 2 ? html`<mark>${part}</mark>` : part))
      : text;
  }
}
