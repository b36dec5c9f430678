import type {Receipt} from 'peace-widgets/contract';
import {findAll} from './bulk.ts';
import type {Database} from './database.ts';

/** What was answered to a key, and to what. */
export interface Recalled {
  readonly payloadHash: string;
  readonly receipt: Receipt;
}

/** Looks keys up, one query at a time: whatever is asked while it is under way waits for the next one together. */
export class Recall {
  readonly #database: Database;
  #underWay: Promise<unknown> = Promise.resolve();
  #next: {readonly keys: string[]; readonly found: Promise<ReadonlyMap<string, Recalled>>} | undefined;

  constructor(database: Database) {
    this.#database = database;
  }

  /** What is known of one key. */
  async one(key: string): Promise<Recalled | undefined> {
    this.#next ??= this.#collect();
    this.#next.keys.push(key);
    return (await this.#next.found).get(key);
  }

  /** What is known of many keys. */
  async many(keys: readonly string[]): Promise<ReadonlyMap<string, Recalled>> {
    const rows = await findAll(
      this.#database.query,
      'idempotency_keys',
      [...new Set(keys)].map((key) => ({key})),
      ['key', 'payload_hash', 'receipt'],
    );
    return new Map(
      rows.map(({key, payload_hash, receipt}) => [
        key,
        {payloadHash: payload_hash, receipt: JSON.parse(receipt) as Receipt},
      ]),
    );
  }

  #collect() {
    const keys: string[] = [];
    const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
    const found = this.#underWay.then(turn, turn).then(() => {
      this.#next = undefined;
      return this.many(keys);
    });
    this.#underWay = found;
    return {keys, found};
  }
}
