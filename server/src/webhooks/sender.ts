/** Tells the receiver of webhooks what is stored, as long as it takes. Several instances share the work by leases. */
import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import {isPostgres} from '../database/bulk.ts';
import type {Database} from '../database/database.ts';
import {isPassing} from '../database/errors.ts';
import {bringForward} from '../database/queue-table.ts';
import type {WebhookDeliveryTable} from '../database/tables.ts';
import type {Log} from '../log.ts';
import {bodyOf} from './deliveries.ts';
import type {Told} from './deliveries.ts';
import {post} from './post.ts';
import type {Ending} from './post.ts';
import type {WebhookSettings} from './settings.ts';
import {withdrawalBody} from './withdrawals.ts';

/** Deliveries taken on at once, and how many of them are under way at a time. */
const BATCH = 50;
const LANES = 8;

/** ms between two batches, so that signatures come first: at most 250 deliveries a second. */
const BREATH = 200;

/** ms between two looks at an empty queue. */
const IDLE = 1000;

/** ms after which another instance takes on what one has not brought to an end. */
const LEASE = 120_000;

/** ms for which a delivery is tried, and the least and the most between two attempts. */
const TRIED = 25 * 3_600_000;
const SOONEST = 5000;
const LATEST = 3_600_000;

/** ms for which it stays on record that a delivery failed, and between two looks for older ones. */
const FAILED_KEPT = 30 * 86_400_000;
const CLEANING = 6 * 3_600_000;

interface Surroundings {
  readonly database: Database;
  readonly log: Log;
  /** ms since 1970 UTC */
  readonly now: () => number;
}

type Delivery = Pick<WebhookDeliveryTable, 'id' | 'kind' | 'payload' | 'attempts' | 'created_at'>;

/** Sends what is queued until it is closed. */
export class WebhookSender {
  readonly #receiver: WebhookSettings;
  readonly #surroundings: Surroundings;
  readonly #lease = randomUUID();
  readonly #closing = new AbortController();
  #cleanedAt = 0;
  /** The deliveries of a batch that came to nothing, by what is said of them. */
  readonly #setbacks = new Map<string, string[]>();
  readonly #work: Promise<void>;

  constructor(receiver: WebhookSettings, surroundings: Surroundings) {
    this.#receiver = receiver;
    this.#surroundings = surroundings;
    this.#work = this.#run();
  }

