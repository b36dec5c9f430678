import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {settingsIn, startEndpoint, temporaryFolder} from './running.ts';
import type {Caller} from './running.ts';

const metricsToken = 'only the collector knows it';
const authorized = {Authorization: `Bearer ${metricsToken}`};

function start(t: TestContext) {
  return startEndpoint(t, {settings: {...settingsIn(temporaryFolder()), metricsToken}});
}

/** The value of one line; `undefined` where there is none. */
async function valueOf(caller: Caller, line: string): Promise<number | undefined> {
  const text = await (await caller.get('/metrics', authorized)).text();
  const found = text.split('\n').find((each) => each.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.split(' ').at(-1));
}

describe('the metrics', () => {
  it('are there for the token only; for everybody else there is nothing', async (t) => {
    const {caller} = await start(t);
    for (const headers of [{}, {Authorization: 'Bearer wrong'}, {Authorization: metricsToken}]) {
      const response = await caller.get('/metrics', headers as Record<string, string>);
      assert.equal(response.status, 404);
      assert.doesNotMatch(await response.text(), /peace_/);
    }
    const response = await caller.get('/metrics', authorized);
    assert.equal(response.status, 200);
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/plain; version=0\.0\.4/);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
  });

  it('are nowhere without a token in the settings', async (t) => {
    const {caller} = await startEndpoint(t);
    assert.equal((await caller.get('/metrics', {Authorization: 'Bearer '})).status, 404);
    assert.equal((await caller.get('/metrics', {Authorization: 'Bearer undefined'})).status, 404);
  });

  it('count requests by route and status, in time', async (t) => {
    const {caller} = await start(t);
    await caller.sign('anna@example.org');
    await caller.sign('no address');
    await caller.get('/api/petitions/open');
    await caller.get('/api/petitions/nowhere');
    const route = (path: string, method: string, status: number) =>
      valueOf(caller, `peace_requests_total{method="${method}",route="${path}",status="${status}"}`);
    assert.equal(await route('/api/petitions/:id/signatures', 'POST', 201), 1);
    assert.equal(await route('/api/petitions/:id/signatures', 'POST', 422), 1);
    assert.equal(await route('/api/petitions/:id', 'GET', 200), 1);
    assert.equal(await route('/api/petitions/:id', 'GET', 404), 1);
    const durations =
      'peace_request_duration_seconds_count{method="POST",route="/api/petitions/:id/signatures"}';
    assert.equal(await valueOf(caller, durations), 2);
  });

  it('count actions by form and what became of them, and why they are held', async (t) => {
    const {caller} = await start(t);
    await caller.sign('anna@example.org', 'open', {key: 'the-key-of-anna-1'});
    await caller.sign('anna@example.org', 'open', {key: 'the-key-of-anna-1'});
    await caller.post('/api/petitions/open/signatures', {person: {email: 'b@example.org'}, website: 'x'});
    await caller.sign('no address');
    await caller.sign('anna@example.org', 'nowhere');
    await caller.post('/api/subscriptions', {person: {email: 'b@example.org'}, lists: ['alerts']});
    const actions = (form: string, outcome: string) =>
      valueOf(caller, `peace_actions_total{form="${form}",outcome="${outcome}"}`);
    for (const outcome of ['stored', 'repeated', 'held', 'refused']) {
      assert.equal(await actions('petitions/open', outcome), 1, outcome);
    }
    assert.equal(await actions('unknown', 'refused'), 1);
    assert.equal(await actions('subscriptions', 'stored'), 1);
    assert.equal(await valueOf(caller, 'peace_doubts_total{doubt="honeypot"}'), 1);
    assert.equal(await valueOf(caller, 'peace_batch_size_count'), 3);
    assert.equal(await valueOf(caller, 'peace_actions_waiting'), 0);
    assert.ok(((await valueOf(caller, 'peace_queue_length{queue="mails",state="waiting"}')) ?? -1) >= 0);
  });

  it('have few labels, and none that a visitor has made', async (t) => {
    const {caller} = await start(t);
    for (let i = 0; i < 20; i++) {
      await caller.sign(`zebra${i}@example.org`, `zebra${i}`, {headers: {Origin: 'https://zebra.example'}});
      await caller.get(`/zebra/${i}/x@zebra.example?zebra`);
      await fetch(caller.url, {method: 'PROPFIND'});
    }
    const text = await (await caller.get('/metrics', authorized)).text();
    assert.doesNotMatch(text, /zebra|PROPFIND|127\.0\.0\.1/);
    assert.ok(text.split('\n').filter((line) => line.startsWith('peace_')).length < 150);
  });
});
