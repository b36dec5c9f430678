/** How far a petition has come. */
import type {Petition} from '../contract/petitions.ts';

/** The goal that a petition is heading for: the first of its goals that is not reached, or its one goal. */
export function goalOf({goal, goals = []}: Petition, count: number): number | undefined {
  return goals.find((next) => next > count) ?? goals.at(-1) ?? goal;
}

/** Whether the count is to be seen: there is one, and it is not below what the document has set. */
export function isCountShown({count, showCountFrom = 0}: Petition, now: number): boolean {
  return (now > 0 || count === 0) && now >= showCountFrom;
}
