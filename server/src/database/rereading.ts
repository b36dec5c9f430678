/** Reading something again from time to time, from a database that may be away. */
import {setTimeout as sleep} from 'node:timers/promises';
import type {Log} from '../log.ts';

/** How long anybody is kept waiting for a reading, in ms: what was read before is better than no answer. */
const PATIENCE = 1000;

interface RereadingOptions {
  /** What is read, for the log. */
  readonly what: string;
  readonly read: () => Promise<void>;
  readonly log: Log;
}

/** One reading at a time. One that fails, or is not over yet, leaves everything as it was. */
export class Rereading {
  readonly #options: RereadingOptions;
  /** Kept when the reading that is under way is over, or nobody waits for it any more. */
  #underWay: Promise<void> | undefined;
  #isFailing = false;

  constructor(options: RereadingOptions) {
    this.#options = options;
  }

  /** Never fails; kept when it was read, or cannot be read soon. */
  again(): Promise<void> {
    this.#underWay ??= soon(this.#read().finally(() => (this.#underWay = undefined)));
    return this.#underWay;
  }

  async #read(): Promise<void> {
    const {what, read, log} = this.#options;
    try {
      await read();
      this.#isFailing = false;
    } catch (error) {
      if (!this.#isFailing) log.warn(`${what}: cannot be read, unchanged (${(error as Error).name})`);
      this.#isFailing = true;
    }
  }
}

/** What a promise comes to; `undefined` when that takes too long. */
export async function soon<T>(promise: Promise<T>): Promise<T | undefined> {
  const ending = new AbortController();
  try {
    return await Promise.race([promise, sleep(PATIENCE, undefined, {signal: ending.signal})]);
  } finally {
    ending.abort();
  }
}
