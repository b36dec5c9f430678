/** One request per URL and page, however many widgets ask, at whatever time; the last good copy when it fails. */
import {page} from '../page.ts';
import {findCopy} from './copies.ts';
import type {Copy} from './copies.ts';
import {load} from './load.ts';
import type {LoadError} from './load.ts';

/** What is known of a document. */
export interface Snapshot {
  /** The newest copy there is. */
  readonly copy?: Copy | undefined;
  /** The copy is not known to be current: the endpoint failed, or takes its time. */
  readonly stale: boolean;
  /** Why the newest attempt failed. */
  readonly error?: LoadError | undefined;
}

/** A document of this page. Shared between copies of the kit: see {@link page}. */
export interface SharedDocument {
  snapshot: Snapshot;
  /** Asks for the document if nobody has, and tells of every change until the returned function is called. */
  subscribe(listener: () => void): () => void;
  /** Asks the endpoint again, unless it has been asked within the last `age` ms or is being asked. */
  reload(age?: number): void;
}

/** A slow endpoint's last good copy is shown after this time, ms. */
const SLOW = 1000;

/** The document of an absolute URL. `timeout` (ms) counts for the first asker only. */
export function sharedDocument(url: string, timeout: number): SharedDocument {
  const {documents} = page();
  let shared = documents.get(url);
  if (!shared) documents.set(url, (shared = createDocument(url, timeout)));
  return shared;
}

function createDocument(url: string, timeout: number): SharedDocument {
  const listeners = new Set<() => void>();
  let request: AbortController | undefined;
  let asked = 0;

  const show = (snapshot: Snapshot) => {
    shared.snapshot = snapshot;
    // Each in a task of its own, so that a page full of widgets stays responsive.
    for (const listener of listeners) setTimeout(() => listeners.has(listener) && listener());
  };

  const ask = async () => {
    const {signal} = (request = new AbortController());
    // A browser's copy may be what was of no use.
    const cache = asked ? 'no-cache' : 'default';
    asked = Date.now();
    if (shared.snapshot.error && !shared.snapshot.copy) show({stale: false});
    /** Shows the last good copy: beside why there is no newer one, or where nothing is shown yet. */
    const showCopy = async (error?: LoadError) => {
      const copy = shared.snapshot.copy ?? (await findCopy(url));
      if (!signal.aborted && (error ?? (copy && !shared.snapshot.copy)))
        show({copy, stale: Boolean(copy), error});
    };
    const slow = setTimeout(() => void showCopy(), SLOW);
    try {
      const copy = {json: await load(url, {signal, timeout, cache}), at: Date.now()};
      show({copy, stale: false});
    } catch (error) {
      await showCopy(error as LoadError);
    } finally {
      clearTimeout(slow);
      if (request?.signal === signal) request = undefined;
    }
  };

  const shared: SharedDocument = {
    snapshot: {stale: false},
    subscribe(listener) {
      listeners.add(listener);
      const {copy, stale} = shared.snapshot;
      if (!request && (stale || !copy)) void ask();
      return () => {
        listeners.delete(listener);
        if (listeners.size) return;
        request?.abort();
        request = undefined;
      };
    },
    reload(age = 0) {
      // A clock may have been put back since.
      if (!request && Math.abs(Date.now() - asked) >= age) void ask();
    },
  };
  return shared;
}
