/**
 * One action per key (draft-ietf-httpapi-idempotency-key-header): what was answered once is answered again, for as long
 * as a browser may keep trying.
 */
import type {Database} from '../database/database.ts';
import type {Entry, Keyed} from '../database/entry.ts';
import {forget} from '../database/forgetting.ts';
import {LateError} from '../database/errors.ts';
import {Recall} from '../database/recall.ts';
import {KeyReusedError} from '../database/writer.ts';
import type {Answer, Writer} from '../database/writer.ts';
import {ProblemError} from '../http/problem.ts';

/** How long a key is remembered, in ms: longer than the 30 days for which the widgets keep trying. */
export const KEPT = 35 * 86_400_000;

/** How long whoever signs waits for an answer, in ms: less than the 15 s for which browsers do, so that all of them read it. */
const ANSWERED = 10_000;

/** Reads the header: a quoted structured-field string (RFC 8941, 3.3.3). @throws {ProblemError} 400 */
export function readKey(header: string | undefined): string {
  const quoted = /^\s*"((?:[ !#-[\]-~]|\\["\\])*)"\s*$/.exec(header ?? '')?.[1];
  const key = quoted?.replace(/\\(.)/g, '$1');
  if (key !== undefined && key.length >= 16 && key.length <= 255) return key;
  throw new ProblemError({
    status: 400,
    kind: 'idempotency-key',
    title:
      header === undefined
        ? 'The header Idempotency-Key is missing.'
        : 'The header Idempotency-Key is wrong.',
    detail:
      'Send one new UUID per action, in double quotes, and the same one with every repetition: ' +
      'Idempotency-Key: "8e03978e-40d5-43e8-bc93-6894a57f9324". It may have 16 to 255 characters.',
  });
}

/** The keys of one database. */
export class Keys {
  readonly #database: Database;
  readonly #writer: Writer;
  readonly #recall: Recall;
  readonly #now: () => number;
  /** The last action under each key that is at work in this process. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(database: Database, writer: Writer, now: () => number) {
    this.#database = database;
    this.#writer = writer;
    this.#recall = new Recall(database);
    this.#now = now;
  }

  /**
   * Answers with the receipt of the key, or prepares the action and stores it together with its key. Calls with one key
   * wait for each other.
   *
   * @param prepare Checks the action, and tells what it puts into the database.
   * @throws {KeyReusedError} and whatever `prepare` and the writer throw; {LateError} after 10 s, when nobody can know of what
   *   is under way.
   */
  once(keyed: Keyed, prepare: () => Promise<Entry>): Promise<Answer> {
    const until = performance.now() + ANSWERED;
    const answer = this.#inTurn(keyed.key, async () => {
      if (performance.now() > until) throw new LateError('Not stored in time');
      const known = await this.#recall.one(keyed.key);
      if (!known) return this.#writer.write(keyed, await prepare(), until);
      if (known.payloadHash !== keyed.payloadHash) throw new KeyReusedError();
      return {receipt: known.receipt, replayed: true};
    });
    return inTime(answer, ANSWERED);
  }

  /** Forgets the keys that no browser tries any more. */
  async forgetOld(signal?: AbortSignal): Promise<void> {
    const before = this.#now() - KEPT;
    const old = {table: 'idempotency_keys', key: 'key', age: 'created_at', before} as const;
    await forget(this.#database, old, signal);
  }

  #inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.#turns.set(key, mine);
    const leave = () => {
      if (this.#turns.get(key) === mine) this.#turns.delete(key);
    };
    mine.then(leave, leave);
    return mine;
  }
}

/** The same, but for at most so many ms. @throws {LateError} */
function inTime<T>(promise: Promise<T>, wait: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new LateError('Not stored in time')), wait);
    const done = () => clearTimeout(timer);
    promise.then(resolve, reject).then(done, done);
  });
}
