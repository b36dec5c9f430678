/** The deliveries that wait in the database. Several instances share the work by leases. */
import {randomUUID} from 'node:crypto';
import {isPostgres} from '../database/bulk.ts';
import type {Database} from '../database/database.ts';
import {forget} from '../database/forgetting.ts';
import {bringForward} from '../database/queue-clock.ts';
import type {WebhookDeliveryTable} from '../database/tables.ts';

/** ms after which another instance takes on what one has not brought to an end. */
const LEASE = 120_000;

/** ms for which it stays on record that a delivery failed. */
const FAILED_KEPT = 30 * 86_400_000;

/** What is to be told. */
export type Delivery = Pick<WebhookDeliveryTable, 'id' | 'kind' | 'payload' | 'attempts' | 'created_at'>;

/** A delivery that came to an end, for now where there is a next time. */
export interface Ended {
  readonly delivery: Delivery;
  /** Due in so many ms. */
  readonly next?: {readonly wait: number; readonly state: WebhookDeliveryTable['state']};
}

/** The queue of one database, as one instance works it off. */
export class DeliveryQueue {
  readonly #database: Database;
  /** ms since 1970 UTC */
  readonly #now: () => number;
  readonly #lease = randomUUID();

  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#now = now;
  }

  /** Takes on what is due, for as long as a lease lasts; the longest due first. */
  async take(most: number): Promise<Delivery[]> {
    const {query} = this.#database;
    const due = query
      .selectFrom('webhook_deliveries')
      .select('id')
      .where('state', '=', 'waiting')
      .where('next_at', '<=', this.#time())
      .orderBy('next_at')
      .limit(most);
    // Nothing is written while there is nothing to do.
    if (!(await due.executeTakeFirst())) return [];
    return this.#database.commit((transaction) =>
      transaction
        .updateTable('webhook_deliveries')
        .set((column) => ({
          lease: this.#lease,
          next_at: this.#time(LEASE),
          attempts: column('attempts', '+', 1),
        }))
        .where('id', 'in', isPostgres(query) ? due.forUpdate().skipLocked() : due)
        .returning(['id', 'kind', 'payload', 'attempts', 'created_at'])
        .execute(),
    );
  }

  /**
   * Notes what came of a batch, in one commit: signatures wait for the disk, too. What was not begun, another instance or the
   * next start takes on without waiting for the end of its lease.
   */
  async note(ended: readonly Ended[], unbegun: readonly Delivery[]): Promise<void> {
    const done = ended.flatMap(({delivery, next}) => (next ? [] : [delivery.id]));
    const left = [
      ...ended.flatMap(({delivery: {id, attempts}, next}) =>
        next ? [{id, attempts, state: next.state, next_at: this.#time(next.wait)}] : [],
      ),
      ...unbegun.map(({id, attempts}) => ({id, attempts: attempts - 1, next_at: this.#time()})),
    ];
    await this.#database.commit(async (transaction) => {
      if (done.length > 0)
        await transaction.deleteFrom('webhook_deliveries').where('id', 'in', done).execute();
      for (const {id, ...columns} of left) {
        await transaction
          .updateTable('webhook_deliveries')
          .set({lease: null, ...columns})
          .where('id', '=', id)
          .where('lease', '=', this.#lease)
          .execute();
      }
    });
  }

  /** Forgets what was given up long ago; nothing waits because a clock was ahead. */
  async tidy(signal: AbortSignal): Promise<void> {
    const old = {table: 'webhook_deliveries', key: 'id', age: 'next_at', state: 'failed'} as const;
    await bringForward(this.#database.query, old.table, this.#now());
    await forget(this.#database, {...old, before: this.#now() - FAILED_KEPT}, signal);
  }

  /** ISO 8601, UTC, so many ms from now. */
  #time(from = 0): string {
    return new Date(this.#now() + from).toISOString();
  }
}
