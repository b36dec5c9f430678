/** Which articles were there when this device last looked. Nobody else is told. */
import type {NewsItem} from '../contract/news.ts';
import {note, noted} from '../device.ts';

/** So many of the newest are remembered, and can be new. */
const MOST = 1000;

/** What was there before this page was loaded, by source: for all widgets of the page, however often they look. */
const before = new Map<string, ReadonlySet<unknown>>();

/**
 * Ids of a source's articles that were not there at the last visit; at the first, all were. What is there now is remembered
 * for the next one.
 */
export function unreadOf(source: string, items: readonly NewsItem[]): ReadonlySet<string> {
  const ids = items.slice(0, MOST).map(({id}) => id);
  const name = `news ${source}`;
  const seen = before.get(source) ?? new Set(listIn(noted(name)) ?? ids);
  before.set(source, seen);
  note(name, JSON.stringify(ids));
  return new Set(ids.filter((id) => !seen.has(id)));
}

/** The list in a text; scripts of the page may have written anything. */
function listIn(text: string): readonly unknown[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list : undefined;
  } catch {
    return undefined;
  }
}
