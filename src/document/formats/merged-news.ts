/** Several feeds as one. No DOM: the endpoint tells with the same code which links are the same. */
import {byDate} from '../../contract/news.ts';
import type {NewsFeed, NewsItem} from '../../contract/news.ts';
import {absolute} from './feed-text.ts';

/** What only tells where a visitor came from; Medium's `source` says nothing else, that of others may. */
const TRACKING =
  /^https?:\/\/(?:www\.)?|#.*|(?<=[?&])(?:(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref)=|source=rss)[^&#]*&?/g;

/** A link without what only tells where a visitor came from. */
export function canonical(link: string): string {
  return link.replace(TRACKING, '').replace(/[?&/]+$/, '');
}

/** A feed, or a page of older articles of one. */
export interface Page {
  readonly feed: NewsFeed;
  /** The address of the source that it belongs to. */
  readonly source: string;
}

interface Merged extends Omit<NewsFeed, 'next'> {
  readonly next: readonly string[];
}

/**
 * Several feeds as one, newest article first. What an earlier one has, by its link or id, a later one does not add; one that adds
 * nothing leads no further.
 *
 * @param isOne There is a single source: all are its pages, and its title is that of the whole.
 */
export function mergedNews(pages: readonly Page[], isOne: boolean): Merged {
  const items: NewsItem[] = [];
  const next: string[] = [];
  /** The links of articles by their ids, and by themselves. */
  const known = new Map<string, string>();
  for (const {feed, source} of pages) {
    const before = new Map(known);
    const first = pages.find((page) => page.source === source)?.feed;
    const outlet = first?.title && !isOne ? {name: first.title, url: first.home} : undefined;
    const {length} = items;
    for (const item of feed.items) {
      const link = canonical(absolute(item.url, item.base) ?? '');
      // An id that is short may be of one feed only.
      const id = isOne || /[:/]|.{20}/.test(item.id) ? item.id : `${source} ${item.id}`;
      // Where both have links, these decide.
      if (before.has(link) || (before.has(id) && !(link && before.get(id)))) continue;
      known.set(id, link).set(link || id, link);
      const {language = feed.language} = item;
      items.push({...item, id, language, outlet: item.outlet ?? outlet});
    }
    if (items.length > length && feed.next) next.push(feed.next);
  }
  const first = pages[0]?.feed;
  return {
    title: isOne ? first?.title : undefined,
    language: first?.language,
    items: items.sort(byDate),
    next,
  };
}
