/**
 * The outbox: what a visitor has entered is written here before it is first sent, and stays until the endpoint is known
 * to have it, the visitor takes it back, or 30 days have passed. All widgets, copies of the kit and tabs of a site share
 * it. Where the browser keeps nothing, it lives as long as the page.
 */
import {createStore, promisifyRequest} from 'idb-keyval';
import {page} from '../page.ts';
import {deliver} from './deliver.ts';
import {isAlive, nextAttempt} from './entry.ts';
import type {Entry} from './entry.ts';
import type {Acknowledgement, Outcome} from './outcome.ts';
import {remember} from './signed.ts';

/** Who is told of every change. */
export interface OutboxListener {
  readonly localName: string;
  /** What was delivered while nobody waited for it comes with its receipt. */
  onOutbox(entry?: Entry, receipt?: Acknowledgement): void;
}

/** The part of a lock manager that is needed: TypeScript's own says that every page has one. */
type Locks = Pick<LockManager, 'request'> | undefined;

/** How long the browser's storage may take, in ms. Some versions of Safari never answer. */
const PATIENCE = 1000;

/** How long an action whose visitor waits for the answer is left alone, in ms. */
const LEASE = 20_000;

/** After how many attempts an action is sent without the challenge that cannot be had. */
const CHALLENGE_ATTEMPTS = 3;

/** The outbox of a page. */
export class Outbox {
  /** What is on its way, oldest first, as far as this page knows. */
  entries: readonly Entry[] = [];
  /** Solves challenges; given by widgets that have any. Without one, what needs it waits. */
  solve: ((url: string) => Promise<string | undefined>) | undefined;

  readonly #listeners = new Set<OutboxListener>();
  readonly #store = createStore('peace-widgets', 'outbox');
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How often `entries` was changed. */
  #changes = 0;
  /** When to look again into a storage that has not answered, ms since 1970. */
  #again = Infinity;
  #sending: Promise<void> | undefined;

  constructor() {
    addEventListener('online', () => void this.sendNow());
    addEventListener('beforeunload', (event) => !this.isKept && event.preventDefault());
    void this.sendNow();
  }

  /** Whether all that waits would outlive this page. */
  get isKept(): boolean {
    return !this.entries.some(({unkept}) => unkept);
  }

  /** Has somebody told of every change. @returns What ends that. */
  listen(listener: OutboxListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whether this is the first widget of its kind: it speaks for actions that no widget of the page has asked for. */
  isFirst(listener: OutboxListener): boolean {
    return [...this.#listeners].find(({localName}) => localName === listener.localName) === listener;
  }

  /** Writes an action down and delivers it while its visitor looks on: what they can mend now is not kept. */
  async post(action: Omit<Entry, 'attempts' | 'next'>): Promise<Outcome> {
    const entry = {...action, attempts: 0, next: Date.now() + LEASE};
    await this.#keep(entry);
    return this.#attempt(entry, true);
  }

  /** Tries all that waits at once, but for what another tab is at. */
  readonly sendNow = async (): Promise<void> => {
    await this.#sending;
    await this.#flush(true);
  };

  /** Takes an action back. */
  async withdraw(key: string): Promise<void> {
    await page().deliveries.get(key);
    await this.#drop(key);
  }

  #flush(all?: boolean): Promise<void> {
    return (this.#sending ??= this.#inTurn(all).finally(() => (this.#sending = undefined)));
  }

  /** One tab at a time, where the browser has locks; the idempotency key guarantees the rest. */
  async #inTurn(all?: boolean): Promise<void> {
    await this.#read();
    const waiting = this.entries;
    const send = () => this.#sendAll(waiting, all);
    try {
      const {locks} = navigator as {locks?: Locks};
      await (locks ? locks.request('peace-widgets', {ifAvailable: true}, (lock) => lock && send()) : send());
    } catch {
      // Having locks and being allowed to use them are two things.
      await send();
    }
    await this.#read();
  }

  async #sendAll(waiting: readonly Entry[], all?: boolean): Promise<void> {
    for (const {key, attempts} of waiting) {
      const entry = await this.#find(key);
      if (!entry || entry.problem) continue;
      // What was first sent while this turn was waited for is not sent again at once.
      if (entry.next <= Date.now() || (all && attempts)) await this.#attempt(entry);
    }
  }

