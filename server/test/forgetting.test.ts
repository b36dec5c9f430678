import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {describe, it} from 'node:test';
import {insertAll} from '../src/database/bulk.ts';
import {forget} from '../src/database/forgetting.ts';
import {eventually, openDatabase, rowsIn, startEndpoint} from './running.ts';

const OLD = '2013-08-14T00:00:00.000Z';

/** Keys that no browser tries any more. */
function oldKeys(amount: number) {
  return Array.from({length: amount}, () => ({
    key: randomUUID(),
    payload_hash: '',
    receipt: '{}',
    created_at: OLD,
  }));
}

describe('what is old', () => {
  it('is forgotten beside everything else, a little at a time, and no further when the endpoint stops', async (t) => {
    // An endpoint would forget of its own accord, sooner or later.
    const {database, access} = await openDatabase(t);
    await database.commit((transaction) => insertAll(transaction, 'idempotency_keys', oldKeys(2500)));
    const left = () => rowsIn(access, 'idempotency_keys').length;
    const old = {
      table: 'idempotency_keys',
      key: 'key',
      age: 'created_at',
      before: Date.parse(OLD) + 1,
    } as const;
    const stopping = new AbortController();
    // It stops as soon as it is asked for a second time.
    const isAborted = t.mock.getter(stopping.signal, 'aborted', () => isAborted.mock.callCount() > 0);
    await forget(database, old, stopping.signal);
    assert.equal(left(), 1500);
    await forget(database, old);
    assert.equal(left(), 0);
  });

  it('is forgotten after the next start where the endpoint was stopped meanwhile', async (t) => {
    const first = await startEndpoint(t);
    const {settings} = first;
    await first.endpoint.database.commit((transaction) =>
      insertAll(transaction, 'idempotency_keys', oldKeys(5000)),
    );
    await first.endpoint.close();
    const second = await startEndpoint(t, {settings});
    await second.endpoint.close();
    const third = await startEndpoint(t, {settings});
    await eventually(() => rowsIn(settings, 'idempotency_keys').length === 0);
    assert.deepEqual(
      [second, third].flatMap(({log}) => log.lines),
      [],
    );
  });
});
