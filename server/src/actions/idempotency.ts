/**
 * One action per key (draft-ietf-httpapi-idempotency-key-header): what was answered once is answered again, for as long
 * as a browser may keep trying.
 */
import type {Receipt} from 'peace-widgets/contract';
import type {Database, Work} from '../database/database.ts';
import {ProblemError} from '../http/problem.ts';

/** How long a key is remembered, in ms: longer than the 30 days for which the widgets keep trying. */
export const KEPT = 35 * 86_400_000;

/** A key with what was sent under it. */
export interface Keyed {
  readonly key: string;
  readonly payloadHash: string;
}

/** The receipt of a key, and whether it is new. */
export interface Outcome {
  readonly receipt: Receipt;
  readonly replayed: boolean;
}

/** The key was used before for something else. */
export class KeyReusedError extends Error {
  override readonly name = 'KeyReusedError';
}

/** Another instance stored the key first; everything of this attempt is undone. */
class KeyTakenError extends Error {
  override readonly name = 'KeyTakenError';
}

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
  readonly #now: () => number;
  /** The last action under each key that is at work in this process. */
  readonly #turns = new Map<string, Promise<unknown>>();

  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  /**
   * Answers with the receipt of the key, or prepares and stores the action together with its key. Calls with one key
   * wait for each other.
   *
   * @param prepare Checks the action, and gives the work that stores it.
   * @throws {KeyReusedError} and whatever `prepare` and its work throw; then nothing is stored.
   */
  once(keyed: Keyed, prepare: () => Promise<Work<Receipt>>): Promise<Outcome> {
    return this.#inTurn(keyed.key, async () => {
      const known = await this.#recall(keyed);
      if (known) return {receipt: known, replayed: true};
      const work = await prepare();
      try {
        return {receipt: await this.#commit(keyed, work), replayed: false};
      } catch (error) {
        const stored = error instanceof KeyTakenError ? await this.#recall(keyed) : undefined;
        if (stored) return {receipt: stored, replayed: true};
        throw error;
      }
    });
  }

  /** Forgets the keys that no browser tries any more. */
  async forgetOld(): Promise<void> {
    const oldest = new Date(this.#now() - KEPT).toISOString();
    await this.#database.commit((transaction) =>
      transaction.deleteFrom('idempotency_keys').where('created_at', '<', oldest).execute(),
    );
  }

  async #recall({key, payloadHash}: Keyed): Promise<Receipt | undefined> {
    const row = await this.#database.query
      .selectFrom('idempotency_keys')
      .select(['payload_hash', 'receipt'])
      .where('key', '=', key)
      .executeTakeFirst();
    if (row && row.payload_hash !== payloadHash) throw new KeyReusedError();
    return row && (JSON.parse(row.receipt) as Receipt);
  }

  #commit({key, payloadHash}: Keyed, work: Work<Receipt>): Promise<Receipt> {
    return this.#database.commit(async (transaction) => {
      const receipt = await work(transaction);
      const {numInsertedOrUpdatedRows} = await transaction
        .insertInto('idempotency_keys')
        .values({
          key,
          payload_hash: payloadHash,
          receipt: JSON.stringify(receipt),
          created_at: new Date(this.#now()).toISOString(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      if (!numInsertedOrUpdatedRows) throw new KeyTakenError();
      return receipt;
    });
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
