/** Tells the receiver of webhooks what is stored, as long as it takes. */
import {setTimeout as sleep} from 'node:timers/promises';
import type {Database} from '../database/database.ts';
import {isPassing} from '../database/errors.ts';
import {Pause} from '../database/pause.ts';
import {QueueClock} from '../database/queue-clock.ts';
import type {Log} from '../log.ts';
import {bodyOf} from './deliveries.ts';
import type {Told} from './deliveries.ts';
import {post} from './post.ts';
import type {Ending} from './post.ts';
import {DeliveryQueue} from './queue.ts';
import type {Delivery, Ended} from './queue.ts';
import type {WebhookSettings} from './settings.ts';
import {withdrawalBody} from './withdrawals.ts';

/** Deliveries taken on at once, and how many of them are under way at a time. */
const BATCH = 50;
const LANES = 8;

/** ms between two batches, so that signatures come first: at most 250 deliveries a second. */
const BREATH = 200;

/** ms between two looks at an empty queue. */
const IDLE = 1000;

/** ms for which a delivery is tried, and the least and the most between two attempts. */
const TRIED = 25 * 3_600_000;
const SOONEST = 5000;
const LATEST = 3_600_000;

/** The most ms between two attempts at a receiver that is away: whoever signs when it is back is told soon. */
const LONGEST_PAUSE = 60_000;

/** ms between two looks for what is old. */
const CLEANING = 6 * 3_600_000;

interface Surroundings {
  readonly database: Database;
  readonly log: Log;
  /** ms since 1970 UTC */
  readonly now: () => number;
}

/** Sends what is queued until it is closed. */
export class WebhookSender {
  readonly #receiver: WebhookSettings;
  readonly #surroundings: Surroundings;
  readonly #queue: DeliveryQueue;
  readonly #clock: QueueClock;
  readonly #pause: Pause;
  readonly #closing = new AbortController();
  #cleanedAt = 0;
  /** How many batches in a row have found the receiver away. */
  #away = 0;
  /** What the receiver has answered to a batch. */
  #endings: Ending[] = [];
  /** The deliveries of a batch that came to nothing, by what is said of them. */
  readonly #setbacks = new Map<string, string[]>();
  readonly #work: Promise<void>;

  constructor(receiver: WebhookSettings, surroundings: Surroundings) {
    const {database, now} = surroundings;
    this.#receiver = receiver;
    this.#surroundings = surroundings;
    this.#queue = new DeliveryQueue(database, now);
    this.#clock = new QueueClock(database.query, 'webhook_deliveries', now);
    this.#pause = new Pause(now, LATEST);
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
    if (this.#pause.isOn) return 0;
    // One tells whether the receiver is back.
    const batch = await this.#queue.take(this.#away > 0 ? 1 : BATCH);
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
    this.#heedEndings();
    if (batch.length > 0) await this.#queue.note(ended, waiting);
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

  /** What waits behind a batch need not find out one by one that the receiver is away, or wants to be left alone. */
  #heedEndings(): void {
    const endings = this.#endings;
    this.#endings = [];
    if (endings.length === 0) return;
    this.#away = endings.every(({isAway}) => isAway) ? this.#away + 1 : 0;
    const pause = this.#away > 0 ? Math.min((SOONEST / 2) * 2 ** (this.#away - 1), LONGEST_PAUSE) : 0;
    this.#pause.begin(Math.max(pause, ...endings.map(({retryAfter}) => retryAfter)));
  }

  /** Forgets what was given up long ago; nothing waits because a clock was ahead. */
  async #tidy(): Promise<void> {
    const {now} = this.#surroundings;
    if (await this.#clock.check()) this.#pause.end();
    if (Math.abs(now() - this.#cleanedAt) < CLEANING) return;
    await this.#queue.tidy(this.#closing.signal);
    this.#cleanedAt = now();
  }

  /** @returns What came of it; nothing where its lease is to run out, after which it is tried again. */
  async #send(delivery: Delivery): Promise<Ended[]> {
    const {id} = delivery;
    try {
      const body = await this.#bodyOf(delivery);
      if (body === undefined) return [{delivery}];
      const ending = await post(this.#receiver, {id, body});
      this.#endings.push(ending);
      return [ending.delivered ? {delivery} : this.#postponed(delivery, ending)];
    } catch (error) {
      const {name} = error as Error;
      // What another version has queued is given up like what is never taken.
      if (!isPassing(error)) return [this.#postponed(delivery, {reason: name, retryAfter: 0})];
      this.#setback(id, `left for later (${name})`);
      return [];
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

  #postponed(delivery: Delivery, {reason, retryAfter}: Pick<Ending, 'reason' | 'retryAfter'>): Ended {
    const {id, attempts, created_at} = delivery;
    const failed = this.#surroundings.now() - Date.parse(created_at) > TRIED;
    const wait = Math.max(pauseAfter(attempts), Math.min(retryAfter, LATEST));
    this.#setback(id, `${failed ? 'failed for good' : 'will be tried again'} (${reason})`);
    return {delivery, next: {wait, state: failed ? 'failed' : 'waiting'}};
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
