/**
 * The outbox: what a visitor has entered is written here before it is first sent, and stays until the endpoint is known
 * to have it, the visitor takes it back, or 30 days have passed. All widgets, copies of the kit and tabs of a site share
 * it. Where the browser keeps nothing, it lives as long as the page.
 */
import {createStore, promisifyRequest} from 'idb-keyval';
import {page} from '../page.ts';
import {deliver} from './deliver.ts';
import {isAlive, isDue, LONGEST_PAUSE, nextAttempt} from './entry.ts';
import type {Action, Entry} from './entry.ts';
import type {Acknowledgement, Outcome} from './outcome.ts';
import {remember} from './signed.ts';

/** Who is told of every change. */
export interface OutboxListener {
  /** How much an action is this widget's to tell of; 0 where it is not. */
  claims(entry: Entry): number;
  /** What was delivered while nobody waited for it comes, with its receipt, to the one who tells of it. */
  onOutbox(entry?: Entry, receipt?: Acknowledgement): void;
}

/** The outbox of a page. */
export interface Outbox {
  /** What is on its way, oldest first, as far as this page knows. */
  readonly entries: readonly Entry[];
  /** Whether all that waits would outlive this page. */
  readonly isKept: boolean;
  /** Has somebody told of every change. @returns What ends that. */
  listen(listener: OutboxListener): () => void;
  /** The widget that tells of an action: the one whose own it is, or the first of its kind. */
  speakerFor(entry: Entry): OutboxListener | undefined;
  /** Solves challenges; given by widgets that have any. Without one, what needs it waits. */
  solve?: (url: string) => Promise<string>;
  /**
   * Writes an action down and delivers it.
   *
   * @param isWatched Whether its visitor still looks on when the answer is there: what they can mend now is not kept.
   */
  post(action: Action, isWatched?: () => boolean): Promise<Outcome>;
  /** Tries all that waits at once, but for what another tab is at. */
  sendNow(): Promise<void>;
  /** Takes an action back. What is on its way already may arrive. */
  withdraw(key: string): Promise<void>;
}

/** The part of a lock manager that is needed: TypeScript's own says that every page has one. */
type Locks = Pick<LockManager, 'request'> | undefined;

/** How long the browser's storage may take, in ms. Some versions of Safari never answer. */
const PATIENCE = 1000;

/**
 * How long (ms) an action whose visitor waits for the answer is left alone where there are no locks. No challenge is solved
 * there: what has no locks has no `crypto.subtle` either.
 */
const LEASE = 20_000;

/** After how many attempts an action is sent without the challenge that cannot be had. */
const CHALLENGE_ATTEMPTS = 3;

/** The outbox of this page, opened by whoever asks first. */
export function outbox(): Outbox {
  return (page().outbox ??= openOutbox());
}

