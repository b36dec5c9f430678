import type {Petition} from '../contract/petitions.ts';

/** The goal that a petition is heading for: the first of its goals that is not reached, or its one goal. */
export function goalOf({goal, goals = []}: Petition, count: number): number | undefined {
  return goals.find((next) => next > count) ?? goals.at(-1) ?? goal;
}
