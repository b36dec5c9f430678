/** What only PostgreSQL can do, or do wrong: several instances, a server that goes away, an address with a password. */
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {after, describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import pg from 'pg';
import {PostgresServer} from '../../scripts/postgres.mjs';
import {databaseAddress} from '../src/database/address.ts';
import {Database} from '../src/database/database.ts';
import {Writer} from '../src/database/writer.ts';
import {openEndpoint} from '../src/endpoint.ts';
import type {Settings} from '../src/settings.ts';
import {StartError} from '../src/start-error.ts';
import {databaseOn, meddle, rowsIn} from './databases.ts';
import {now, signatureOf, underNewKey} from './entries.ts';
import {
  RememberedLog,
  callerOf,
  environmentOf,
  eventually,
  receiptOf,
  settingsIn,
  startEndpoint,
  startProgram,
  temporaryFolder,
} from './running.ts';
import type {Caller} from './running.ts';

const skip = PostgresServer.missing ?? false;
const path = '/api/petitions/open/signatures';

describe('PostgreSQL', {skip}, async () => {
  // As it is installed: it waits for the disk.
  const server = skip ? undefined : await PostgresServer.start();
  after(() => server?.remove());

  /** Settings with an empty database. */
  function settingsOn(server: PostgresServer): Settings {
    return {...settingsIn(temporaryFolder()), databaseUrl: databaseOn(server), secret: 's'.repeat(32)};
  }

  /** Two instances of the endpoint on an empty database, started at the same time. */
  async function startTwo(t: TestContext) {
    assert.ok(server);
    const settings = settingsOn(server);
    const callers = await Promise.all([0, 1].map(() => callerOf(startProgram(t, environmentOf(settings)))));
    return {settings, callers: callers as [Caller, Caller]};
  }

  async function refusal(settings: Settings): Promise<string> {
    const error: unknown = await openEndpoint(settings, {log: new RememberedLog(), watch: false}).then(
      (endpoint) => endpoint.close(),
      (error: unknown) => error,
    );
    assert.ok(error instanceof StartError, 'it started');
    return error.message;
  }

  describe('a start', () => {
    it('is refused in one sentence by a server that only reads now, as after a failover', async () => {
      assert.ok(server);
      const settings = settingsOn(server);
      await (await openEndpoint(settings, {log: new RememberedLog(), watch: false})).close();
      const name = new URL(settings.databaseUrl).pathname.slice(1);
      meddle(settings, `alter database ${name} set default_transaction_read_only = on`);
      assert.match(
        await refusal(settings),
        /^The endpoint cannot start just now: error 25006: cannot execute \w+ in a read-only transaction$/,
      );
    });

    it('is refused without a secret, for a file would be beside one instance only', async () => {
      assert.ok(server);
      const {secret, ...settings} = settingsOn(server);
      assert.ok(secret);
      assert.match(await refusal(settings), /^PostgreSQL needs PEACE_SECRET: at least 32 random characters/);
    });

    it('is refused with an address that shows no password, whatever is wrong with it', async () => {
      assert.ok(server);
      const settings = settingsOn(server);
      const wrong: Record<string, RegExp> = {
        [server.url('test_0').replace('peace-of-mind', 'PASSWORD')]: /password authentication failed/,
        [server.url('PASSWORD').replace('/PASSWORD', '/nowhere')]: /database "nowhere" does not exist/,
        'postgres://anna:PASSWORD@127.0.0.1:1/peace':
          /^The database postgres:\/\/127\.0\.0\.1:1\/peace cannot/,
        'postgres://anna:PASSWORD@localhost:1/peace': /ECONNREFUSED/,
        'postgres://anna:PASS WORD@:x:/peace': /cannot be opened: ./,
      };
      for (const [databaseUrl, reason] of Object.entries(wrong)) {
        const message = await refusal({...settings, databaseUrl});
        assert.match(message, reason);
        assert.match(message, /^The database .+ cannot be opened: /);
        assert.doesNotMatch(message, /PASS|WORD|peace-of-mind|anna/);
      }
    });
  });

  describe('two instances', () => {
    it('do not wait for each other when they forget what is old', async (t) => {
      assert.ok(server);
      const settings = settingsOn(server);
      await (await openEndpoint(settings, {log: new RememberedLog(), watch: false})).close();
      meddle(
        settings,
        `insert into idempotency_keys select i, '', '{}', '2013' from generate_series(1, 3) as i`,
      );
      const other = new pg.Client(settings.databaseUrl);
      t.after(() => other.end());
      await other.connect();
      await other.query(`begin; delete from idempotency_keys where key = '2'`);
      const {log} = await startEndpoint(t, {settings});
      await eventually(() => rowsIn(settings, 'idempotency_keys').length === 1);
      assert.deepEqual(log.lines, []);
    });

    it('with one key are one, and with the same persons count each once', async (t) => {
      const {settings, callers} = await startTwo(t);
      const actions = Array.from({length: 40}, (_, index) => ({
        key: randomUUID(),
        email: `p${index % 20}@example.org`,
      }));
      const answers = await Promise.all(
        actions.map(({key, email}) =>
          Promise.all([...callers, ...callers].map((caller) => caller.sign(email, 'open', {key}))),
        ),
      );
      for (const responses of answers) {
        assert.deepEqual(responses.map(({status}) => status).sort(), [200, 200, 200, 201]);
        const receipts = await Promise.all(responses.map(receiptOf));
        assert.equal(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size, 1);
      }
      assert.equal(rowsIn(settings, 'signatures').length, 20);
      assert.equal(rowsIn(settings, 'idempotency_keys').length, 40);
      for (const caller of callers) await eventually(async () => (await caller.count()) === 25);
    });

    it('wait for each other and never in a circle', async (t) => {
      assert.ok(server);
      const access = settingsOn(server);
      const address = databaseAddress(access.databaseUrl);
      const log = new RememberedLog();
      const databases = [await Database.open(address, log), await Database.open(address, log)];
      const writers = databases.map((database) => new Writer({database, now}));
      // Somebody holds up both when they are in the middle: each has stored its first person by then, the other's last.
      const [other, onlooker] = [new pg.Client(access.databaseUrl), new pg.Client(access.databaseUrl)];
      for (const client of [other, onlooker]) {
        t.after(() => client.end());
        await client.connect();
      }
      await other.query('begin');
      await other.query(`insert into signatures (id, petition, person_key, address_key, state, email, created_at)
        values ('other', 'p', 'ben', 'ben', 'stored', '', '')`);
      const people = ['anna', 'ben', 'carla'];
      const answers = writers.flatMap((writer, index) =>
        (index === 0 ? people : people.toReversed()).map((person) =>
          writer.write(underNewKey(), signatureOf(person)),
        ),
      );
      // Over a connection that is there already: nobody waits long for a lock.
      const waiting =
        "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
      await eventually(async () => (await onlooker.query(waiting)).rowCount === 2);
      await other.query('rollback');
      await Promise.all(answers);
      assert.equal(rowsIn(access, 'signatures').length, 3);
      assert.deepEqual(rowsIn(access, 'petition_counts'), [{petition: 'p', stored: 3}]);
      // A connection tells its statistics in its own time, or when it ends.
      await Promise.all(databases.map((database) => database.close()));
      const [{deadlocks} = {}] = rowsIn(access, 'pg_stat_database where datname = current_database()');
      assert.equal(deadlocks, 0);
    });

    it('store all of a household at once', async (t) => {
      const {settings, callers} = await startTwo(t);
      await Promise.all(
        Array.from({length: 16}, (_, index) =>
          (index % 2 ? callers[0] : callers[1]).post(path, {
            person: {email: 'home@example.org', givenName: `Name ${index >> 1}`},
          }),
        ),
      );
      const names = rowsIn(settings, 'signatures').map(({given_name}) => given_name);
      assert.deepEqual(
        names.sort(),
        Array.from({length: 8}, (_, index) => `Name ${index}`),
      );
    });
  });

  describe('a server that goes away', () => {
    it('costs nothing that was acknowledged, and the endpoint lives on', async (t) => {
      // Of its own, for others are not to notice.
      const server = await PostgresServer.start();
      t.after(() => server.remove());
      const settings = settingsOn(server);
      // However many sign meanwhile, none is to be held.
      const program = startProgram(t, {...environmentOf(settings), PEACE_RATE_HOLD: 'off'});
      const caller = await callerOf(program);
      const acknowledged = new Map<string, string>();
      const statuses = new Set<number>();
      const people: {email: string; key: string}[] = [];
      let isOver = false;
      const sign = async ({email, key}: {email: string; key: string}) => {
        const response = await caller.sign(email, 'open', {key});
        statuses.add(response.status);
        if (response.status > 201) return false;
        const {id} = await receiptOf(response);
        assert.equal(id, acknowledged.get(email) ?? id);
        acknowledged.set(email, id);
        return true;
      };
      const signWithoutEnd = async () => {
        while (!isOver) {
          const person = {email: `p${people.length}@example.org`, key: randomUUID()};
          people.push(person);
          if (!(await sign(person))) await sleep(20);
        }
      };
      const signers = Promise.all(Array.from({length: 10}, signWithoutEnd));

      for (const mode of ['immediate', 'fast'] as const) {
        const before = acknowledged.size;
        await eventually(() => acknowledged.size > before + 30);
        await server.stop(mode);
        await eventually(async () => (await caller.get('/ready')).status === 503);
        assert.equal((await caller.get('/health')).status, 200);
        assert.equal((await caller.get('/api/news.json')).status, 200);
        await server.start();
        await eventually(async () => (await caller.get('/ready')).status === 200);
      }
      isOver = true;
      await signers;
      assert.deepEqual([...statuses].sort(), [201, 503]);

      const stored = () => rowsIn(settings, 'signatures').map(({id, email}) => [String(email), String(id)]);
      const inTable = new Map(stored() as [string, string][]);
      for (const [email, id] of acknowledged) assert.equal(inTable.get(email), id);
      // Who was told 503 may have been stored by a commit whose answer was lost: the key tells.
      for (const person of people) assert.ok(await sign(person));
      assert.equal(stored().length, people.length);
      assert.equal(await caller.count(), 5 + people.length);
      assert.equal(program.child.exitCode, null);
    });
  });

  it('is left for the one that writes, once it only reads', async (t) => {
    assert.ok(server);
    const settings = settingsOn(server);
    const {caller} = await startEndpoint(t, {settings});
    const name = new URL(settings.databaseUrl).pathname.slice(1);
    const status = async () => (await caller.sign('anna@example.org')).status;
    // Whoever connects from now on can only read…
    meddle(settings, `alter database ${name} set default_transaction_read_only = on`);
    meddle(
      {databaseUrl: server.url()},
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
    );
    await eventually(async () => (await status()) === 503 && (await caller.get('/ready')).status === 503);
    // …and then write again, but not who is connected.
    meddle({databaseUrl: server.url()}, `alter database ${name} set default_transaction_read_only = off`);
    await eventually(async () => (await status()) === 201 && (await caller.get('/ready')).status === 200);
  });

  it('keeps text that it has no characters for, with a mark in their place', async (t) => {
    assert.ok(server);
    const {caller, settings} = await startEndpoint(t, {settings: settingsOn(server)});
    const person = {email: 'anna@example.org', givenName: 'An\u0000na \ud83d \\u0000 \\\u0000 \u2615'};
    assert.equal((await caller.post(path, {person})).status, 201);
    assert.equal(rowsIn(settings, 'signatures')[0]?.given_name, 'An\ufffdna \ufffd \\u0000 \\\ufffd \u2615');
  });

  it('is not quoted in the log when it fails', async (t) => {
    assert.ok(server);
    const {caller, log, settings} = await startEndpoint(t, {settings: settingsOn(server)});
    meddle(settings, "alter table signatures add constraint c check (given_name <> 'zebra')");
    const person = {email: 'zebra@example.org', givenName: 'zebra'};
    assert.equal((await caller.post(path, {person})).status, 500);
    assert.match(log.lines.join('\n'), /error 23514: .*violates check constraint "c"\n\s+at /);
    assert.doesNotMatch(log.lines.join('\n'), /zebra|peace-of-mind/);
  });
});
