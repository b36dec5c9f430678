/** From SQLite to PostgreSQL and back: nothing of it is another one's to remember. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {existsSync, readFileSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import pg from 'pg';
import {PostgresServer} from '../../scripts/postgres.mjs';
import type {Settings} from '../src/settings.ts';
import {databaseOn, meddle} from './databases.ts';
import {careful} from './mailing.ts';
import {Mailbox} from './mailbox.ts';
import {done, organise} from './organising.ts';
import {
  environmentOf,
  eventually,
  receiptOf,
  rowsIn,
  settingsIn,
  startEndpoint,
  temporaryFolder,
} from './running.ts';

const skip = PostgresServer.missing ?? false;
const HOUR = 3_600_000;
const NOBODY = 'http://127.0.0.1:1/hooks';
const secret = 'the receiver knows it, too';

/** What no request of this test leads to. */
const BY_OTHER_WAYS = `
  insert into used_challenges values ('solved', '2026-11-30T00:00:00.000Z');
  insert into mail_sends values ('sent', 'somebody', '2026-11-30T00:00:00.000Z');
  insert into source_copies (url, body, checked_at) values ('https://news.example/', '☮ it''s so', '2026');
  update signatures set elapsed = 1234.567, confirmed_at = '2026-11-30T12:00:00.000Z' where petition = 'other';
  update webhook_deliveries set attempts = 7, lease = 'of an instance that was killed'
    where id = (select min(id) from webhook_deliveries);`;

/** Who works on a database besides who looks. */
const APART_FROM_US = 'pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';

/** Tables as the database of SQLite itself lists them. */
function tablesOf(settings: Settings): string[] {
  return rowsIn(settings, "sqlite_master where type = 'table'")
    .map(({name}) => String(name))
    .filter((name) => !/^(?:sqlite|kysely)_/.test(name));
}

function contentOf(settings: Settings, table: string): string[] {
  const rows = rowsIn(settings, table).filter(({name}) => name !== 'moved');
  return rows.map((row) => JSON.stringify(Object.entries(row).sort())).sort();
}

function exported(settings: Settings): Promise<string[]> {
  const each = ['--petition open', '--petition other', '--list alerts', '--list roundup'];
  const all = each.map((of) => done(settings, 'export', ...of.split(' '), '--state', 'all'));
  return Promise.all(all);
}

/** Signed, held, subscribed, closed, with mails and webhooks that nobody has taken yet. */
async function startFilled(t: TestContext) {
  const mail = {from: 'Us <us@campaign.example>', smtpUrl: 'smtp://127.0.0.1:1'};
  const settings = {...settingsIn(temporaryFolder(), careful()), mail, webhook: {url: NOBODY, secret}};
  const {caller, endpoint} = await startEndpoint(t, {settings});
  const key = randomUUID();
  const receipt = await receiptOf(await caller.sign('anna@example.org', 'other', {key}));
  await caller.sign('ben@example.org', 'other');
  await caller.sign('carla@example.org');
  const person = {email: 'anna@example.org', givenName: 'O\'Anna "☮" \\ é\n=1+1'};
  await caller.post('/api/subscriptions', {person, lists: ['alerts', 'roundup']});
  const count = await caller.count('other');
  await done(settings, 'close', '--petition', 'open', '--result', 'They answered.');
  await endpoint.close();
  meddle(settings, BY_OTHER_WAYS);
  const webhooks = rowsIn(settings, 'webhook_deliveries').map(({id}) => String(id));
  return {settings, key, receipt, count, webhooks};
}

