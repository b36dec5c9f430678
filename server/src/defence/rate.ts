/** How much is much: limits that a crowd behind one address passes, and a flood does not. */
import {StartError} from '../start-error.ts';
import {Memory} from './memory.ts';

/** So many at once, and as many again over the period. */
export interface Rate {
  readonly most: number;
  /** ms */
  readonly period: number;
}

const UNITS: Readonly<Record<string, number>> = {s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000};

/**
 * Reads a rate: `600/h`, `2000/10m`, or `off`.
 *
 * @param name The setting that holds it. @throws {StartError}
 */
export function readRate(name: string, text: string): Rate | undefined {
  if (text === 'off') return undefined;
  const [, most, units = '', unit = ''] = /^([1-9]\d{0,8})\/(\d{0,4})([smhd])$/.exec(text) ?? [];
  const period = Number(units || 1) * (UNITS[unit] ?? 0);
  if (most !== undefined && period > 0) return {most: Number(most), period};
  throw new StartError([
    `${name} must be a number per time, like 600/h, 100/10m or 20/s, or "off"; not "${text}".`,
  ]);
}

/** How many keys are remembered at most: some 15 MB. */
const REMEMBERED = 100_000;

/**
 * A bucket of tokens per key, as its theoretical arrival time (the generic cell rate algorithm of ATM): one number per
 * key says how full its bucket is. The keys that were seen last are remembered, in this process only.
 */
export class TokenBuckets {
  readonly #rate: Rate | undefined;
  readonly #now: () => number;
  readonly #arrivals: Memory<number>;

  /** @param rate Without one there is always a token. @param now The clock, in ms. */
  constructor(rate: Rate | undefined, now: () => number, most = REMEMBERED) {
    this.#rate = rate;
    this.#now = now;
    this.#arrivals = new Memory(most);
  }

  /** Takes a token. @returns ms until there is one; 0 when one was taken. */
  take(key: string): number {
    if (!this.#rate) return 0;
    const {most, period} = this.#rate;
    const now = this.#now();
    const known = this.#arrivals.get(key) ?? 0;
    // None is fuller than full: one that is was filled by a clock that was ahead, and would turn people away until then.
    const arrival = known > now + 2 * period ? now : Math.max(known, now);
    const next = arrival + period / most;
    const wait = Math.floor(next - now - period);
    this.#arrivals.set(key, wait > 0 ? arrival : next);
    return Math.max(0, wait);
  }
}