  /** @param watched The visitor looks on: what is refused now is told and need not be kept. */
  async #attempt(entry: Entry, watched?: boolean): Promise<Outcome> {
    const {key, action, attempts} = entry;
    const outcome = await this.#deliver(entry);
    if (outcome.kind === 'stored') {
      remember(action.url);
      void this.#drop(key, entry, watched ? undefined : outcome.receipt);
      return outcome;
    }
    const {kind, wait = 0, problem = {title: ''}} = outcome;
    // It may have been taken back meanwhile, or its challenge solved.
    const kept = await this.#find(key);
    const tried = kept && {...kept, attempts: attempts + 1};
    if (kind === 'later' || kind === 'unknown') {
      if (tried) await this.#keep({...tried, next: nextAttempt(attempts, wait, Date.now())});
    } else if (watched) void this.#drop(key);
    else if (tried) await this.#keep({...tried, problem});
    return outcome;
  }

  /** What was sent once is sent again as it was: the endpoint knows a key by its content. So it is solved only once. */
  async #deliver(entry: Entry): Promise<Outcome> {
    const {key, action, challenge, attempts} = entry;
    let {payload} = entry;
    if (challenge && payload.challenge === undefined) {
      const solution = await this.solve?.(challenge);
      const mayCome = !this.solve || ('subtle' in crypto && attempts < CHALLENGE_ATTEMPTS);
      if (!solution && mayCome) return {kind: 'unknown', reason: `no challenge from ${challenge}`};
      payload = {...payload, challenge: solution ?? ''};
      await this.#keep({...entry, payload});
    }
    return deliver(action, payload, key);
  }

  /** What is kept under a key; a storage that does not answer has lost nothing. */
  async #find(key: string): Promise<Entry | undefined> {
    const answer = await this.#stored<Entry[]>('readonly', (store) => store.getAll(key));
    return answer?.[0] ?? this.entries.find((one) => one.key === key && (one.unkept || !answer));
  }

  /** Writes an action down, in the browser's storage or else in this page. */
  async #keep(entry: Entry): Promise<void> {
    const {key} = entry;
    const unkept = !(await this.#stored('readwrite', (store) => store.put({...entry, unkept: false}, key)));
    this.#change([...this.entries.filter((one) => one.key !== key), {...entry, unkept}]);
  }

  async #drop(key: string, entry?: Entry, receipt?: Acknowledgement): Promise<void> {
    this.#change(
      this.entries.filter((one) => one.key !== key),
      entry,
      receipt,
    );
    // If the storage fails now, it is sent once more, and known by its key.
    await this.#stored('readwrite', (store) => store.delete(key));
  }

  async #read(): Promise<void> {
    const changes = this.#changes;
    const answer = await this.#stored<Entry[]>('readonly', (store) => store.getAll());
    // What has changed meanwhile may not be in what was read.
    if (changes !== this.#changes) return this.#read();
    const now = Date.now();
    const stored = answer ?? [];
    this.#again = answer ? Infinity : now + 5 * PATIENCE;
    // What was written late is in the storage after all.
    const unkept = this.entries.filter((one) => one.unkept && !stored.some(({key}) => key === one.key));
    this.#change([...stored, ...unkept].filter((one) => isAlive(one, now)));
    for (const {key} of stored.filter((one) => !isAlive(one, now))) await this.#drop(key);
  }

  #change(entries: Entry[], entry?: Entry, receipt?: Acknowledgement): void {
    this.#changes++;
    this.entries = entries.sort((a, b) => a.created - b.created);
    clearTimeout(this.#timer);
    const next = Math.min(this.#again, ...entries.map((one) => (one.problem ? Infinity : one.next)));
    // At least a second: another tab may be at it.
    if (next < Infinity)
      this.#timer = setTimeout(() => void this.#flush(), Math.max(next - Date.now(), 1000));
    for (const listener of this.#listeners) listener.onOutbox(entry, receipt);
  }

  /** What the browser's storage answers; nothing where it fails or does not answer. */
  async #stored<T>(
    mode: IDBTransactionMode,
    ask: (store: IDBObjectStore) => IDBRequest,
  ): Promise<T | undefined> {
    try {
      return await Promise.race([
        this.#store(mode, async (store) => {
          const request = ask(store) as IDBRequest<T>;
          await promisifyRequest(store.transaction);
          return request.result;
        }),
        new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE, undefined)),
      ]);
    } catch {
      return undefined;
    }
  }
}

/** The outbox of this page, opened by whoever asks first. */
export function outbox(): Outbox {
  return (page().outbox ??= new Outbox());
}
