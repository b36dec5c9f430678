/** Which articles were there when this device last looked. Nobody else is told; storage is tried, never assumed. */

const KEY = 'peace-news-feed ';
/** So many are remembered. */
const MOST = 1000;

/** The ids of a source's articles at the last visit; `undefined` at the first. */
export function seenOf(source: string): ReadonlySet<string> | undefined {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEY + source) ?? '') as string[]);
  } catch {
    return undefined;
  }
}

/** Remembers them for the next visit. */
export function keepSeen(source: string, ids: readonly string[]): void {
  try {
    localStorage.setItem(KEY + source, JSON.stringify(ids.slice(0, MOST)));
  } catch {
    // Then every visit is the first.
  }
}