describe('moving to PostgreSQL', {skip}, async () => {
  const server = skip ? undefined : await PostgresServer.start();
  after(() => server?.remove());

  /** The address of an empty database. */
  function emptyOne(): string {
    assert.ok(server);
    return databaseOn(server);
  }

  /** As the organiser is told to set it. */
  function settingsThere(settings: Settings, databaseUrl: string): Settings {
    return {...settings, databaseUrl, secret: readFileSync(`${settings.databaseUrl}.secret`, 'utf8').trim()};
  }

  it('takes every row of every table along, there and back, and the same is exported', async (t) => {
    const {settings} = await startFilled(t);
    const tables = tablesOf(settings);
    for (const table of tables) assert.notDeepEqual(contentOf(settings, table), [], `${table} is empty`);
    const before = await exported(settings);
    const postgres = settingsThere(settings, emptyOne());
    const out = await done(settings, 'move', '--to', postgres.databaseUrl);
    assert.match(out, /^signatures +3 +3$/m);
    assert.match(out, /^Petition other: 2 stored signatures\.$/m);
    assert.ok(out.includes(`set PEACE_SECRET to the text of ${settings.databaseUrl}.secret`), out);
    assert.doesNotMatch(out, /peace-of-mind/, 'no password is shown');
    for (const table of tables)
      assert.deepEqual(contentOf(postgres, table), contentOf(settings, table), table);
    assert.deepEqual(await exported(postgres), before);

    const archive = join(temporaryFolder(), 'kept/archive.sqlite');
    await done(postgres, 'move', '--to', `file://${archive}`);
    const back = {...settings, databaseUrl: archive};
    for (const table of tables) assert.deepEqual(contentOf(back, table), contentOf(settings, table), table);
    assert.deepEqual(await exported(back), before);
    assert.equal(statSync(`${archive}.secret`).mode & 0o777, 0o600);
    await startEndpoint(t, {settings: back});
  });

  it('goes on there: old keys, persons, counts, mails and webhooks that wait', async (t) => {
    const {settings, key, receipt, count, webhooks} = await startFilled(t);
    const postgres = settingsThere(settings, emptyOne());
    await done(settings, 'move', '--to', postgres.databaseUrl);
    const told: unknown[] = [];
    const receiver = createServer((request, response) => {
      told.push(request.headers['idempotency-key']);
      request.resume().on('end', () => response.writeHead(204).end());
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    t.after(() => receiver.close().closeAllConnections());
    const mailbox = await Mailbox.start(t);
    const {caller} = await startEndpoint(t, {
      settings: {
        ...postgres,
        mail: {from: 'Us <us@campaign.example>', smtpUrl: mailbox.url},
        webhook: {url: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`, secret},
      },
      now: () => Date.now() + HOUR,
    });
    const again = await caller.sign('anna@example.org', 'other', {key});
    assert.equal(again.status, 200);
    assert.deepEqual(await receiptOf(again), receipt);
    await caller.sign('Anna@example.org', 'other');
    assert.equal(await caller.count('other'), count, 'the same person is the same');
    await caller.sign('dora@example.org', 'other');
    assert.equal(await caller.count('other'), count + 1);
    assert.equal((await caller.sign('emil@example.org')).status, 410, 'closed stays closed');
    await eventually(() => webhooks.every((id) => told.includes(`"${id}"`) || told.includes(id)));
    for (const person of ['anna', 'ben', 'carla']) {
      await eventually(() => mailbox.recipients.includes(`${person}@example.org`));
    }
    assert.match(
      await done(postgres, 'erase', '--email', 'anna@example.org'),
      /signatures 1, subscriptions 2/,
    );
  });

  it('takes tables of later versions along, with all they may hold', async (t) => {
    const {settings, endpoint} = await startEndpoint(t);
    await endpoint.close();
    const postgres = settingsThere(settings, emptyOne());
    await (await startEndpoint(t, {settings: postgres})).endpoint.close();
    meddle(
      settings,
      `create table zone (id integer primary key autoincrement, flag boolean, bytes blob, share double precision);
      create table area (id integer primary key, zone integer not null references zone (id), note text);
      insert into zone values (3, true, x'00ff10', 0.1), (7, false, x'', null), (9, null, null, -1e300);
      insert into area values (1, 9, 'a' || char(0) || 'b'), (2, 3, null);`,
    );
    const zone = 'flag boolean, bytes bytea, share double precision, id integer generated always as identity';
    meddle(
      postgres,
      `create table zone (${zone} primary key);
      create table area (id serial primary key, note text, zone integer not null references zone (id));`,
    );
    await done(settings, 'move', '--to', postgres.databaseUrl);
    meddle(
      postgres,
      "insert into zone (flag) values (true); insert into area (zone, note) values (7, 'new')",
    );
    assert.deepEqual(rowsIn(postgres, 'zone order by id'), [
      {id: 3, flag: true, bytes: '\\x00ff10', share: 0.1},
      {id: 7, flag: false, bytes: '\\x', share: null},
      {id: 9, flag: null, bytes: null, share: -1e300},
      {id: 10, flag: true, bytes: null, share: null},
    ]);
    assert.deepEqual(rowsIn(postgres, 'area order by id'), [
      {id: 1, zone: 9, note: 'a\ufffdb'},
      {id: 2, zone: 3, note: null},
      {id: 3, zone: 7, note: 'new'},
    ]);
  });

  it('refuses to begin while an endpoint runs at either end, and both stay as they were', async (t) => {
    const {settings, endpoint} = await startEndpoint(t);
    await endpoint.close();
    const postgres = settingsThere(settings, emptyOne());
    const {caller, endpoint: there} = await startEndpoint(t, {settings: postgres});
    const busy = /^An endpoint, or another program, has \S+ open\. Stop it first/;
    assert.match((await organise(settings, ['move', '--to', postgres.databaseUrl])).err, busy);
    assert.equal((await caller.sign('anna@example.org')).status, 201);
    const archive = join(temporaryFolder(), 'archive.sqlite');
    assert.match((await organise(postgres, ['move', '--to', archive])).err, busy);
    assert.equal((await caller.sign('ben@example.org')).status, 201);
    assert.equal(existsSync(archive), false);
    await there.close();
    await done(postgres, 'move', '--to', archive);
    assert.equal(rowsIn({databaseUrl: archive}, 'signatures').length, 2);
  });

  it('leaves nothing behind when it is killed in the middle, and can be done again', async (t) => {
    const {settings} = await startFilled(t);
    const postgres = settingsThere(settings, emptyOne());
    await (await startEndpoint(t, {settings: postgres})).endpoint.close();
    // The signatures wait for somebody, and other tables are there by then.
    meddle(
      postgres,
      `create function wait() returns trigger language plpgsql set lock_timeout = 0
        as 'begin perform pg_advisory_xact_lock(1); return null; end';
      create trigger wait before insert on signatures for each statement execute function wait()`,
    );
    const other = new pg.Client(postgres.databaseUrl);
    await other.connect();
    await other.query('select pg_advisory_lock(1)');
    const program = join(import.meta.dirname, '../bin/peace-endpoint.mjs');
    const child = spawn(process.execPath, [program, 'move', '--to', postgres.databaseUrl], {
      env: {...process.env, ...environmentOf(settings)},
    });
    const waiting = "pg_stat_activity where datname = current_database() and wait_event = 'advisory'";
    await eventually(() => rowsIn(postgres, waiting).length === 1);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await other.end();
    await eventually(() => rowsIn(postgres, APART_FROM_US).length === 0);
    for (const table of ['signatures', 'idempotency_keys', 'mails']) {
      assert.deepEqual(rowsIn(postgres, table), [], table);
    }
    meddle(postgres, 'drop trigger wait on signatures');
    await eventually(
      async () => (await organise(settings, ['move', '--to', postgres.databaseUrl])).code === 0,
    );
    assert.equal(rowsIn(postgres, 'signatures').length, 3);
  });
});
