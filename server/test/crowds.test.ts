import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import type {DefenceSettings} from '../src/defence/defence.ts';
import {readDefenceSettings} from '../src/defence/settings.ts';
import {problemOf, receiptOf, rowsIn, settingsIn, startEndpoint, temporaryFolder} from './running.ts';
import type {Caller} from './running.ts';

const minute = 60_000;

/** An endpoint behind a proxy on this machine. */
function startDefended(t: TestContext, defence: Partial<DefenceSettings> = {}, now?: () => number) {
  const settings = settingsIn(temporaryFolder());
  return startEndpoint(t, {
    settings: {...settings, defence: {...readDefenceSettings({}), trustedProxies: ['loopback'], ...defence}},
    ...(now && {now}),
  });
}

let people = 0;

/** A new person signs from an address. */
function signFrom(caller: Caller, address: string, petition = 'open'): Promise<Response> {
  const headers = {'X-Forwarded-For': address};
  return caller.sign(`person${++people}@example.org`, petition, {headers});
}

async function statusFrom(caller: Caller, address: string, petition?: string): Promise<string> {
  return (await receiptOf(await signFrom(caller, address, petition))).status;
}

describe('a crowd behind one address', () => {
  const holdRate = {most: 2, period: minute};

  it('is held, not refused, and is let through again after a while', async (t) => {
    let now = Date.now();
    const {caller, settings} = await startDefended(t, {holdRate}, () => now);
    const statuses = [];
    for (let i = 0; i < 4; i++) statuses.push(await statusFrom(caller, '192.0.2.1'));
    assert.deepEqual(statuses, ['stored', 'stored', 'confirm', 'confirm']);
    assert.equal(await caller.count(), 7);
    assert.deepEqual(
      rowsIn(settings, "signatures where state = 'held'").map(({doubt}) => doubt),
      ['crowd', 'crowd'],
    );
    now += minute / 2;
    assert.equal(await statusFrom(caller, '192.0.2.1'), 'stored');
    assert.equal(await statusFrom(caller, '192.0.2.1'), 'confirm');
  });

  it('is one address, one network of IPv6, and one petition', async (t) => {
    const {caller} = await startDefended(t, {holdRate: {most: 1, period: minute}});
    assert.equal(await statusFrom(caller, '192.0.2.1'), 'stored');
    assert.equal(await statusFrom(caller, '::ffff:192.0.2.1'), 'confirm');
    assert.equal(await statusFrom(caller, '192.0.2.2'), 'stored');
    assert.equal(await statusFrom(caller, '192.0.2.1', 'other'), 'stored');
    assert.equal(await statusFrom(caller, '2001:db8::1'), 'stored');
    assert.equal(await statusFrom(caller, '2001:db8::ffff:2'), 'confirm');
    assert.equal(await statusFrom(caller, '2001:db8:0:1::1'), 'stored');
  });

  it('does not grow by repetitions of one key, nor by what is refused', async (t) => {
    const {caller} = await startDefended(t, {holdRate});
    const headers = {'X-Forwarded-For': '192.0.2.1'};
    const key = 'the-same-key-again';
    for (let i = 0; i < 4; i++) await caller.sign('anna@example.org', 'open', {key, headers});
    for (let i = 0; i < 4; i++)
      assert.equal((await caller.sign('no address', 'open', {headers})).status, 422);
    assert.equal(await statusFrom(caller, '192.0.2.1'), 'stored');
  });

  it('cannot hide behind a header of its own making', async (t) => {
    const {caller} = await startDefended(t, {holdRate, trustedProxies: []});
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push(await statusFrom(caller, `192.0.2.${i}`));
    assert.deepEqual(statuses, ['stored', 'stored', 'confirm']);
  });

  it('of a whole school is stored by default', async (t) => {
    const now = Date.now();
    const {caller} = await startDefended(t, {}, () => now);
    for (let i = 0; i < 60; i++) {
      const answers = Array.from({length: 10}, () => statusFrom(caller, '192.0.2.1'));
      assert.deepEqual(new Set(await Promise.all(answers)), new Set(['stored']));
    }
    assert.equal(await statusFrom(caller, '192.0.2.1'), 'confirm');
  });

  it('from everywhere at once is held where the organiser has set a limit', async (t) => {
    const {caller, settings} = await startDefended(t, {formRate: holdRate});
    const statuses = [];
    for (let i = 0; i < 3; i++) statuses.push(await statusFrom(caller, `192.0.2.${i}`));
    assert.deepEqual(statuses, ['stored', 'stored', 'confirm']);
    assert.equal(rowsIn(settings, "signatures where state = 'held'")[0]?.['doubt'], 'surge');
    assert.equal(await statusFrom(caller, '192.0.2.1', 'other'), 'stored');
  });
});

