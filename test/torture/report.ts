/** What is told of runs: a table, and what is wrong. */
import type {Story} from './ledger.ts';
import type {Run} from './torture.ts';

/** The least that proves something; shares are of all signatures. */
const LEAST = {signatures: 300, kills: 20, 'answers lost after the commit': 0.2, 'pages lost in flight': 0.1};

/** The lines that stand first, in this order. */
function figuresOf({ledger, stored, duration}: Run): Readonly<Record<string, number>> {
  const count = (is: (story: Story) => boolean) => ledger.stories.filter(is).length;
  return {
    signatures: stored,
    kills: ledger.counted('kills'),
    'answers lost after the commit': count(({answerLost}) => answerLost),
    'pages lost in flight': count(({pageLost}) => pageLost),
    'thanks read': count(({read}) => read.includes('thanks')),
    '“waiting” read': count(({read}) => read.includes('waiting')),
    seconds: Math.round(duration / 1000),
  };
}

/** Where runs were too gentle, together, to prove anything: on a machine that is busy with something else. */
export function shortfallsOf(runs: readonly Run[]): string[] {
  const figures = runs.map(figuresOf);
  const sum = (name: string) => figures.reduce((total, figure) => total + (figure[name] ?? 0), 0);
  return Object.entries(LEAST).flatMap(([name, least]) => {
    const wanted = least < 1 ? Math.ceil(least * sum('signatures')) : least;
    const had = sum(name);
    return had < wanted ? [`${name}: ${had}, not ${wanted}`] : [];
  });
}

/** Figures of runs beside each other. */
export function tableOf(runs: Readonly<Record<string, Run>>): string {
  const columns = Object.values(runs).map((run) => ({
    ...figuresOf(run),
    ...Object.fromEntries(run.ledger.tally),
  }));
  const names = [...new Set(columns.flatMap((column) => Object.keys(column)))];
  const line = (name: string, cells: readonly (number | string)[]) =>
    name.padEnd(40) + cells.map((cell) => String(cell).padStart(10)).join('');
  return [
    line('', Object.keys(runs)),
    ...names.map((name) =>
      line(
        name,
        columns.map((column: Readonly<Record<string, number>>) => column[name] ?? 0),
      ),
    ),
  ].join('\n');
}

/** What does not hold, with the first cases. */
export function breachLines({breaches}: Run): string[] {
  return breaches.map(
    ({invariant, cases}) => `BROKEN: ${invariant} (${cases.length}): ${cases.slice(0, 3).join('; ')}`,
  );
}
