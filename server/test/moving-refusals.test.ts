/** What moving to another database refuses, so that nothing is lost or mixed. Between two files: the same holds of servers. */
import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {openEndpoint} from '../src/endpoint.ts';
import {StartError} from '../src/start-error.ts';
import type {Settings} from '../src/settings.ts';
import {meddle} from './databases.ts';
import {done, organise} from './organising.ts';
import {RememberedLog, rowsIn, settingsIn, startEndpoint, temporaryFolder} from './running.ts';

/** The settings of an endpoint that was signed at and is stopped, and a path where no database is. */
async function startStopped(t: TestContext) {
  const {caller, endpoint, settings} = await startEndpoint(t);
  await caller.sign('anna@example.org');
  await endpoint.close();
  return {settings, to: join(temporaryFolder(), 'new.sqlite')};
}

/** What a command that must fail says. */
async function refusal(settings: Settings, ...args: string[]): Promise<string> {
  const {code, out, err} = await organise(settings, ['move', ...args]);
  assert.deepEqual([code, out], [1, ''], out);
  assert.equal(err.split('\n').length, 2, err);
  return err;
}

async function startRefusal(settings: Settings): Promise<string> {
  const error: unknown = await openEndpoint(settings, {log: new RememberedLog(), watch: false}).then(
    (endpoint) => endpoint.close(),
    (error: unknown) => error,
  );
  assert.ok(error instanceof StartError, 'it started');
  return error.message;
}