/** Opens an outbox: it sends what it finds. */
export function openOutbox(): Outbox {
  const listeners = new Set<OutboxListener>();
  const store = createStore('peace-widgets', 'outbox');
  /** Asks who is about to leave whether they want to. */
  const warn = (event: Event) => event.preventDefault();
  let entries: readonly Entry[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** How often `entries` was changed. */
  let changes = 0;
  /** When to look again into a storage that has not answered, ms since 1970. */
  let again = Infinity;
  /** When this page began, ms since 1970: what was not too old then stays, though a clock is put right meanwhile. */
  const opened = Date.now();

  /** What the browser's storage answers; nothing where it fails or does not answer. */
  const stored = async <T>(
    mode: IDBTransactionMode,
    ask: (store: IDBObjectStore) => IDBRequest,
  ): Promise<T | undefined> => {
    try {
      return await Promise.race([
        store(mode, async (objects) => {
          const request = ask(objects) as IDBRequest<T>;
          await promisifyRequest(objects.transaction);
          return request.result;
        }),
        new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE)),
      ]);
    } catch {
      return undefined;
    }
  };

  const speakerFor = (entry: Entry): OutboxListener | undefined =>
    [...listeners].filter((one) => one.claims(entry)).sort((a, b) => b.claims(entry) - a.claims(entry))[0];

  const change = (next: Entry[], entry?: Entry, receipt?: Acknowledgement): void => {
    changes++;
    entries = next.sort((a, b) => a.created - b.created);
    // Only as long as it is needed: in some browsers a page that listens is not kept for going back to.
    (box.isKept ? removeEventListener : addEventListener)('beforeunload', warn);
    clearTimeout(timer);
    const due = Math.min(again, ...entries.map((one) => (one.problem ? Infinity : one.next)));
    // At least a second: another tab may be at it.
    const pause = Math.min(Math.max(due - Date.now(), 1000), LONGEST_PAUSE);
    if (due < Infinity) timer = setTimeout(() => void sendAll(), pause);
    const speaker = entry && receipt && speakerFor(entry);
    for (const listener of listeners) {
      if (listener === speaker) listener.onOutbox(entry, receipt);
      else listener.onOutbox();
    }
  };

  /** Writes an action down, in the browser's storage or else in this page. */
  const keep = async (entry: Entry): Promise<void> => {
    const {key} = entry;
    const unkept = !(await stored('readwrite', (objects) => objects.put({...entry, unkept: false}, key)));
    change([...entries.filter((one) => one.key !== key), {...entry, unkept}]);
  };

  const drop = async (key: string, entry?: Entry, receipt?: Acknowledgement): Promise<void> => {
    change(
      entries.filter((one) => one.key !== key),
      entry,
      receipt,
    );
    // If the storage fails now, it is sent once more, and known by its key.
    await stored('readwrite', (objects) => objects.delete(key));
  };

  /** What is kept under a key and was not taken back; a storage that does not answer has lost nothing. */
  const find = async (key: string): Promise<Entry | undefined> => {
    const answer = await stored<Entry[]>('readonly', (objects) => objects.getAll(key));
    const known = entries.find((one) => one.key === key);
    return known && (answer?.[0] ?? (known.unkept || !answer ? known : undefined));
  };

  /** Notes something about what is kept. @returns Nothing where it was taken back: then it stays away. */
  const note = async (key: string, news: Partial<Entry>): Promise<Entry | undefined> => {
    const kept = await find(key);
    const entry = kept && {...kept, ...news};
    if (entry) await keep(entry);
    return entry;
  };

  const read = async (): Promise<void> => {
    const before = changes;
    const answer = await stored<(Entry | null)[]>('readonly', (objects) => objects.getAll());
    // What has changed meanwhile may not be in what was read.
    if (before !== changes) return read();
    const now = Date.now();
    // What somebody else has damaged cannot be sent; a storage that does not answer has lost nothing.
    const found = answer ? (answer.filter((one) => one?.action && one.payload) as Entry[]) : entries;
    again = answer ? Infinity : now + 5 * PATIENCE;
    // What was written late is in the storage after all.
    const unkept = entries.filter((one) => one.unkept && !found.some(({key}) => key === one.key));
    change([...found, ...unkept]);
    for (const one of entries) if (!isAlive(one, Math.min(now, opened))) void drop(one.key);
  };

  /** One attempt per key at a time: in this page, and in all tabs where the browser has locks. */
  const alone = <T>(key: string, work: () => Promise<T>): Promise<T | null> => {
    const {deliveries} = page();
    const {locks} = navigator as {locks?: Locks};
    let turn = deliveries.get(key) as Promise<T | null> | undefined;
    if (!turn) {
      // Having locks and being allowed to use them are two things.
      turn = locks
        ? locks.request(`peace-widgets ${key}`, {ifAvailable: true}, (lock) => lock && work()).catch(work)
        : work();
      turn = turn.finally(() => deliveries.delete(key));
      deliveries.set(key, turn);
    }
    return turn;
  };

  /** What was sent once is sent again as it was: the endpoint knows a key by its content. So it is solved only once. */
  const send = async (entry: Entry): Promise<Outcome> => {
    const {key, action, attempts, challenge: url} = entry;
    let {payload} = entry;
    if (url && payload.challenge === undefined) {
      const challenge = await box.solve?.(url);
      const mayCome = !box.solve || ('subtle' in crypto && attempts < CHALLENGE_ATTEMPTS);
      if (!challenge && mayCome) return {kind: 'later', reason: `no challenge from ${url}`};
      payload = {...payload, challenge: challenge ?? ''};
      if (!(await note(key, {payload}))) return {kind: 'later', reason: 'it was taken back'};
    }
    return deliver(action, payload, key);
  };

  /** @param isWatched Whether the visitor, who waits for this, looks on: what is refused then is told and not kept. */
  const attempt = async (entry: Entry, isWatched?: () => boolean): Promise<Outcome> => {
    const {key, action, attempts} = entry;
    const outcome = await send(entry);
    const {kind} = outcome;
    if (kind === 'stored') {
      const {receipt} = outcome;
      remember(action.url, receipt.status);
      void drop(key, entry, isWatched ? undefined : receipt);
    } else if (kind === 'later' || kind === 'unknown') {
      await note(key, {attempts: attempts + 1, next: nextAttempt(attempts, outcome.wait ?? 0, Date.now())});
    } else if (isWatched?.()) void drop(key);
    else await note(key, {attempts: attempts + 1, problem: outcome.problem ?? {title: ''}});
    return outcome;
  };

  const sendAll = async (all?: boolean): Promise<void> => {
    await read();
    for (const entry of entries) {
      const {key, attempts, problem} = entry;
      // What was never tried may be what another tab is at: its lock tells.
      if (!problem && (isDue(entry, Date.now()) || (all && (attempts || 'locks' in navigator)))) {
        await alone(key, async () => {
          const kept = await find(key);
          // What another tab has tried meanwhile is not sent again at once.
          if (kept?.attempts === attempts) await attempt(kept);
        });
      }
    }
    await read();
  };

  const box: Outbox = {
    get entries() {
      return entries;
    },
    get isKept() {
      return !entries.some(({unkept}) => unkept);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    speakerFor,
    post(action, isWatched = () => true) {
      const entry = {...action, attempts: 0, next: Date.now() + LEASE};
      return alone(action.key, async () => {
        await keep(entry);
        return attempt(entry, isWatched);
      }) as Promise<Outcome>;
    },
    sendNow: () => sendAll(true),
    withdraw: (key) => drop(key),
  };
  addEventListener('online', () => void box.sendNow());
  void box.sendNow();
  return box;
}
