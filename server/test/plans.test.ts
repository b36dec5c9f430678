/** What a database does for a query that many rows must not make slow. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {sql} from 'kysely';
import {insertAll} from '../src/database/bulk.ts';
import {pageOf} from '../src/organiser/actions-of.ts';
import {meddle, onPostgres} from './databases.ts';
import {signatureOf} from './entries.ts';
import {startEndpoint} from './running.ts';

describe('an export of many signatures', () => {
  it('finds each page by an index, in its order', async (t) => {
    const {endpoint, settings} = await startEndpoint(t);
    const {database} = endpoint;
    const rows = Array.from({length: 8000}, (_, id) => signatureOf(`k${id}`).rows)
      .flat()
      .flatMap(({into, row}) => (into === 'signatures' ? [row] : []));
    await database.commit((transaction) => insertAll(transaction, 'signatures', rows));
    if (onPostgres) meddle(settings, 'analyze signatures');
    for (const state of ['stored', undefined] as const) {
      const page = pageOf(database.query, {table: 'signatures', of: 'p', state}, 'k4');
      const plan = JSON.stringify(await page.explain(undefined, onPostgres ? undefined : sql`query plan`));
      assert.match(plan, /Index Scan using one_signature_per_person|SEARCH signatures USING INDEX/);
      assert.doesNotMatch(plan, /Seq Scan|SCAN signatures|Sort|TEMP B-TREE/);
    }
  });
});
