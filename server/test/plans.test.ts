/** What a database does for a query that many rows must not make slow. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {sql} from 'kysely';
import {insertAll} from '../src/database/bulk.ts';
import type {Database} from '../src/database/database.ts';
import {pageOf} from '../src/organiser/actions-of.ts';
import {counting} from '../src/organiser/counting.ts';
import {meddle, onPostgres} from './databases.ts';
import {signatureOf} from './entries.ts';
import {startEndpoint} from './running.ts';

/** A database of an endpoint that many have signed at. */
async function databaseOfMany(t: TestContext): Promise<Database> {
  const {endpoint, settings} = await startEndpoint(t);
  const {database} = endpoint;
  const rows = Array.from({length: 8000}, (_, id) => signatureOf(`k${id}`).rows)
    .flat()
    .flatMap(({into, row}) => (into === 'signatures' ? [row] : []));
  await database.commit((transaction) => insertAll(transaction, 'signatures', rows));
  if (onPostgres) meddle(settings, 'analyze signatures');
  return database;
}

describe('an export of many signatures', () => {
  it('finds each page by an index, in its order', async (t) => {
    const database = await databaseOfMany(t);
    for (const state of ['stored', undefined] as const) {
      const page = pageOf(database.query, {table: 'signatures', of: 'p', state}, 'k4');
      const plan = JSON.stringify(await page.explain(undefined, onPostgres ? undefined : sql`query plan`));
      assert.match(plan, /Index Scan using one_signature_per_person|SEARCH signatures USING INDEX/);
      assert.doesNotMatch(plan, /Seq Scan|SCAN signatures|Sort|TEMP B-TREE/);
    }
  });
});

describe('statistics of many signatures', () => {
  it('read all of them once, and look up none by itself', async (t) => {
    const {query} = await databaseOfMany(t);
    for (const petition of ['p', undefined]) {
      const {rows} =
        await sql`explain ${onPostgres ? sql`` : sql`query plan`} ${counting('petition', petition)}`.execute(
          query,
        );
      const plan = JSON.stringify(rows);
      assert.equal(plan.match(/(?:SCAN|Seq Scan on) signatures/g)?.length, 1, plan);
      assert.doesNotMatch(plan, /SEARCH signatures|Index Scan using|SCAN signatures USING/);
    }
  });
});
