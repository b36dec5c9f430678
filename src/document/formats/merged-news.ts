/** Several feeds as one. No DOM: the endpoint merges its sources with the same code. */
import {byDate} from '../../contract/news.ts';
import type {NewsFeed, NewsItem} from '../../contract/news.ts';
import {absolute} from './feed-text.ts';

/** A link without what only tells where a visitor came from. */
export function canonical(link: string): string {
  return link
    .replace(/^https?:\/\/(?:www\.)?|[?&](?:utm_\w+|fbclid|source)=[^&#]*|#.*/g, '')
    .replace(/\/$/, '');
}

/** Several feeds as one, newest article first. What an earlier feed has, by its link or id, a later one does not add. */
export function mergedNews(feeds: readonly NewsFeed[]): NewsFeed {
  const names = new Set<string>();
  const isOne = new Set(feeds.map(({title}) => title)).size < 2;
  const items = feeds.flatMap(({title, home, language, items: own}) => {
    const added: string[] = [];
    const merged = own.flatMap((item): NewsItem | [] => {
      const link = absolute(item.url, item.base);
      // An id that is short may be of one site only.
      const site = /[:/]|.{20}/.test(item.id) ? '' : (item.base?.split('/')[2] ?? '');
      const id = `${site} ${item.id}`;
      if (names.has(id) || (link && names.has(canonical(link)))) return [];
      added.push(id, ...(link ? [canonical(link)] : []));
      const outlet = isOne || !title ? undefined : {name: title, url: absolute(home, item.base)};
      return {...item, language: item.language ?? language, outlet: item.outlet ?? outlet};
    });
    for (const name of added) names.add(name);
    return merged;
  });
  const [first] = feeds;
  return {title: isOne ? first?.title : undefined, language: first?.language, items: items.sort(byDate)};
}
