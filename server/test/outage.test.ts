/** What is there while the database is not: everything that was known before. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {sql} from 'kysely';
import {isPassing} from '../src/database/errors.ts';
import {Rereading} from '../src/database/rereading.ts';
import {meddle, occupy, onPostgres} from './databases.ts';
import {RememberedLog, eventually, settingsIn, startEndpoint, temporaryFolder} from './running.ts';

const metricsToken = 'only the collector knows it';
const TABLES = ['petition_counts', 'petition_decisions', 'signatures', 'mails'];

/** Longer than what was read is told without looking again, in ms. */
const STALE = 1100;

/** An endpoint with one signature, whose tables are gone, and come back. */
async function startForsaken(t: TestContext) {
  const running = await startEndpoint(t, {settings: {...settingsIn(temporaryFolder()), metricsToken}});
  const {caller, settings} = running;
  const rename = (from: string, to: string) => {
    for (const table of TABLES) meddle(settings, `alter table ${table}${from} rename to ${table}${to}`);
  };
  await caller.sign('anna@example.org');
  rename('', '_away');
  await sleep(STALE);
  return {...running, comeBack: () => rename('_away', '')};
}

describe('while the database cannot be read', () => {
  it('documents and pages are served with the last counts, and change when it is back', async (t) => {
    const {caller, settings, log, comeBack} = await startForsaken(t);
    for (let time = 0; time < 2; time++) {
      const whole = (await caller.json('/api/initiative.json')) as {petitions: {count: number}[]};
      assert.equal(whole.petitions[0]?.count, 6);
      assert.equal(await caller.count(), 6);
      const page = await caller.get('/p/open');
      assert.equal(page.status, 200);
      assert.match(await page.text(), /<b>6 signatures<\/b>/);
      await sleep(STALE);
    }
    const told = log.lines.filter((line) => line.includes('cannot be read'));
    assert.deepEqual(told.map((line) => line.replace(/ \(.*/, '')).sort(), [
      'counts: cannot be read, unchanged',
      'decisions: cannot be read, unchanged',
    ]);
    comeBack();
    meddle(settings, 'update petition_counts set stored = 41');
    await eventually(async () => (await caller.count()) === 46);
  });

  it('metrics lack the lengths of queues, and nothing else', async (t) => {
    const {caller, comeBack} = await startForsaken(t);
    const metrics = async () => {
      const response = await caller.get('/metrics', {Authorization: `Bearer ${metricsToken}`});
      assert.equal(response.status, 200);
      return response.text();
    };
    const without = await metrics();
    assert.match(without, /^peace_actions_waiting 0$/m);
    assert.doesNotMatch(without, /^peace_queue_length\{/m);
    comeBack();
    assert.match(await metrics(), /^peace_queue_length\{queue="mails",state="waiting"\} \d/m);
  });
});

describe('a reading that does not end', () => {
  it('keeps nobody waiting for long, and is not begun again', async () => {
    let begun = 0;
    const log = new RememberedLog();
    const rereading = new Rereading({
      what: 'it',
      log,
      read: () => {
        begun++;
        return new Promise(() => {});
      },
    });
    for (let time = 0; time < 3; time++) await rereading.again();
    assert.equal(begun, 1);
    assert.deepEqual(log.lines, []);
  });
});

describe('a disk that is full, or takes no writes', {skip: onPostgres && 'is of the server there'}, () => {
  it('has what is sent come again, and tells whoever runs the endpoint why', async (t) => {
    const {caller, endpoint, log} = await startEndpoint(t);
    const {query} = endpoint.database;
    const set = (pragma: string) => sql.raw(`pragma ${pragma}`).execute(query);
    const sign = (name: string) =>
      caller.post('/api/petitions/open/signatures', {
        person: {email: `${name}@example.org`},
        comment: 'Peace. '.repeat(1000),
      });
    const failures = [
      {set: 'max_page_count = 1', unset: 'max_page_count = 1000000', said: 'SQLITE_FULL'},
      {set: 'query_only = on', unset: 'query_only = off', said: 'SQLITE_READONLY'},
    ];
    for (const [index, failure] of failures.entries()) {
      await set(failure.set);
      const answers = await Promise.all(['anna', 'ben', 'carla'].map((name) => sign(`${name}${index}`)));
      for (const {status, headers} of answers) {
        assert.equal(status, 503);
        assert.equal(headers.get('Retry-After'), '2');
      }
      // The log may be on the same disk.
      const told = log.lines.filter((line) => line.includes(failure.said));
      assert.equal(told.length, answers.length);
      for (const line of told) assert.match(line, /^[\da-f]{12} SqliteError SQLITE_[A-Z]+: [^\n]+$/);
      await set(failure.unset);
      assert.equal((await sign(`anna${index}`)).status, 201);
    }
    assert.equal(await caller.count(), 5 + failures.length);
  });

  it('is no place to send work to, though it can be read', async (t) => {
    const {caller, endpoint} = await startEndpoint(t);
    const isReady = async () => (await caller.get('/ready')).status === 200;
    assert.ok(await isReady());
    await sql`pragma query_only = on`.execute(endpoint.database.query);
    await eventually(async () => !(await isReady()));
    await sql`pragma query_only = off`.execute(endpoint.database.query);
    await eventually(isReady);
  });
});

describe('a system that has no more files to give', () => {
  it('may have some soon: what is asked is to be asked again', () => {
    for (const code of ['EMFILE', 'ENFILE']) assert.ok(isPassing(Object.assign(new Error(code), {code})));
  });
});

describe('while another process writes', () => {
  it('work may be sent here, and nobody waits until that is told', async (t) => {
    const {caller, endpoint, settings} = await startEndpoint(t);
    await endpoint.postman.nudge();
    const release = await occupy(settings);
    const waits: number[] = [];
    for (let time = 0; time < 3; time++) {
      const started = performance.now();
      assert.equal((await caller.get('/ready')).status, 200);
      waits.push(performance.now() - started);
    }
    // Each would wait for two seconds; on a busy machine one may wait for something else.
    assert.ok(Math.min(...waits) < 1500);
    await release();
    assert.equal((await caller.sign('anna@example.org')).status, 201);
  });
});
