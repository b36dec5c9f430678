/**
 * Posts of WordPress's REST interface (https://developer.wordpress.org/rest-api/reference/posts/), its comments, and statuses of
 * Mastodon's (https://docs.joinmastodon.org/entities/Status/).
 */
import {articleOf} from './feed-item.ts';
import type {Words} from './feed-text.ts';

type Loose = Partial<Record<string, unknown>>;

/**
 * Posts as a feed of the kit's own format, with absolute links, for the contract's check. `url` is where they came from.
 * What somebody has passed on is an article of whoever wrote it.
 */
export function newsOfPosts(posts: readonly unknown[], url: string | undefined, words: Words): unknown {
  return {
    next_url: url && nextPage(url, posts),
    items: posts.map((post) => articleOf((Object(post) as Loose)['reblog'] ?? post, url, words)),
  };
}

/**
 * In WordPress the page after this one, as long as this one is full: the headers that count pages are seldom to be seen. In
 * Mastodon what is older than the last one.
 */
function nextPage(url: string, posts: readonly unknown[]): string | undefined {
  const next = new URL(url);
  const {searchParams} = next;
  const {created_at: isStatus, id} = Object(posts.at(-1)) as Loose;
  if (isStatus) searchParams.set('max_id', id as string);
  else if (posts.length < Number(searchParams.get('per_page') ?? 10)) return undefined;
  else searchParams.set('page', `${Number(searchParams.get('page') ?? 1) + 1}`);
  return next.href;
}
