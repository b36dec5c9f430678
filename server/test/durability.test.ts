import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {describe, it} from 'node:test';
import {sql} from 'kysely';
import {
  callerOf,
  environmentOf,
  receiptOf,
  rowsIn,
  settingsIn,
  startEndpoint,
  startProgram,
  temporaryFolder,
} from './running.ts';

describe('the connection of the endpoint', () => {
  it('waits for the disk before it acknowledges (synchronous=FULL)', async (t) => {
    const {endpoint} = await startEndpoint(t);
    const pragma = async (name: string) => {
      const {rows} = await sql<object>`pragma ${sql.raw(name)}`.execute(endpoint.database.query);
      return Object.values(rows[0] ?? {})[0] as unknown;
    };
    const FULL = 2;
    assert.equal(await pragma('synchronous'), FULL);
    assert.equal(await pragma('journal_mode'), 'wal');
    assert.equal(await pragma('foreign_keys'), 1);
    assert.equal(await pragma('busy_timeout'), 2000);
    await endpoint.database.commit(async (transaction) => {
      const {rows} = await sql<{synchronous: number}>`pragma synchronous`.execute(transaction);
      assert.equal(rows[0]?.synchronous, FULL, 'in a transaction');
    });
  });
});

describe('after a kill -9', () => {
  it('an acknowledged signature and subscription are there and counted, and their keys known', async (t) => {
    const settings = settingsIn(temporaryFolder());
    const program = startProgram(t, environmentOf(settings));
    const caller = await callerOf(program);
    const key = randomUUID();
    const receipt = await receiptOf(await caller.sign('anna@example.org', 'open', {key}));
    const subscription = {person: {email: 'anna@example.org'}, lists: ['alerts']};
    assert.equal((await caller.post('/api/subscriptions', subscription)).status, 201);
    program.child.kill('SIGKILL');
    assert.equal(await program.ended, 'SIGKILL');

    const again = await callerOf(startProgram(t, environmentOf(settings)));
    assert.equal(await again.count(), 6);
    const repeated = await again.sign('anna@example.org', 'open', {key});
    assert.equal(repeated.status, 200);
    assert.deepEqual(await receiptOf(repeated), receipt);
    assert.equal(rowsIn(settings, 'subscriptions').length, 1);
  });

  it('in the middle of many signatures, every acknowledged one is stored once and the count is theirs', async (t) => {
    const settings = settingsIn(temporaryFolder());
    const acknowledged = new Set<string>();
    const people = Array.from({length: 300}, (_, index) => ({
      email: `p${index}@example.org`,
      key: randomUUID(),
    }));
    const program = startProgram(t, environmentOf(settings));
    const caller = await callerOf(program);
    await Promise.all(
      people.map(async ({email, key}) => {
        const response = await caller.sign(email, 'open', {key}).catch(() => undefined);
        if (response?.status !== 201) return;
        acknowledged.add(email);
        if (acknowledged.size === 50) program.child.kill('SIGKILL');
      }),
    );
    await program.ended;
    assert.ok(acknowledged.size >= 50 && acknowledged.size < people.length, `${acknowledged.size}`);

    const again = await callerOf(startProgram(t, environmentOf(settings)));
    const stored = rowsIn(settings, 'signatures').map(({email}) => String(email));
    assert.deepEqual(
      [...acknowledged].filter((email) => !stored.includes(email)),
      [],
    );
    assert.equal(await again.count(), 5 + stored.length);

    await Promise.all(people.map(({email, key}) => again.sign(email, 'open', {key})));
    const emails = rowsIn(settings, 'signatures').map(({email}) => email);
    assert.equal(emails.length, people.length);
    assert.equal(new Set(emails).size, people.length);
    assert.equal(await again.count(), 5 + people.length);
  });
});
