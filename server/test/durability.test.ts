import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {describe, it} from 'node:test';
import {sql} from 'kysely';
import {onPostgres} from './databases.ts';
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
  it('waits for the disk before it acknowledges', async (t) => {
    const {endpoint} = await startEndpoint(t);
    const {query} = endpoint.database;
    const valueOf = async (setting: string, connection = query) => {
      const statement = sql<object>`${sql.raw(onPostgres ? `show ${setting}` : `pragma ${setting}`)}`;
      const {rows} = await statement.execute(connection);
      return Object.values(rows[0] ?? {})[0] as unknown;
    };
    const expected = onPostgres
      ? {synchronous_commit: 'on', lock_timeout: '2s', statement_timeout: '10s'}
      : {synchronous: 2 /* FULL */, journal_mode: 'wal', foreign_keys: 1, busy_timeout: 2000};
    for (const [setting, value] of Object.entries(expected)) {
      assert.equal(await valueOf(setting), value, setting);
      await endpoint.database.commit(async (transaction) => {
        assert.equal(await valueOf(setting, transaction), value, `${setting} in a transaction`);
      });
    }
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
    const people: {email: string; key: string}[] = [];
    const program = startProgram(t, environmentOf(settings));
    const caller = await callerOf(program);
    const signWithoutEnd = async () => {
      while (!program.child.killed) {
        const person = {email: `p${people.length}@example.org`, key: randomUUID()};
        people.push(person);
        const answer = caller.sign(person.email, 'open', person).catch(() => undefined);
        // At least this one is on its way then.
        if (acknowledged.size >= 60) program.child.kill('SIGKILL');
        if ((await answer)?.status === 201) acknowledged.add(person.email);
      }
    };
    await Promise.all(Array.from({length: 20}, signWithoutEnd));
    await program.ended;
    assert.ok(acknowledged.size >= 60 && acknowledged.size < people.length, `${acknowledged.size}`);

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
