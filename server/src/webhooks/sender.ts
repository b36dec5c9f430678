/** Tells the receiver of webhooks what is stored, as long as it takes. Several instances share the work by leases. */
import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import {isPostgres} from '../database/bulk.ts';
import type {Database} from '../database/database.ts';
import {isPassing} from '../database/errors.ts';
import {forget} from '../database/forgetting.ts';
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

/** A delivery that came to an end, for now where there is a next time. */
interface Ended {
  readonly delivery: Delivery;
  readonly next?: Pick<WebhookDeliveryTable, 'next_at' | 'state'>;
}

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
    const ended: Ended[] = [];
    const {signal} = this.#closing;
    const lanes = Array.from({length: LANES}, async () => {
      while (!signal.aborted) {
        const next = waiting.shift();
        if (!next) return;
        ended.push(...(await this.#send(next)));
      }
    });
    await Promise.all(lanes);
    this.#tellSetbacks();
    if (batch.length > 0) await this.#note(ended, waiting);
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
    const old = {table: 'webhook_deliveries', key: 'id', age: 'next_at', state: 'failed'} as const;
    await bringForward(database.query, old.table, now());
    await forget(database, {...old, before: now() - FAILED_KEPT}, this.#closing.signal);
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

  /** @returns What came of it; nothing where its lease is to run out, after which it is tried again. */
  async #send(delivery: Delivery): Promise<Ended[]> {
    try {
      const ending = await this.#tell(delivery);
      return [!ending || ending.delivered ? {delivery} : this.#postponed(delivery, ending)];
    } catch (error) {
      this.#setback(delivery.id, `left for later (${(error as Error).name})`);
      return [];
    }
  }

  /** @returns `undefined` where there is nothing to tell. @throws what may be over soon. */
  async #tell(delivery: Delivery): Promise<Ending | undefined> {
    try {
      const body = await this.#bodyOf(delivery);
      return body === undefined ? undefined : await post(this.#receiver, {id: delivery.id, body});
    } catch (error) {
      if (isPassing(error)) throw error;
      // What another version has queued is given up like what is never taken.
      return {delivered: false, retryAfter: 0, reason: (error as Error).name};
    }
  }

  /** `undefined` for what is no longer there: withdrawn, or erased. */
  async #bodyOf(delivery: Delivery): Promise<string | undefined> {
    const withdrawal = withdrawalBody(delivery);
    if (withdrawal !== undefined) return withdrawal;
    const {kind, payload} = delivery;
    if (!isTold(kind)) throw new UnknownDeliveryError();
    const {id} = JSON.parse(payload) as {id: string};
    const row = await this.#surroundings.database.query
      .selectFrom(`${kind}s`)
      .selectAll()
      .where('id', '=', id)
      .where('state', '=', 'stored')
      .executeTakeFirst();
    return row && bodyOf(kind, row);
  }

  #postponed(delivery: Delivery, {reason, retryAfter}: Ending): Ended {
    const {id, attempts, created_at} = delivery;
    const now = this.#surroundings.now();
    const failed = now - Date.parse(created_at) > TRIED;
    const wait = Math.max(pauseAfter(attempts), Math.min(retryAfter, LATEST));
    this.#setback(id, `${failed ? 'failed for good' : 'will be tried again'} (${reason})`);
    return {delivery, next: {next_at: isoOf(now + wait), state: failed ? 'failed' : 'waiting'}};
  }

  /**
   * Notes what came of a batch, in one commit: signatures wait for the disk, too. What was not begun, another instance or the
   * next start takes on without waiting for the end of its lease.
   */
  async #note(ended: readonly Ended[], unbegun: readonly Delivery[]): Promise<void> {
    const {database, now} = this.#surroundings;
    const done = ended.flatMap(({delivery, next}) => (next ? [] : [delivery.id]));
    const left = [
      ...ended.flatMap(({delivery: {id, attempts}, next}) => (next ? [{id, attempts, ...next}] : [])),
      ...unbegun.map(({id, attempts}) => ({id, attempts: attempts - 1, next_at: isoOf(now())})),
    ];
    await database.commit(async (transaction) => {
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
}

/** Another version of the endpoint has queued it. */
class UnknownDeliveryError extends Error {
  override readonly name = 'UnknownDeliveryError';
}

function isTold(kind: string): kind is Told {
  return kind === 'signature' || kind === 'subscription';
}

/** ms until the next attempt: twice as long each time, and never the same for all that failed together. */
function pauseAfter(attempts: number): number {
  const longest = Math.min(LATEST, SOONEST * 2 ** (attempts - 1));
  return longest * (0.5 + Math.random() / 2);
}

function isoOf(time: number): string {
  return new Date(time).toISOString();
}
