/** Exports night by night: each tells what the ones before it have not. */
import assert from 'node:assert/strict';
import {readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {meddle} from './databases.ts';
import {done, organise} from './organising.ts';
import {receiptOf, rowsIn, startEndpoint, temporaryFolder} from './running.ts';

/** An endpoint with two signatures of which one is held, and exports that go on with a file. */
async function start(t: TestContext) {
  const running = await startEndpoint(t);
  const {caller, settings} = running;
  await caller.sign('anna@example.org');
  await caller.post('/api/petitions/open/signatures', {person: {email: 'held@example.org'}, website: 'x'});
  const folder = temporaryFolder();
  const file = join(folder, 'handed');
  const night = async (...more: string[]) => {
    const out = await done(
      settings,
      ...['export', '--petition', 'open', '--format', 'ndjson', '--new', file],
      ...more,
    );
    const rows = out
      .split('\n')
      .flatMap((line) => (line ? [JSON.parse(line) as Record<string, unknown>] : []));
    return rows.map(({email, state}) => `${String(email)} ${String(state)}`).sort();
  };
  return {...running, folder, file, night};
}

describe('an export of what is new', () => {
  it('tells all at first, then only what has come, or was confirmed by whomever, at whatever time', async (t) => {
    const {caller, settings, file, night} = await start(t);
    assert.deepEqual(await night(), ['anna@example.org stored']);
    assert.doesNotMatch(readFileSync(file, 'utf8'), /anna|example/);
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.deepEqual(await night(), []);
    await caller.sign('bela@example.org');
    // A clock may have been put back.
    meddle(settings, `update signatures set created_at = '2001-01-01T00:00:00.000Z'`);
    await done(settings, 'held', '--petition', 'open', '--confirm');
    assert.deepEqual(await night(), ['bela@example.org stored', 'held@example.org stored']);
    assert.deepEqual(await night(), []);
  });

  it('tells by its id who has withdrawn or was erased, once, and who signs again', async (t) => {
    const {caller, settings, file, night} = await start(t);
    const {id} = await receiptOf(await caller.sign('bela@example.org'));
    await night();
    await done(settings, 'erase', '--email', 'bela@example.org');
    const csv = await done(settings, 'export', '--petition', 'open', '--new', file);
    const [head = '', row = '', ...others] = csv.trim().split('\r\n');
    assert.deepEqual(others, []);
    const columns = head.replace('\ufeff', '').split(',');
    const cells = row.split(',').map((cell) => cell.trim());
    assert.equal(cells.length, columns.length);
    const told = columns.flatMap((column, index) => (cells[index] ? [[column, cells[index]]] : []));
    assert.deepEqual(Object.fromEntries(told), {id, state: 'withdrawn'});
    assert.deepEqual(await night(), []);
    await caller.sign('bela@example.org');
    assert.deepEqual(await night(), ['bela@example.org stored']);
  });

  it('tells again what is in another state, where all are asked for', async (t) => {
    const {settings, night} = await start(t);
    assert.deepEqual(await night('--state', 'all'), ['anna@example.org stored', 'held@example.org held']);
    await done(settings, 'held', '--petition', 'open', '--confirm');
    assert.deepEqual(await night('--state', 'all'), ['held@example.org stored']);
  });

  it('is there for lists, too', async (t) => {
    const {caller, settings, file} = await start(t);
    const args = ['export', '--list', 'alerts', '--format', 'ndjson', '--new', file];
    await caller.post('/api/subscriptions', {person: {email: 'anna@example.org'}, lists: ['alerts']});
    assert.match(await done(settings, ...args), /anna@example\.org/);
    const [row] = rowsIn(settings, 'subscriptions');
    await done(settings, 'erase', '--email', 'anna@example.org');
    const withdrawn = JSON.parse(await done(settings, ...args)) as unknown;
    assert.deepEqual(withdrawn, {id: row?.id, list: 'alerts', state: 'withdrawn'});
  });

  it('refuses the file of another petition or list, of which all would seem to be withdrawn', async (t) => {
    const {settings, file, night} = await start(t);
    await night();
    const before = readFileSync(file, 'utf8');
    for (const of of [
      ['--petition', 'other'],
      ['--list', 'alerts'],
    ]) {
      const {code, out, err} = await organise(settings, ['export', ...of, '--new', file]);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, /needs a file of its own/);
    }
    assert.equal(readFileSync(file, 'utf8'), before);
    writeFileSync(file, 'mine\n');
    assert.equal((await organise(settings, ['export', '--petition', 'open', '--new', file])).code, 1);
    assert.equal(readFileSync(file, 'utf8'), 'mine\n');
  });

  it('tells again what could not be written, and leaves nothing half done', async (t) => {
    const {settings, folder, file, night} = await start(t);
    const args = ['export', '--petition', 'open', '--new', file, '--force', '--out'];
    const full = await organise(settings, [...args, '/dev/full']);
    assert.equal(full.code, 1);
    assert.match(full.err, /^\/dev\/full cannot be written: ENOSPC[^\n]*\n$/);
    assert.equal((await organise(settings, [...args, join(folder, 'none', 'new.csv')])).code, 1);
    assert.deepEqual(readdirSync(folder), []);
    assert.deepEqual(await night(), ['anna@example.org stored']);
    const nowhere = await organise(settings, [
      'export',
      '--petition',
      'open',
      '--new',
      join(folder, 'none', 'x'),
    ]);
    assert.equal(nowhere.code, 1);
    assert.match(nowhere.err, /^\S+ cannot be written: ENOENT[^\n]*\n$/);
    assert.deepEqual(readdirSync(folder), ['handed']);
  });
});
