/** Posts of WordPress's REST interface. https://developer.wordpress.org/rest-api/reference/posts/ */
import {articleOf} from './feed-item.ts';
import type {Words} from './feed-text.ts';

/**
 * Posts as a feed of the kit's own format, with absolute links, for the contract's check. `url` is where they came from.
 * The next page is the page after this one as long as this one is full: the headers that count pages are seldom to be seen.
 */
export function newsOfWordpress(posts: readonly unknown[], url: string | undefined, words: Words): unknown {
  return {
    next_url: url && nextPage(url, posts.length),
    items: posts.map((post) => articleOf(post, url, words)),
  };
}

function nextPage(url: string, count: number): string | undefined {
  const next = new URL(url);
  const {searchParams} = next;
  if (count < Number(searchParams.get('per_page') ?? 10)) return undefined;
  searchParams.set('page', `${Number(searchParams.get('page') ?? 1) + 1}`);
  return next.href;
}
