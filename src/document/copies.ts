/**
 * The last good copy of a document, kept over page loads in Cache Storage. Storage is tried, never assumed: on `http:`
 * pages it is missing, and in an opaque origin merely reading `caches` throws.
 */
const CACHE = 'peace-widgets';

/**
 * What a copy is kept under. Not its own address: a service worker of the page that looks for answers in all caches would
 * take the copy for the endpoint's.
 */
export function copyKey(url: string): string {
  return `/${CACHE}/${url}`;
}

/** A document as it was once received. */
export interface Copy {
  readonly json: unknown;
  /** It is in storage already. */
  kept?: boolean;
  /** When it was received, ms since 1970. */
  readonly at?: number;
}

/** Keeps a copy that a widget could read, if this browser lets us. */
export async function keepCopy(url: string, copy: Copy): Promise<void> {
  if (copy.kept) return;
  copy.kept = true;
  try {
    const cache = await caches.open(CACHE);
    await cache.put(copyKey(url), new Response(JSON.stringify(copy)));
  } catch {
    // The copy in memory is then the only one.
  }
}

/** The kept copy, if there is one. */
export async function findCopy(url: string): Promise<Copy | undefined> {
  try {
    const cache = await caches.open(CACHE);
    return (await (await cache.match(copyKey(url)))?.json()) as Copy | undefined;
  } catch {
    return undefined;
  }
}
