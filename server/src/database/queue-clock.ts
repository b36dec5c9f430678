/** A queue by a clock that is sometimes wrong: what waits for a time that nobody meant is due now. */
import type {Kysely} from 'kysely';
import type {Tables} from './tables.ts';

/** A table of things to be done later. */
export type QueueName = 'mails' | 'webhook_deliveries';

/** Nothing is put off for longer, in ms. */
const LATEST = 3_600_000;

/** By how much clocks may differ, or be put back, without anybody minding, in ms. */
export const TOLERANCE = 60_000;

/**
 * Makes due what a clock that was ahead has put off: for longer than anything is, or before it was tried. Once in a while, so
 * that those who look for what is due need to look at nothing else.
 *
 * @param now ms since 1970 UTC
 */
export async function bringForward(query: Kysely<Tables>, queue: QueueName, now: number): Promise<void> {
  await madeDue(query, queue, now)
    .where('next_at', '>', isoOf(now + TOLERANCE))
    .where(({or, eb}) => or([eb('attempts', '=', 0), eb('next_at', '>', isoOf(now + LATEST + TOLERANCE))]))
    .execute();
}

/** The clock that a queue is worked off by. */
export class QueueClock {
  readonly #query: Kysely<Tables>;
  readonly #queue: QueueName;
  readonly #now: () => number;
  #latest = -Infinity;

  /** @param now ms since 1970 UTC */
  constructor(query: Kysely<Tables>, queue: QueueName, now: () => number) {
    this.#query = query;
    this.#queue = queue;
    this.#now = now;
  }

  /**
   * Looks whether the clock was put back since the last time: then all is due that waits and that nobody is at.
   *
   * @returns Whether it was.
   */
  async check(): Promise<boolean> {
    const now = this.#now();
    const isBack = now < this.#latest - TOLERANCE;
    if (isBack) {
      await madeDue(this.#query, this.#queue, now)
        .where('next_at', '>', isoOf(now))
        .where('lease', 'is', null)
        .execute();
    }
    this.#latest = isBack ? now : Math.max(now, this.#latest);
    return isBack;
  }
}

function madeDue(query: Kysely<Tables>, queue: QueueName, now: number) {
  return query
    .updateTable(queue)
    .set({next_at: isoOf(now)})
    .where('state', '=', 'waiting');
}

function isoOf(time: number): string {
  return new Date(time).toISOString();
}
