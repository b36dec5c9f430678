import {expect, test} from '@playwright/test';
import {PostgresServer} from '../../scripts/postgres.mjs';
import {postgres, sqlite} from '../torture/databases.ts';
import {breachLines, tableOf} from '../torture/report.ts';
import {torture} from '../torture/torture.ts';

/** The short form of `npm run torture`, which has the numbers that prove something. */
const plan = {
  seed: 11,
  signatures: 18,
  profiles: 2,
  tabs: 4,
  callsPerKill: 12,
  signing: 120_000,
  settling: 60_000,
};

const databases = {SQLite: sqlite, ...(PostgresServer.missing ? {} : {PostgreSQL: postgres})};

test('through a bad network and kill -9, nothing is lost or doubled', async () => {
  test.setTimeout(300_000);
  // At the same time, for a part of it is waiting until nobody can look after what a lost page has sent.
  const runs = await Promise.all(
    Object.entries(databases).map(
      async ([name, database]) => [name, await torture({...plan, database})] as const,
    ),
  );
  for (const [name, run] of runs) {
    expect(breachLines(run), tableOf({[name]: run})).toEqual([]);
    expect(run.stored, name).toBeGreaterThan(plan.signatures / 2);
    expect(run.ledger.counted('kills'), name).toBeGreaterThan(0);
  }
});
