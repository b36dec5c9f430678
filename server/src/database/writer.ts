/**
 * Group commit: what arrives while a transaction is under way waits, and is stored in the next one together. An entry is
 * acknowledged after the commit that holds it, alone or with others.
 */
import {setTimeout as sleep} from 'node:timers/promises';
import type {Receipt} from 'peace-widgets/contract';
import {claimsOf, storeBatch} from './batch.ts';
import type {Counts, KeyedEntry} from './batch.ts';
import type {Database} from './database.ts';
import type {Entry, Keyed} from './entry.ts';
import {isLostRace, isPassing, LateError, OverloadError} from './errors.ts';
import {Recall} from './recall.ts';

/** How many entries one transaction takes. */
const BATCH = 250;

/** How many may wait: more than can be stored before browsers give up. */
const WAITING = 5000;

/**
 * The least time from the beginning of one batch to that of the next under load, in ms: a transaction costs about as much as
 * a dozen entries do, and nobody notices.
 */
const PACE = 25;

/** How often a batch is tried again because another instance was faster. */
const RACES = 5;

/** The key was used before for something else. */
export class KeyReusedError extends Error {
  override readonly name = 'KeyReusedError';
}

/** The receipt of a key, and whether it is new. */
export interface Answer {
  readonly receipt: Receipt;
  readonly replayed: boolean;
}

interface Waiting extends KeyedEntry {
  readonly claims: readonly string[];
  readonly until: number;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

interface WriterOptions {
  readonly database: Database;
  /** The clock, in ms since 1970 UTC. */
  readonly now: () => number;
  /** Told the new counts after each commit, before anybody is answered. */
  readonly onCounted?: (counts: Counts) => void;
  /** Told how many entries a commit has stored, and how many of them are held for a challenge that was used before. */
  readonly onStored?: (entries: number, replays: number) => void;
}

/** Stores entries, one batch at a time. */
export class Writer {
  readonly #database: Database;
  readonly #recall: Recall;
  readonly #now: () => number;
  readonly #onCounted: (counts: Counts) => void;
  readonly #onStored: (entries: number, replays: number) => void;
  #waiting: Waiting[] = [];
  #isAtWork = false;
  #startedAt = -Infinity;
  #size = 0;

  constructor({database, now, onCounted = () => {}, onStored = () => {}}: WriterOptions) {
    this.#database = database;
    this.#recall = new Recall(database);
    this.#now = now;
    this.#onCounted = onCounted;
    this.#onStored = onStored;
  }

  /** How many entries wait to be stored. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * Stores an entry under its key, or answers with the receipt of the key if another instance has stored it.
   *
   * @throws {KeyReusedError}, a passing error, or what is wrong with the data; then nothing of the entry is stored, but for
   *   a connection lost in the middle of a commit, where nobody can know: the key tells it apart the next time.
   * @param until By the clock of `performance`, in ms: what has not been begun by then is not begun any more.
   */
  write(keyed: Keyed, entry: Entry, until = Infinity): Promise<Answer> {
    if (this.#waiting.length >= WAITING) return Promise.reject(new OverloadError());
    return new Promise((resolve, reject) => {
      this.#waiting.push({keyed, entry, claims: claimsOf({keyed, entry}), until, resolve, reject});
      if (!this.#isAtWork) void this.#work();
    });
  }

  /** Every entry is answered within it: it never throws. */
  async #work(): Promise<void> {
    this.#isAtWork = true;
    while (this.#waiting.length > 0) {
      // Lets the requests that are here already come in.
      await nextTurn();
      await this.#gather();
      const batch = this.#take();
      this.#startedAt = performance.now();
      this.#size = batch.length;
      if (batch.length > 0) await this.#store(batch);
    }
    this.#isAtWork = false;
  }

  /** Who comes alone is not kept waiting. */
  async #gather(): Promise<void> {
    const rest = this.#startedAt + PACE - performance.now();
    if (this.#size > 1 && rest > 1) await sleep(rest);
  }

  /** The longest waiting ones that share no claims, and that somebody still waits for. */
  #take(): Waiting[] {
    const now = performance.now();
    const claimed = new Set<string>();
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    for (const item of this.#waiting) {
      const {claims, until} = item;
      if (until < now) {
        item.reject(new LateError('Not stored in time'));
        continue;
      }
      const isFree = batch.length < BATCH && !claims.some((claim) => claimed.has(claim));
      // Whoever comes later with the same claim must not overtake one who is left.
      for (const claim of claims) claimed.add(claim);
      (isFree ? batch : left).push(item);
    }
    this.#waiting = left;
    return batch;
  }

  async #store(batch: readonly Waiting[]): Promise<void> {
    let left = batch;
    for (let race = 0; left.length > 0; race++) {
      const error = await this.#tryToStore(left);
      if (error === undefined) return;
      if (isLostRace(error) && race < RACES) {
        left = await this.#answerKnown(left);
        await sleep(Math.random() * 5 * race);
        continue;
      }
      if (left.length === 1 || isPassing(error)) return fail(left, error);
      // Something is wrong with one of them, or with the database: it costs the others time, and nothing else.
      for (const item of left) await this.#store([item]);
      return;
    }
  }

  async #tryToStore(batch: readonly Waiting[]): Promise<unknown> {
    try {
      const now = new Date(this.#now()).toISOString();
      const {receipts, counts, replays} = await this.#database.commit((transaction) =>
        storeBatch(transaction, batch, now),
      );
      this.#onStored(batch.length, replays);
      this.#onCounted(counts);
      for (const [index, receipt] of receipts.entries()) batch[index]?.resolve({receipt, replayed: false});
      return undefined;
    } catch (error) {
      return error ?? new Error('Failed without an error');
    }
  }

  /** Answers those whose keys another instance has stored meanwhile. @returns The others. */
  async #answerKnown(batch: readonly Waiting[]): Promise<readonly Waiting[]> {
    try {
      const known = await this.#recall.many(batch.map(({keyed}) => keyed.key));
      return batch.filter(({keyed, resolve, reject}) => {
        const found = known.get(keyed.key);
        if (!found) return true;
        if (found.payloadHash === keyed.payloadHash) resolve({receipt: found.receipt, replayed: true});
        else reject(new KeyReusedError());
        return false;
      });
    } catch (error) {
      fail(batch, error);
      return [];
    }
  }
}

function fail(batch: readonly Waiting[], error: unknown): void {
  for (const {reject} of batch) reject(error);
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
