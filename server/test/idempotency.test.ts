import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {describe, it} from 'node:test';
import {setImmediate} from 'node:timers/promises';
import {KEPT, Keys, readKey} from '../src/actions/idempotency.ts';
import {Writer} from '../src/database/writer.ts';
import {openEndpoint} from '../src/endpoint.ts';
import {campaign} from './campaign.ts';
import {
  Caller,
  RememberedLog,
  callerOf,
  environmentOf,
  eventually,
  problemOf,
  receiptOf,
  rowsIn,
  settingsIn,
  startEndpoint,
  startProgram,
  temporaryFolder,
  writeFiles,
} from './running.ts';

describe('an idempotency key', () => {
  it('is a quoted string of 16 to 255 characters', () => {
    const uuid = '8e03978e-40d5-43e8-bc93-6894a57f9324';
    assert.equal(readKey(`"${uuid}"`), uuid);
    assert.equal(readKey(` "${uuid}" `), uuid);
    assert.equal(readKey('"with \\"quotes\\" and \\\\"'), 'with "quotes" and \\');
    assert.equal(readKey(`"${'x'.repeat(255)}"`), 'x'.repeat(255));
    const wrong = [
      undefined,
      '',
      uuid,
      `'${uuid}'`,
      '"short"',
      `"${'x'.repeat(256)}"`,
      `"${uuid}", "${uuid}"`,
    ];
    for (const header of [
      ...wrong,
      '"a quote " inside it"',
      '"a lonely backslash \\ in it"',
      '"ümlauts are not allowed"',
    ]) {
      assert.throws(() => readKey(header), {name: 'ProblemError'}, header);
    }
  });

  it('is asked for with 400, and how to send it is said', async (t) => {
    const {caller} = await startEndpoint(t);
    const url = new URL('/api/petitions/open/signatures', caller.url);
    const body = JSON.stringify({person: {email: 'anna@example.org'}});
    for (const [header, title] of [
      [{}, 'The header Idempotency-Key is missing.'],
      [{'Idempotency-Key': randomUUID()}, 'The header Idempotency-Key is wrong.'],
    ] as const) {
      const headers = {'Content-Type': 'application/json', ...header};
      const response = await fetch(url, {method: 'POST', headers, body});
      assert.equal(response.status, 400);
      const problem = await problemOf(response);
      assert.equal(problem.title, title);
      assert.match(problem.detail ?? '', /Idempotency-Key: "[\da-f-]{36}"/);
    }
  });
});

describe('a repeated action', () => {
  it('is answered 200 with the receipt of the first time', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const key = randomUUID();
    const first = await receiptOf(await caller.sign('anna@example.org', 'open', {key}));
    await caller.sign('ben@example.org');
    const repeated = await caller.sign('anna@example.org', 'open', {key});
    assert.equal(repeated.status, 200);
    assert.equal(repeated.headers.get('Cache-Control'), 'no-store');
    assert.deepEqual(await receiptOf(repeated), first);
    assert.equal(rowsIn(settings, 'signatures').length, 2);
    assert.equal(await caller.count(), 7);
  });

  it('is answered so although the petition has been closed, or taken away, since', async (t) => {
    const {caller, settings} = await startEndpoint(t, {watch: true});
    const key = randomUUID();
    const first = await receiptOf(await caller.sign('anna@example.org', 'open', {key}));
    const [open] = campaign()['petitions.json'] as object[];
    for (const [petitions, status] of [
      [[{...open, closed: true}], 410],
      [[], 404],
    ] as const) {
      writeFiles(settings.content, {'petitions.json': petitions, 'he/petitions.json': []});
      await eventually(async () => (await caller.sign('ben@example.org')).status === status);
      const repeated = await caller.sign('anna@example.org', 'open', {key});
      assert.equal(repeated.status, 200);
      assert.deepEqual(await receiptOf(repeated), first);
    }
  });

  it('is answered so after a restart', async (t) => {
    const {caller, endpoint, settings} = await startEndpoint(t);
    const key = randomUUID();
    const first = await receiptOf(await caller.sign('anna@example.org', 'open', {key}));
    await endpoint.close();
    const restarted = await startEndpoint(t, {settings});
    const repeated = await restarted.caller.sign('anna@example.org', 'open', {key});
    assert.equal(repeated.status, 200);
    assert.deepEqual(await receiptOf(repeated), first);
  });

  it('is refused with 422 when it says something else', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const key = randomUUID();
    await caller.sign('anna@example.org', 'open', {key});
    const other = await caller.sign('ben@example.org', 'open', {key});
    assert.equal(other.status, 422);
    const detail = 'This form was sent before with other answers. Please load the page again.';
    assert.deepEqual(await problemOf(other), {
      type: 'urn:peace-widgets:problem:idempotency-key-reused',
      title: detail,
      status: 422,
      errors: [{pointer: '', detail}],
    });
    assert.equal((await caller.sign('anna@example.org', 'other', {key})).status, 422, 'for another petition');
    assert.equal(rowsIn(settings, 'signatures').length, 1);
  });

  it('is remembered for 35 days', async () => {
    let now = Date.UTC(2013, 7, 14);
    const settings = settingsIn(temporaryFolder());
    const key = randomUUID();
    /** The status after a restart: old keys are forgotten then, too, a moment later. */
    const statusAfter = async (ms: number) => {
      now += ms;
      const endpoint = await openEndpoint(settings, {log: new RememberedLog(), now: () => now, watch: false});
      const old = `idempotency_keys where created_at < '${new Date(now - KEPT).toISOString()}'`;
      await eventually(() => rowsIn(settings, old).length === 0);
      const {status} = await new Caller(endpoint.url).sign('anna@example.org', 'open', {key});
      await endpoint.close();
      return status;
    };
    assert.equal(await statusAfter(0), 201);
    assert.equal(await statusAfter(KEPT), 200);
    assert.equal(await statusAfter(1), 201);
    assert.equal(KEPT, 35 * 24 * 60 * 60 * 1000);
    assert.equal(rowsIn(settings, 'signatures').length, 1);
  });
});

