import type {Petition} from '../contract/petitions.ts';

/** Round numbers at most twice as large as the one before, so that the bar never falls below the half. */
const STEPS = [1, 1.5, 2.5, 5, 7.5];

/**
 * The goal that a petition is heading for: the first of its own that is not reached, and from then on, or where it has
 * none, the next round number from 100. One that is closed is heading for nothing more: its last goal stays.
 */
export function goalOf(
  {goal = 0, goals = []}: Petition,
  count: number,
  isClosed: boolean,
): number | undefined {
  const own = [...goals, goal];
  const ahead = own.find((next) => next > count);
  if (ahead || isClosed) return ahead ?? (Math.max(...own) || undefined);
  // JSON may hold a number that is infinite to us.
  for (let unit = 100; unit < 1e15; unit *= 10) {
    const step = STEPS.find((factor) => factor * unit > count);
    if (step) return step * unit;
  }
  return undefined;
}