  /** Lets what is under way come to its end, and sends no more. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#work;
  }

  async #run(): Promise<void> {
    const {signal} = this.#closing;
    while (!signal.aborted) {
      const sent = await this.#sendBatch().catch((error: Error) => {
        this.#surroundings.log.warn(`webhooks: the queue cannot be read (${error.name})`);
        return 0;
      });
      await sleep(sent === BATCH ? BREATH : IDLE, undefined, {signal, ref: false}).catch(() => {});
    }
  }

  async #sendBatch(): Promise<number> {
    await this.#tidy();
    const batch = await this.#takeOn();
    const waiting = [...batch];
    const done: string[] = [];
    const {signal} = this.#closing;
    const lanes = Array.from({length: LANES}, async () => {
      while (!signal.aborted) {
        const next = waiting.shift();
        if (!next) return;
        if (await this.#send(next)) done.push(next.id);
      }
    });
    await Promise.all(lanes);
    this.#tellSetbacks();
    if (done.length > 0) await this.#forget(done);
    if (waiting.length > 0) await this.#giveBack(waiting.map(({id}) => id));
    return batch.length;
  }

  #setback(id: string, said: string): void {
    this.#setbacks.set(said, [...(this.#setbacks.get(said) ?? []), id]);
  }

  /** In one line each: a receiver that is away for a day is not to fill the disk with words. */
  #tellSetbacks(): void {
    for (const [said, [first, ...others]] of this.#setbacks) {
      const more = others.length > 0 ? ` and ${others.length} more` : '';
      this.#surroundings.log.warn(`webhooks: ${first}${more} ${said}`);
    }
    this.#setbacks.clear();
  }

  /** Forgets what was given up long ago; nothing waits because a clock was ahead. */
  async #tidy(): Promise<void> {
    const {database, now} = this.#surroundings;
    if (Math.abs(now() - this.#cleanedAt) < CLEANING) return;
    await database.commit(async (transaction) => {
      await bringForward(transaction, 'webhook_deliveries', now());
      await transaction
        .deleteFrom('webhook_deliveries')
        .where('state', '=', 'failed')
        .where('created_at', '<', isoOf(now() - FAILED_KEPT))
        .execute();
    });
    this.#cleanedAt = now();
  }

  /** Takes on what is due, for as long as a lease lasts. */
  async #takeOn(): Promise<Delivery[]> {
    const {database, now} = this.#surroundings;
    const due = database.query
      .selectFrom('webhook_deliveries')
      .select('id')
      .where('state', '=', 'waiting')
      .where('next_at', '<=', isoOf(now()))
      .orderBy('next_at')
      .limit(BATCH);
    // Nothing is written while there is nothing to do.
    if (!(await due.executeTakeFirst())) return [];
    return database.commit((transaction) =>
      transaction
        .updateTable('webhook_deliveries')
        .set((column) => ({
          lease: this.#lease,
          next_at: isoOf(now() + LEASE),
          attempts: column('attempts', '+', 1),
        }))
        .where('id', 'in', isPostgres(database.query) ? due.forUpdate().skipLocked() : due)
        .returning(['id', 'kind', 'payload', 'attempts', 'created_at'])
        .execute(),
    );
  }

  /** @returns Whether nothing is left to be done. */
  async #send(delivery: Delivery): Promise<boolean> {
    try {
      const ending = await this.#tell(delivery);
      if (!ending || ending.delivered) return true;
      await this.#postpone(delivery, ending);
    } catch (error) {
      // Its lease runs out, and it is tried again.
      this.#setback(delivery.id, `left for later (${(error as Error).name})`);
    }
    return false;
  }

  /** @returns `undefined` where there is nothing to tell. @throws what may be over soon. */
  async #tell(delivery: Delivery): Promise<Ending | undefined> {
    try {
      const body = await this.#bodyOf(delivery);
      return body === undefined ? undefined : await post(this.#receiver, {id: delivery.id, body});
    } catch (error) {
      if (isPassing(error)) throw error;
      // Another version of the endpoint may have queued it: it is given up like what is never taken.
      return {delivered: false, retryAfter: 0, reason: (error as Error).name};
    }
  }

  /** `undefined` for what is no longer there: withdrawn, or erased. */
  async #bodyOf(delivery: Delivery): Promise<string | undefined> {
    const withdrawal = withdrawalBody(delivery);
    if (withdrawal !== undefined) return withdrawal;
    const {kind, payload} = delivery;
    const told = kind as Told;
    const {id} = JSON.parse(payload) as {id: string};
    const row = await this.#surroundings.database.query
      .selectFrom(`${told}s`)
      .selectAll()
      .where('id', '=', id)
      .where('state', '=', 'stored')
      .executeTakeFirst();
    return row && bodyOf(told, row);
  }

  async #forget(ids: readonly string[]): Promise<void> {
    await this.#surroundings.database.commit((transaction) =>
      transaction.deleteFrom('webhook_deliveries').where('id', 'in', ids).execute(),
    );
  }

  /** These were not begun: another instance, or the next start, need not wait for the end of their lease. */
  async #giveBack(ids: readonly string[]): Promise<void> {
    const {database, now} = this.#surroundings;
    await database.commit((transaction) =>
      transaction
        .updateTable('webhook_deliveries')
        .set((column) => ({lease: null, next_at: isoOf(now()), attempts: column('attempts', '-', 1)}))
        .where('id', 'in', ids)
        .where('lease', '=', this.#lease)
        .execute(),
    );
  }

  async #postpone({id, attempts, created_at}: Delivery, {reason, retryAfter}: Ending): Promise<void> {
    const {database, now} = this.#surroundings;
    const failed = now() - Date.parse(created_at) > TRIED;
    const wait = Math.max(pauseAfter(attempts), Math.min(retryAfter, LATEST));
    this.#setback(id, `${failed ? 'failed for good' : 'will be tried again'} (${reason})`);
    await database.commit((transaction) =>
      transaction
        .updateTable('webhook_deliveries')
        .set({lease: null, next_at: isoOf(now() + wait), state: failed ? 'failed' : 'waiting'})
        .where('id', '=', id)
        .where('lease', '=', this.#lease)
        .execute(),
    );
  }
}

/** ms until the next attempt: twice as long each time, and never the same for all that failed together. */
function pauseAfter(attempts: number): number {
  const longest = Math.min(LATEST, SOONEST * 2 ** (attempts - 1));
  return longest * (0.5 + Math.random() / 2);
}

function isoOf(time: number): string {
  return new Date(time).toISOString();
}
