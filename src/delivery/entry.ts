/** What the outbox keeps of an action until it is known to be stored. */
import type {ProblemDetails} from '../contract/answer.ts';
import type {Action as Destination} from '../contract/form.ts';
import type {Payload} from './deliver.ts';

/** An action on its way. Its shape is kept in browsers for weeks: what is added to it is optional. */
export interface Entry {
  /** The idempotency key. */
  readonly key: string;
  /** The petition that it is about. */
  readonly id?: string | undefined;
  /** The name of the element that it was entered in. */
  readonly tag: string;
  /** Where to, with an absolute URL. */
  readonly action: Destination;
  readonly payload: Payload;
  /** Where a challenge is to be had that is solved before the first attempt. */
  readonly challenge?: string | undefined;
  /** What the visitor knows it by. */
  readonly title?: string | undefined;
  /** The language of that. */
  readonly language?: string | undefined;
  /** When it was entered, ms since 1970. */
  readonly created: number;
  /** How often it was tried. */
  readonly attempts: number;
  /** When it is tried next, ms since 1970. */
  readonly next: number;
  /** Why it is not tried any more: the visitor must look at it. */
  readonly problem?: ProblemDetails | undefined;
  /** The browser's storage did not take it: it lives as long as the page. */
  readonly unkept?: boolean;
}

/** An action as it was entered. */
export type Action = Omit<Entry, 'attempts' | 'next'>;

/** How long an action is kept, in ms: 30 days. The endpoint remembers its key for longer. */
const KEPT = 30 * 86_400_000;

/** The longest time between two attempts, in ms, unless the endpoint asks for more; then up to an hour. */
const LONGEST = 600_000;
/** The longest time that may pass until the next attempt, in ms. */
export const LONGEST_PAUSE = 6 * LONGEST;

/** A time before there was a kit, ms since 1970: the clock of a device that shows it was wrong. */
const BEFORE = 1.79e12;

/** Whether an action may still be sent. */
export function isAlive({created}: Entry, now: number): boolean {
  return now - created < KEPT || created < BEFORE;
}

/** Whether the time of an action has come. One that is further away than it can be was noted by another clock. */
export function isDue({next}: Entry, now: number): boolean {
  return next <= now || next > now + LONGEST_PAUSE;
}

/**
 * When to try again: after 2 s, 4 s, 8 s … 10 min, and never sooner than the endpoint asks for, up to an hour. The time
 * is spread, so that not all browsers of a broken-down endpoint return at once.
 *
 * @param wait What the endpoint asks for, in ms.
 */
export function nextAttempt(attempts: number, wait: number, now: number, random = Math.random()): number {
  const pause = Math.min(2000 * 2 ** attempts, LONGEST) * (0.5 + random / 2);
  return now + Math.max(pause, Math.min(wait, LONGEST_PAUSE));
}
