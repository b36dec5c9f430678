/** When a petition takes signatures. */
import type {Petition} from '../contract/petitions.ts';
import {momentOf} from './moments.ts';

/** Whether one can sign: not yet, now, or no more. */
export type Opening = 'early' | 'open' | 'closed';

/** Whether one can sign at a moment; on the last day it is still open. Where nobody knows the time, it is open. */
export function openingOf({closed, opens, closes}: Petition, now = NaN): Opening {
  if (closed || (closes && now >= momentOf(closes, 1))) return 'closed';
  return opens && now < momentOf(opens) ? 'early' : 'open';
}