describe('moving to another database', () => {
  it('is for an endpoint that is stopped, and makes nothing before', async (t) => {
    const {settings, caller} = await startEndpoint(t);
    const to = join(temporaryFolder(), 'new.sqlite');
    const err = await refusal(settings, '--to', to);
    assert.ok(err.startsWith(`An endpoint, or another program, has ${settings.databaseUrl} open.`), err);
    assert.equal(existsSync(to), false);
    assert.equal((await caller.sign('anna@example.org')).status, 201);
  });

  it('leaves a database that no endpoint starts on, and no command speaks of as the whole', async (t) => {
    const {settings, to} = await startStopped(t);
    await done(settings, 'move', '--to', to);
    const moved = `Everything in ${settings.databaseUrl} has moved to ${to}: set DATABASE_URL to that.`;
    assert.ok((await startRefusal(settings)).startsWith(moved));
    assert.ok((await refusal(settings, '--to', `${to}.2`)).startsWith(moved));
    const petitions = await organise(settings, ['petitions']);
    assert.equal(petitions.err, `This is what was left behind: everything has moved to ${to}.\n`);
    await startEndpoint(t, {settings: {...settings, databaseUrl: to}});
  });

  it('can be taken back where it came from', async (t) => {
    const {settings, to} = await startStopped(t);
    assert.match(await refusal(settings, '--undo'), /^Nothing has moved from /);
    await done(settings, 'move', '--to', to);
    const {code, out} = await organise(settings, ['move', '--undo']);
    assert.equal(code, 0);
    assert.match(out, /^The endpoint starts on .+ again\./);
    const {caller} = await startEndpoint(t, {settings});
    assert.equal(await caller.count(), 6);
  });

  it('needs an empty one, which may have been tried, and says what is in any other', async (t) => {
    const {settings, to} = await startStopped(t);
    const tried = {...settings, databaseUrl: to};
    const {caller, endpoint} = await startEndpoint(t, {settings: {...tried, secret: 's'.repeat(32)}});
    await caller.sign('ben@example.org');
    await endpoint.close();
    assert.equal(
      await refusal(settings, '--to', to),
      `${to} is not empty: idempotency_keys 1, petition_counts 1, signatures 1. Give a database with nothing in it.\n`,
    );
    assert.equal(rowsIn(tried, 'signatures')[0]?.['email'], 'ben@example.org');
    meddle(tried, 'delete from idempotency_keys; delete from petition_counts; delete from signatures');
    await done(settings, 'move', '--to', to);
    await startEndpoint(t, {settings: tried});
  });

  it('touches no tables of another program', async (t) => {
    const {settings, to} = await startStopped(t);
    meddle({databaseUrl: to}, 'create table orders (at timestamp)');
    assert.equal(await refusal(settings, '--to', to), `${to} has tables of another program: orders.\n`);
    assert.deepEqual(
      rowsIn({databaseUrl: to}, 'sqlite_master').map(({name}) => name),
      ['orders'],
    );
  });

  it('is not done to the same database, by whatever path', async (t) => {
    const {settings} = await startStopped(t);
    const same = settings.databaseUrl.replace(/([^/]+)$/, '../data/$1');
    assert.match(await refusal(settings, '--to', `file://${same}`), /^Everything is in \S+ already\.$/m);
  });

  it('is not done between versions that do not know each other', async (t) => {
    const {settings, to} = await startStopped(t);
    const later = "insert into kysely_migration values ('2999-01-01-later', '2999-01-01')";
    const {endpoint} = await startEndpoint(t, {settings: {...settings, databaseUrl: to}});
    await endpoint.close();
    meddle({databaseUrl: to}, later);
    const newer = (file: string) =>
      `The database ${file} cannot be opened: a newer version of the endpoint has brought it up to date`;
    assert.ok((await refusal(settings, '--to', to)).startsWith(newer(to)));
    meddle(settings, later);
    assert.ok((await refusal(settings, '--to', `${to}.2`)).startsWith(newer(settings.databaseUrl)));
  });

  it('leaves out no table and no column that the other one has not, and guesses no type', async (t) => {
    const {settings, to} = await startStopped(t);
    meddle(settings, 'alter table signatures add column shoe integer');
    const err = await refusal(settings, '--to', to);
    assert.match(err, /^The two databases have not the same tables and columns: signatures\.shoe/);
    meddle(
      settings,
      'alter table signatures drop column shoe; alter table signatures add column at timestamp',
    );
    assert.match(await refusal(settings, '--to', to), /signatures\.at is of the type timestamp/);
    assert.deepEqual(rowsIn({databaseUrl: to}, 'signatures'), []);
  });

  it('takes the secret along, the right one, and replaces none', async (t) => {
    const {settings, to} = await startStopped(t);
    const wrong = {...settings, secret: 'w'.repeat(32)};
    assert.match(await refusal(wrong, '--to', to), /^The secret in PEACE_SECRET is not the one/);
    writeFileSync(`${to}.secret`, 'of something else');
    assert.match(await refusal(settings, '--to', to), /new\.sqlite\.secret is another secret than that of/);
    assert.equal(readFileSync(`${to}.secret`, 'utf8'), 'of something else');
  });

  it('undoes everything where what has arrived is not what was read', async (t) => {
    const {settings, to} = await startStopped(t);
    const {endpoint} = await startEndpoint(t, {
      settings: {...settings, databaseUrl: to, secret: 's'.repeat(32)},
    });
    await endpoint.close();
    meddle(
      {databaseUrl: to},
      `create trigger liar after insert on signatures begin update signatures set email = 'x'; end`,
    );
    assert.equal(
      await refusal(settings, '--to', to),
      'signatures did not arrive as it was (1 rows were read, 1 arrived): nothing was moved.\n',
    );
    assert.deepEqual(rowsIn({databaseUrl: to}, 'signatures'), []);
    await startEndpoint(t, {settings});
  });

  it('says where everything is when the old database can take no note of it', async (t) => {
    const {settings, to} = await startStopped(t);
    meddle(
      settings,
      `create trigger full before insert on marks when new.name = 'moved'
        begin select raise(abort, 'no room'); end`,
    );
    const err = await refusal(settings, '--to', to);
    assert.match(err, /^Everything has arrived in .+ still starts: see to it that none does\. \(no room\)$/m);
    assert.equal(rowsIn({databaseUrl: to}, 'signatures').length, 1);
  });

  it('is called in a right way', async () => {
    const settings = settingsIn(temporaryFolder());
    for (const args of [['move'], ['move', '--to', 'x', '--undo']]) {
      assert.equal((await organise(settings, args)).code, 2);
    }
    assert.match(await refusal(settings, '--to', 'file:x'), /^There is no database at /);
  });
});
