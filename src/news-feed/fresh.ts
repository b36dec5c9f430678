/** What has come while a visitor reads. */
import type {NewsItem} from '../contract/news.ts';

/**
 * Ids of the articles that would push down what is being read: those above an article that was there before.
 *
 * @param waiting Ids of those that were already there before, but have not been shown yet.
 */
export function freshOf(
  items: readonly NewsItem[],
  before: readonly NewsItem[],
  waiting: ReadonlySet<string>,
): ReadonlySet<string> {
  const known = new Set(before.map(({id}) => id));
  for (const id of waiting) known.delete(id);
  const last = items.findLastIndex(({id}) => known.has(id));
  return new Set(items.slice(0, last + 1).flatMap(({id}) => (known.has(id) ? [] : id)));
}
