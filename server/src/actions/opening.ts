import {endOf, parseDate, startOf} from 'peace-widgets/contract';
import type {Petition} from 'peace-widgets/contract';

/** A day begins first where clocks are 14 hours ahead of UTC, and ends last where they are 12 behind. In ms. */
const FIRST = 14 * 3_600_000;
const LAST = 12 * 3_600_000;

/** Whether a petition takes signatures; a day is a day wherever the signer is. */
export function openingOf(petition: Petition, now: number): 'not-yet' | 'open' | 'closed' {
  const {opens, closes, closed} = petition;
  const floats = (date: string) => parseDate(date)?.offset === undefined;
  if (closed) return 'closed';
  if (closes !== undefined && now >= endOf(closes) + (floats(closes) ? LAST : 0)) return 'closed';
  if (opens !== undefined && now < startOf(opens) - (floats(opens) ? FIRST : 0)) return 'not-yet';
  return 'open';
}
