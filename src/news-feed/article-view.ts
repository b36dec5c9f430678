/** How one article is told. */
import {html, nothing} from 'lit';
import type {NewsItem} from '../contract/news.ts';
import {formatDate, formatRelativeDate} from '../widget/dates.ts';
import {safeImage} from '../widget/links.ts';
import type {Values} from '../widget/locale/strings.ts';
import {byline} from './byline.ts';
import {cutAt} from './filter.ts';
import type {NewsFeedSettings} from './news-feed-settings.ts';

/** What a template needs to know of its element. */
export interface Teller {
  /** What the page asks of it. */
  readonly settings: NewsFeedSettings;
  /** Of the articles of a group before this one, nothing has changed since the last rendering. */
  readonly kept: number;
  /** There are older articles; nobody knows how many. */
  readonly isOpen: boolean;
  /** BCP 47 */
  readonly tag: string;
  /** Level of the headlines. */
  readonly level: number;
  /** What dates are relative to, ms since 1970 UTC; `undefined` for absolute ones. */
  readonly today: number | undefined;
  /** What a visitor looks for. */
  readonly sought: readonly string[];
  readonly term: (key: string, values?: Values) => string;
  readonly langOf: (language: string | undefined) => string | typeof nothing;
  readonly dirOf: (language: string | undefined) => 'ltr' | 'rtl' | typeof nothing;
  /** A link that a visitor may follow. */
  readonly linkOf: (url: string | undefined, item: NewsItem) => string | undefined;
  /** Addresses of pictures that could not be had. */
  readonly broken: ReadonlySet<string>;
  readonly onBroken: (source: string) => void;
  /** Ids of the articles that were there at the last visit; `undefined` where nobody wants to know. */
  readonly seen: ReadonlySet<string> | undefined;
}

/** Where an article stands. */
interface Place {
  /** In its group, from 0. */
  readonly index: number;
  /** The group's, from 0. */
  readonly place: number;
  /** How many articles the group has; -1 where nobody knows. */
  readonly size: number;
}

/** One article in a list. */
export function renderArticle(item: NewsItem, {index, place, size}: Place, teller: Teller): unknown {
  const {title, url, summary, outlet, authors, published, language} = item;
  const {level, tag, seen} = teller;
  const {layout, autoload} = teller.settings;
  const words = (text: string) =>
    html`<span lang=${teller.langOf(language)} dir=${teller.dirOf(language)}
      >${cutAt(text, teller.sought).map((part, odd) => (odd % 2 ? html`<mark>${part}</mark>` : part))}</span
    >`;
  const isFull = layout !== 'compact' && layout !== 'headlines';
  const isNew = seen && !seen.has(item.id);
  const name = `title-${place}-${index}`;
  return html`<li
    part="item"
    role=${autoload ? 'none' : nothing}
    class="item ${layout === 'lead' && !index && !place ? 'first' : ''}"
  >
    <article
      tabindex=${autoload ? 0 : nothing}
      aria-labelledby=${autoload ? name : nothing}
      aria-posinset=${autoload ? index + 1 : nothing}
      aria-setsize=${autoload ? size : nothing}
    >
      ${
        (outlet && layout !== 'headlines') || isNew
          ? html`<p class="kicker" part="outlet">
              ${isNew ? html`<span class="new" part="new">${teller.term('unread')}</span>` : nothing}
              ${outlet && layout !== 'headlines' ? renderLink(outlet.name, outlet.url, item, teller) : nothing}
            </p>`
          : nothing
      }
      <div class="title" part="title" role="heading" id=${name} aria-level=${level}>
        ${renderLink(words(title), url, item, teller)}
      </div>
      ${summary && isFull ? html`<p class="text summary" part="summary">${words(summary)}</p>` : nothing}
      <p class="meta" part="meta">
        ${authors.length && layout !== 'headlines' ? html`<span>${byline(authors, tag)}</span>` : nothing}
        ${published && renderDate(published, teller)}
      </p>
    </article>
    ${isFull ? renderPicture(item, teller) : nothing}
  </li>`;
}

function renderDate(date: string, {tag, today, settings}: Teller): unknown {
  const absolute = formatDate(date, tag, settings.timeZone);
  const isRelative = today !== undefined;
  return html`<time datetime=${date} title=${isRelative ? absolute : nothing}
    >${isRelative ? formatRelativeDate(date, today, tag) : absolute}</time
  >`;
}

/** A picture repeats the headline's link for the pointer only: it is decorative and no stop for the keyboard. */
function renderPicture(item: NewsItem, teller: Teller): unknown {
  const source = safeImage(teller.linkOf(item.image?.url, item), undefined);
  if (!source || teller.broken.has(source)) return nothing;
  const picture = html`<img
    alt=""
    loading="lazy"
    decoding="async"
    referrerpolicy="no-referrer"
    src=${source}
    @error=${() => teller.onBroken(source)}
  />`;
  return html`<div class="picture" part="picture" aria-hidden="true">
    ${renderLink(picture, item.url, item, teller, -1)}
  </div>`;
}

function renderLink(
  content: unknown,
  url: string | undefined,
  item: NewsItem,
  {linkOf, settings}: Teller,
  tabIndex: number | typeof nothing = nothing,
): unknown {
  const {target, referrerPolicy} = settings;
  const href = linkOf(url, item);
  if (!href) return content;
  return html`<a
    href=${href}
    rel="noopener"
    target=${target === 'auto' ? nothing : target}
    referrerpolicy=${referrerPolicy ?? nothing}
    tabindex=${tabIndex}
    >${content}</a
  >`;
}
