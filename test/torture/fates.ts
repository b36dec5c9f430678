/** What the network does to a request, and what a visitor does with a page. Seeded: a run can be had again. */
import {Dice} from './dice.ts';

/**
 * What happens to one POST on its way.
 * - `pass`: nothing.
 * - `drop-before`: it never leaves the network.
 * - `cut-within`: half of its body arrives.
 * - `drop-during`: it arrives, and the line is cut at once.
 * - `lose-answer`: it is answered, and the answer gets lost.
 * - `halve-answer`: half of the answer arrives.
 * - `delay`: it takes its time.
 * - `repeat`: it arrives twice, one after the other.
 * - `repeat-at-once`: it arrives twice at the same time.
 * - `portal`: somebody else answers, with a page and status 200.
 * - `gateway`: it arrives, and somebody else answers 502 with a page.
 * - `kill`: the endpoint is killed while it has the request.
 */
export type Fate =
  | 'pass'
  | 'drop-before'
  | 'cut-within'
  | 'drop-during'
  | 'lose-answer'
  | 'halve-answer'
  | 'delay'
  | 'repeat'
  | 'repeat-at-once'
  | 'portal'
  | 'gateway'
  | 'kill';

/** How likely each fate is for the first attempt of a visitor. */
const AT_FIRST: Readonly<Record<Fate, number>> = {
  pass: 16,
  'drop-before': 12,
  'cut-within': 4,
  'drop-during': 6,
  'lose-answer': 24,
  'halve-answer': 5,
  delay: 6,
  repeat: 7,
  'repeat-at-once': 7,
  portal: 4,
  gateway: 5,
  kill: 4,
};

/** Later attempts fare better, so that there is an end. */
const LATER: Readonly<Record<Fate, number>> = {...AT_FIRST, pass: 90, kill: 1};

/** The fate of a visitor's n-th attempt, from 1. */
export function fateOf(seed: number, visitor: number, attempt: number): Fate {
  return new Dice(seed, `fate ${visitor} ${attempt}`).among(attempt === 1 ? AT_FIRST : LATER);
}

/**
 * What becomes of a page while its visitor's request is under way, or before.
 * - `stays`: nothing.
 * - `closes`, `crashes`, `reloads`, `leaves`: the page is lost in flight; a visitor who leaves comes back by the back button.
 * - `offline`: the browser is offline when the button is pressed.
 * - `double`: the button is pressed twice.
 */
export type Mishap = 'stays' | 'closes' | 'crashes' | 'reloads' | 'leaves' | 'offline' | 'double';

const MISHAPS: Readonly<Record<Mishap, number>> = {
  stays: 62,
  closes: 8,
  crashes: 2,
  reloads: 8,
  leaves: 6,
  offline: 6,
  double: 8,
};

/** What happens to a visitor. Later ones keep their pages: the lease of what a lost page sent would be waited for. */
export function mishapOf(seed: number, visitor: number, visitors: number): Mishap {
  const mishap = new Dice(seed, `mishap ${visitor}`).among(MISHAPS);
  return isLoss(mishap) && visitor > 0.6 * visitors ? 'stays' : mishap;
}

/** Whether the page is lost in flight. */
export function isLoss(mishap: Mishap): boolean {
  return ['closes', 'crashes', 'reloads', 'leaves'].includes(mishap);
}
