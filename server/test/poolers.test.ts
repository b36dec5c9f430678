/** A pooler between endpoints and PostgreSQL: each transaction may be on another connection. */
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import pg from 'pg';
import {FORGETFUL, PostgresServer} from '../../scripts/postgres.mjs';
import type {Settings} from '../src/settings.ts';
import {databaseOn, meddle, rowsIn} from './databases.ts';
import {done, organise} from './organising.ts';
import {startPooler} from './pooler.ts';
import {
  callerOf,
  environmentOf,
  eventually,
  receiptOf,
  settingsIn,
  startEndpoint,
  startProgram,
  temporaryFolder,
} from './running.ts';

/** How long a role may wait, in ms. */
const LIMIT = 100;

const skip = PostgresServer.missing ?? false;

describe('a pooler', {skip}, async () => {
  const server = skip ? undefined : await PostgresServer.start(FORGETFUL);
  after(() => server?.remove());

  /** Settings with an empty database. */
  function newSettings(): Settings {
    assert.ok(server);
    return {...settingsIn(temporaryFolder()), databaseUrl: databaseOn(server), secret: 's'.repeat(32)};
  }

  it('may give each transaction another connection: instances start, and one key is one signature', async (t) => {
    const settings = newSettings();
    const databaseUrl = await startPooler(t, settings.databaseUrl);
    const environment = environmentOf({...settings, databaseUrl});
    const callers = await Promise.all([0, 1].map(() => callerOf(startProgram(t, environment))));
    const emails = Array.from({length: 40}, (_, index) => `p${index}@example.org`);
    await Promise.all(
      emails.map(async (email) => {
        const key = randomUUID();
        const answers = await Promise.all(callers.map((caller) => caller.sign(email, 'open', {key})));
        assert.deepEqual(answers.map(({status}) => status).sort(), [200, 201]);
        const [one, other] = await Promise.all(answers.map(receiptOf));
        assert.deepEqual(one, other);
      }),
    );
    // Nobody waits for what those have locked that started before.
    callers.push(await callerOf(startProgram(t, environment)));
    for (const caller of callers) await eventually(async () => (await caller.count()) === 45);
    assert.equal(rowsIn(settings, 'signatures').length, 40);
    assert.deepEqual(rowsIn(settings, `pg_locks where locktype = 'advisory'`), []);
  });

  it('may hide an endpoint from a move, which stores nothing from then on where nobody looks', async (t) => {
    const settings = newSettings();
    const databaseUrl = await startPooler(t, settings.databaseUrl);
    const {caller, log} = await startEndpoint(t, {settings: {...settings, databaseUrl}});
    assert.equal((await caller.sign('anna@example.org')).status, 201);
    const there = join(temporaryFolder(), 'peace.sqlite');
    await done({...settings, databaseUrl}, 'move', '--to', there);
    assert.equal((await caller.sign('ben@example.org')).status, 503);
    await eventually(async () => (await caller.get('/ready')).status === 503);
    assert.equal(rowsIn(settings, 'signatures').length, 1);
    assert.ok(log.lines.some((line) => line.endsWith(`MovedError: Everything has moved to ${there}`)));
    assert.equal((await organise(settings, ['move', '--undo'])).code, 0);
    assert.equal((await caller.sign('ben@example.org')).status, 201);
  });

  it('may not pass on limits of time: the endpoint starts, and says how the role gets them', async (t) => {
    const settings = newSettings();
    const limits = {
      statement_timeout: '10000',
      lock_timeout: '2000',
      idle_in_transaction_session_timeout: '10000',
    };
    const told = async (refused: readonly string[]) => {
      const databaseUrl = await startPooler(t, settings.databaseUrl, refused);
      const {caller, log} = await startEndpoint(t, {settings: {...settings, databaseUrl}});
      assert.ok((await caller.sign('anna@example.org')).ok);
      return log.lines.filter((line) => line.startsWith('database:'));
    };
    const statements = Object.entries(limits).map(
      ([name, limit]) => `alter role postgres set ${name} = ${limit};`,
    );
    for (const refused of [[], ['statement_timeout']]) {
      const [line = '', ...others] = await told(refused);
      assert.match(line, /^database: a pooler keeps limits of time from the server/);
      for (const statement of statements) assert.ok(line.includes(statement), line);
      assert.deepEqual(others, []);
    }
    const database = new URL(settings.databaseUrl).pathname.slice(1);
    for (const [name, limit] of Object.entries(limits)) {
      meddle(settings, `alter database ${database} set ${name} = ${limit}`);
    }
    assert.deepEqual(await told(['statement_timeout']), []);
  });

  it('has a role with limits of time, which tables are not brought up to date within', async (t) => {
    const settings = newSettings();
    const url = new URL(settings.databaseUrl);
    const database = url.pathname.slice(1);
    url.username = `owner_of_${database}`;
    meddle(settings, `create role ${url.username} login password '${url.password}'`);
    meddle(settings, `alter database ${database} owner to ${url.username}`);
    for (const limit of ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout']) {
      meddle(settings, `alter role ${url.username} set ${limit} = '${LIMIT}ms'`);
    }
    const [other, onlooker] = [new pg.Client(settings.databaseUrl), new pg.Client(settings.databaseUrl)];
    for (const client of [other, onlooker]) {
      t.after(() => client.end());
      await client.connect();
    }
    await other.query('begin; create table signatures ()');
    const starts = [0, 1].map(() => startEndpoint(t, {settings: {...settings, databaseUrl: url.href}}));
    const waiting =
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await Promise.race([
      Promise.all(starts),
      eventually(async () => (await onlooker.query(waiting)).rowCount === starts.length),
    ]);
    await sleep(2 * LIMIT);
    await other.query('rollback');
    const logs = (await Promise.all(starts)).map(({log}) => log.lines);
    const told = logs.flat().filter((line) => line.startsWith('database:'));
    assert.deepEqual(told, ['database: another instance looks after the tables; waiting until it has']);
  });
});
