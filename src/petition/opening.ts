/** When a petition takes signatures. */
import type {Petition} from '../contract/petitions.ts';

/** Whether one can sign: not yet, now, or no more. */
export type Opening = 'early' | 'open' | 'closed';

/**
 * The first moment of a date where the reader is, ms since 1970; or the first moment after it. A day is a day wherever
 * the reader is; a time with an offset is the same moment for all.
 *
 * @param after 1 for the moment after the date: a year is a year long, a month a month, a day a day.
 */
export function momentOf(date: string, after: 0 | 1 = 0): number {
  if (date.includes('T')) return Date.parse(date);
  const parts = date.split('-').map(Number);
  parts.push((parts.pop() ?? 0) + after);
  const [year = 0, month = 1, day = 1] = parts;
  return new Date(year, month - 1, day).getTime();
}

/** Whether one can sign at a moment; on the last day it is still open. */
export function openingOf({closed, opens, closes}: Petition, now: number): Opening {
  if (closed || (closes && now >= momentOf(closes, 1))) return 'closed';
  return opens && now < momentOf(opens) ? 'early' : 'open';
}