describe('a flood from one address', () => {
  const refuseRate = {most: 3, period: minute};

  it('is refused with 429, and told when to come again; others are not', async (t) => {
    let now = Date.now();
    const {caller} = await startDefended(t, {refuseRate}, () => now);
    for (let i = 0; i < 3; i++) assert.equal((await signFrom(caller, '192.0.2.1')).status, 201);
    const refused = await signFrom(caller, '192.0.2.1');
    assert.equal(refused.status, 429);
    assert.equal(refused.headers.get('Retry-After'), '20');
    assert.equal(refused.headers.get('Access-Control-Allow-Origin'), '*');
    assert.match(refused.headers.get('Access-Control-Expose-Headers') ?? '', /Retry-After/);
    assert.match((await problemOf(refused)).title, /^Too much comes from your network/);
    assert.equal((await signFrom(caller, '192.0.2.2')).status, 201);
    now += minute / 3;
    assert.equal((await signFrom(caller, '192.0.2.1')).status, 201);
  });

  it('counts whatever is sent, and challenges; reading is free', async (t) => {
    const {caller} = await startDefended(t, {refuseRate});
    const headers = {'X-Forwarded-For': '192.0.2.1'};
    assert.equal((await caller.post('/api/subscriptions', '{', {headers})).status, 400);
    assert.equal((await caller.sign('no address', 'open', {headers})).status, 422);
    assert.equal((await caller.get('/api/challenge', headers)).status, 200);
    const refused = await caller.get('/api/he/challenge', headers);
    assert.equal(refused.status, 429);
    assert.match((await problemOf(refused)).title, /מהרשת/);
    for (let i = 0; i < 5; i++) assert.equal((await caller.get('/api/petitions/open', headers)).status, 200);
  });
});

describe('an action', () => {
  it('that comes too fast is held; one without a time, or with enough, is stored', async (t) => {
    const {caller, settings} = await startDefended(t);
    const post = (elapsed?: number) =>
      caller.post('/api/petitions/open/signatures', {
        person: {email: `person${++people}@example.org`},
        ...(elapsed === undefined ? {} : {elapsed}),
      });
    const statuses = [];
    for (const elapsed of [0, 1499, 1500, 90_000, undefined]) {
      statuses.push((await receiptOf(await post(elapsed))).status);
    }
    assert.deepEqual(statuses, ['confirm', 'confirm', 'stored', 'stored', 'stored']);
    assert.equal(rowsIn(settings, "signatures where doubt = 'haste'").length, 2);
  });

  it('with a filled honeypot is held, for lists as well', async (t) => {
    const {caller, settings} = await startDefended(t);
    const body = {person: {email: 'anna@example.org'}, website: 'https://spam.example', lists: ['alerts']};
    const signed = await receiptOf(await caller.post('/api/petitions/open/signatures', body));
    const subscribed = await receiptOf(await caller.post('/api/subscriptions', body));
    assert.deepEqual([signed.status, subscribed.status], ['confirm', 'confirm']);
    assert.equal(rowsIn(settings, 'signatures')[0]?.['doubt'], 'honeypot');
    assert.equal(rowsIn(settings, 'subscriptions')[0]?.['doubt'], 'honeypot');
  });

  it('of a disposable mailbox is held', async (t) => {
    const disposableDomains = join(temporaryFolder(), 'domains.txt');
    writeFileSync(disposableDomains, 'trash.example\n');
    const {caller, settings} = await startDefended(t, {disposableDomains});
    assert.equal((await receiptOf(await caller.sign('a@x.trash.example'))).status, 'confirm');
    assert.equal((await receiptOf(await caller.sign('a@example.org'))).status, 'stored');
    assert.equal(rowsIn(settings, "signatures where state = 'held'")[0]?.['doubt'], 'disposable');
  });
});

describe('the address of a visitor', () => {
  it('is stored nowhere and logged nowhere', async (t) => {
    const {caller, log, settings} = await startDefended(t, {
      holdRate: {most: 1, period: minute},
      refuseRate: {most: 2, period: minute},
    });
    for (let i = 0; i < 3; i++) await signFrom(caller, '203.0.113.77');
    const tables = ['signatures', 'idempotency_keys', 'mails', 'webhook_deliveries', 'marks'];
    const kept = JSON.stringify(tables.map((table) => rowsIn(settings, table)));
    assert.doesNotMatch(kept + log.lines.join('\n'), /203\.0\.113|127\.0\.0\.1/);
    assert.match(log.lines.join('\n'), / 429 /);
  });
});
