/** Which articles were there when this device last looked. Nobody else is told; storage is tried, never assumed. */

const KEY = 'peace-news-feed ';
/** So many are remembered. */
const MOST = 1000;

/**
 * The ids of a source's articles at the last visit; at the first, these. These are remembered for the next one.
 *
 * @param ids The ids of its articles now.
 */
export function seenBefore(source: string, ids: readonly string[]): ReadonlySet<string> {
  let before: readonly string[] | null = null;
  try {
    before = JSON.parse(String(localStorage.getItem(KEY + source))) as string[] | null;
    localStorage.setItem(KEY + source, JSON.stringify(ids.slice(0, MOST)));
  } catch {
    // Then every visit is the first.
  }
  return new Set(before ?? ids);
}
