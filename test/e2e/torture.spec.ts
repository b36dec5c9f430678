import {expect, test} from '@playwright/test';
import {PostgresServer} from '../../scripts/postgres.mjs';
import {postgres, sqlite} from '../torture/databases.ts';
import {breachLines, tableOf} from '../torture/report.ts';
import {torture} from '../torture/torture.ts';

/** The short form of `npm run torture`, which has the numbers that prove something. */
const plan = {seed: 11, signatures: 24, profiles: 4, tabs: 3, signing: 30_000};

for (const [name, database] of Object.entries({SQLite: sqlite, PostgreSQL: postgres})) {
  test(`through a bad network and kill -9, nothing is lost and nothing doubled, on ${name}`, async () => {
    test.skip(name === 'PostgreSQL' && Boolean(PostgresServer.missing), PostgresServer.missing);
    test.setTimeout(120_000);
    const run = await torture({...plan, database});
    expect(breachLines(run), tableOf({[name]: run})).toEqual([]);
    expect(run.stored).toBe(plan.signatures);
    expect(run.ledger.counted('kills')).toBeGreaterThan(0);
  });
}