describe('actions at the same time', () => {
  it('with one key are one: 50 posts, one row, one 201', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const key = randomUUID();
    const responses = await Promise.all(
      Array.from({length: 50}, () => caller.sign('anna@example.org', 'open', {key})),
    );
    const statuses = responses.map(({status}) => status).sort();
    assert.deepEqual(statuses, [...Array<number>(49).fill(200), 201]);
    const receipts = await Promise.all(responses.map(receiptOf));
    assert.equal(new Set(receipts.map((receipt) => JSON.stringify(receipt))).size, 1);
    assert.equal(rowsIn(settings, 'signatures').length, 1);
    assert.equal(rowsIn(settings, 'idempotency_keys').length, 1);
    assert.equal(await caller.count(), 6);
  });

  it('with one key are checked once: the others wait', async (t) => {
    const {endpoint} = await startEndpoint(t);
    const {database} = endpoint;
    const keys = new Keys(database, new Writer({database, now: Date.now}), Date.now);
    let checks = 0;
    const act = () =>
      keys.once({key: 'one key', payloadHash: 'the same'}, async () => {
        checks++;
        await setImmediate();
        return {rows: [], receipt: () => ({id: 'a', status: 'stored'})};
      });
    const outcomes = await Promise.all(Array.from({length: 10}, act));
    assert.equal(checks, 1);
    assert.equal(outcomes.filter(({replayed}) => replayed).length, 9);
  });

  it('of different people are counted exactly', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const responses = await Promise.all(
      Array.from({length: 100}, (_, index) => caller.sign(`person-${index}@example.org`)),
    );
    for (const {count = 0} of await Promise.all(responses.map(receiptOf))) {
      assert.ok(count >= 6 && count <= 105, String(count));
    }
    assert.equal(rowsIn(settings, 'signatures').length, 100);
    assert.equal(await caller.count(), 105);
  });

  it('with one key at two endpoints on one database are one', async (t) => {
    const settings = settingsIn(temporaryFolder());
    const {caller} = await startEndpoint(t, {settings});
    const other = await callerOf(startProgram(t, environmentOf(settings)));
    for (let round = 0; round < 10; round++) {
      const key = randomUUID();
      const email = `person-${round}@example.org`;
      const responses = await Promise.all(
        [caller, other, caller, other].map((to) => to.sign(email, 'open', {key})),
      );
      assert.deepEqual(responses.map(({status}) => status).sort(), [200, 200, 200, 201]);
      const ids = (await Promise.all(responses.map(receiptOf))).map(({id}) => id);
      assert.equal(new Set(ids).size, 1);
    }
    assert.equal(rowsIn(settings, 'signatures').length, 10);
    // What another instance has counted is known within a second.
    for (const each of [caller, other]) await eventually(async () => (await each.count()) === 15);
  });
});
