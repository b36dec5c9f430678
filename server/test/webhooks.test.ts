import assert from 'node:assert/strict';
import {createHmac} from 'node:crypto';
import {once} from 'node:events';
import {createServer} from 'node:http';
import type {IncomingHttpHeaders, ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {insertAll} from '../src/database/bulk.ts';
import {queued} from '../src/database/entry.ts';
import {rowOf} from '../src/actions/row.ts';
import {bodyOf, deliveryOf} from '../src/webhooks/deliveries.ts';
import {WebhookSender} from '../src/webhooks/sender.ts';
import {Standings} from '../src/confirmation/standing.ts';
import {Library} from '../src/content/library.ts';
import type {Endpoint} from '../src/endpoint.ts';
import {
  RememberedLog,
  eventually,
  receiptOf,
  rowsIn,
  settingsIn,
  startEndpoint,
  temporaryFolder,
} from './running.ts';
import type {Caller} from './running.ts';

const secret = 'the receiver knows it, too';

/** What a receiver got. */
interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  readonly path: string | undefined;
}

type Answer = (response: ServerResponse, got: Got) => void;

const thanks: Answer = (response) => response.writeHead(204).end();

/** Somebody’s system that is told of signatures. */
async function startReceiver(t: TestContext, answer: Answer = thanks) {
  const got: Got[] = [];
  const receiver = {got, answer, url: ''};
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = {headers: request.headers, body: Buffer.concat(chunks).toString(), path: request.url};
      got.push(one);
      receiver.answer(response, one);
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close().closeAllConnections());
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`;
  return receiver;
}

function start(t: TestContext, url: string, more: {settings?: object; now?: () => number} = {}) {
  const {settings = {}, ...setting} = more;
  return startEndpoint(t, {
    settings: {...settingsIn(temporaryFolder()), webhook: {url, secret}, ...settings},
    ...setting,
  });
}

const submission = {
  person: {email: 'anna@example.org', givenName: 'Anna', postalCode: '20001'},
  consents: [{id: 'updates', given: true, text: 'Keep me informed.'}],
  language: 'en',
  source: {page: 'https://blog.example/post', campaign: 'open', referral: '12345678'},
  elapsed: 9000,
};

function sign(caller: Caller, more: object = {}): Promise<Response> {
  return caller.post('/api/petitions/open/signatures', {...submission, ...more});
}

/** Deliveries that were not tried, or not to the end. */
const UNTRIED = 'webhook_deliveries where attempts = 0 or lease is not null';

/** Queues so many deliveries at once, as one batch. */
async function queueWithdrawals({database}: Endpoint, number: number, now: number): Promise<void> {
  const deliveries = Array.from({length: number}, (_, id) =>
    queued('signature.withdrawn', {id: String(id), of: 'open'}, {now}),
  );
  await database.commit((transaction) => insertAll(transaction, 'webhook_deliveries', deliveries));
}

describe('the body of a webhook', () => {
  it('has everything that can be sent, each at its place, and the time of the action', () => {
    const person = {
      ...{name: 'Anna Schmidt', givenName: 'Anna', familyName: 'Schmidt', email: 'anna@example.org'},
      ...{tel: '+1 202', streetAddress: '1 Main St', postalCode: '20001', region: 'MD', country: 'US'},
    };
    const said = {
      ...{comment: 'Peace', custom: {role: 'teacher', adult: true}, consents: submission.consents},
      letter: {subject: 'Speak', body: 'Dear Senator', targets: ['Ben Cardin']},
      language: 'en',
      source: {...submission.source, referrer: 'https://news.example'},
    };
    const row = rowOf({person, ...said}, {addressKey: 'key', doubt: undefined, now: Date.UTC(2026, 0, 1)});
    const letter = JSON.stringify(said.letter);
    assert.deepEqual(
      JSON.parse(bodyOf('signature', {...row, petition: 'open', person_key: 'key', listed: 0, letter})),
      {
        type: 'signature.stored',
        timestamp: '2026-01-01T00:00:00.000Z',
        data: {id: row.id, petition: 'open', person, ...said},
      },
    );
  });
});

// Each waits for seconds, and has an endpoint and a receiver of its own.
describe('a webhook', {concurrency: true}, () => {
  it('tells of a stored signature with all that was sent, signed as Standard Webhooks has it', async (t) => {
    const receiver = await startReceiver(t);
    const {caller, settings} = await start(t, receiver.url);
    const {id} = (await (await sign(caller)).json()) as {id: string};
    const {headers, body} = await eventually(() => receiver.got[0]);
    const {type, timestamp, data} = JSON.parse(body) as {type: string; timestamp: string; data: unknown};
    assert.equal(type, 'signature.stored');
    assert.ok(Math.abs(Date.parse(timestamp) - Date.now()) < 60_000);
    const {person, consents, language, source} = submission;
    assert.deepEqual(data, {id, petition: 'open', person, consents, language, source});

    const [webhookId, time] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])];
    const expected = createHmac('sha256', secret).update(`${webhookId}.${time}.${body}`).digest('base64');
    assert.equal(headers['webhook-signature'], `v1,${expected}`);
    assert.ok(Math.abs(Number(time) * 1000 - Date.now()) < 60_000);
    assert.equal(headers['idempotency-key'], `"${webhookId}"`);
    assert.equal(headers['content-type'], 'application/json');
    await eventually(() => rowsIn(settings, 'webhook_deliveries').length === 0);
  });

  it('tells of every list of a sign-up', async (t) => {
    const receiver = await startReceiver(t);
    const {caller} = await start(t, receiver.url);
    await caller.post('/api/subscriptions', {person: submission.person, lists: ['alerts']});
    const {body} = await eventually(() => receiver.got[0]);
    const {type, data} = JSON.parse(body) as {type: string; data: {list: string; petition?: string}};
    assert.deepEqual([type, data.list, data.petition], ['subscription.stored', 'alerts', undefined]);
  });

  it('says nothing of what is held, of who was known, and of repetitions', async (t) => {
    const receiver = await startReceiver(t);
    const {caller, settings} = await start(t, receiver.url);
    await sign(caller, {person: {email: 'held@example.org'}, website: 'x'});
    assert.equal(rowsIn(settings, 'webhook_deliveries').length, 0);
    const sending = {key: 'one-and-the-same-key'};
    await caller.post('/api/petitions/open/signatures', submission, sending);
    await caller.post('/api/petitions/open/signatures', submission, sending);
    await sign(caller, {comment: 'Again'});
    await eventually(() => receiver.got.length > 0 && rowsIn(settings, 'webhook_deliveries').length === 0);
    assert.equal(receiver.got.length, 1);
    // It stays so when nothing is there any more by which it could be known that it was told.
    await sign(caller, {comment: 'And again'});
    assert.deepEqual(rowsIn(settings, 'webhook_deliveries'), []);
  });

  it('keeps the endpoint from stopping only with what is under way; the rest is sent after the next start', async (t) => {
    const held: ServerResponse[] = [];
    const receiver = await startReceiver(t, (response) => held.push(response));
    const {caller, endpoint, settings, log} = await startEndpoint(t);
    const {database} = endpoint;
    const emails = Array.from({length: 12}, (_, index) => `person${index}@example.org`);
    const receipts = await Promise.all(emails.map(async (email) => receiptOf(await caller.sign(email))));
    const deliveries = receipts.map(({id}) => deliveryOf('signature', id, Date.now()));
    await insertAll(database.query, 'webhook_deliveries', deliveries);
    const startSender = () => new WebhookSender({url: receiver.url, secret}, {database, log, now: Date.now});
    const sender = startSender();
    await eventually(() => held.length > 0);
    const closed = sender.close();
    receiver.answer = thanks;
    for (const response of held) response.writeHead(204).end();
    await closed;
    const underWay = receiver.got.length;
    assert.ok(underWay < emails.length);
    const left = rowsIn(settings, 'webhook_deliveries');
    assert.equal(left.length, emails.length - underWay);
    const now = new Date().toISOString();
    assert.ok(left.every(({lease, next_at}) => lease === null && String(next_at) <= now));
    const next = startSender();
    await eventually(() => rowsIn(settings, 'webhook_deliveries').length === 0);
    await next.close();
    assert.equal(receiver.got.length, emails.length);
  });

  it('is queued in the database without what is personal, and forgotten with who was erased', async (t) => {
    const receiver = await startReceiver(t, (response) => response.writeHead(503).end());
    let now = Date.now();
    const {caller, settings, endpoint} = await start(t, receiver.url, {now: () => now});
    await sign(caller);
    await eventually(() => receiver.got.length === 1);
    // It is put off by the clock of the moment: that must have been done before the clock is moved.
    await eventually(() => rowsIn(settings, 'webhook_deliveries')[0]?.lease === null);
    const rows = JSON.stringify(rowsIn(settings, 'webhook_deliveries'));
    assert.doesNotMatch(rows, /anna|20001|blog\.example/i);
    await endpoint.database.query.deleteFrom('signatures').execute();
    now += 3_600_000;
    await eventually(() => rowsIn(settings, 'webhook_deliveries').length === 0);
    assert.equal(receiver.got.length, 1);
  });

  it('tells of a withdrawal, by the id that it told before', async (t) => {
    const receiver = await startReceiver(t);
    const {caller, endpoint, settings} = await start(t, receiver.url);
    const {id} = await receiptOf(await sign(caller));
    await caller.post('/api/subscriptions', {person: submission.person, lists: ['alerts']});
    await eventually(() => receiver.got.length === 2 && rowsIn(settings, 'webhook_deliveries').length === 0);
    const [subscription] = rowsIn(settings, 'subscriptions');
    const [signature] = rowsIn(settings, 'signatures');
    const standings = new Standings({
      database: endpoint.database,
      library: await Library.open({folder: settings.content, log: new RememberedLog(), watch: false}),
      hasWebhook: true,
      now: Date.now,
      onCounted: () => {},
    });
    const personKey = String(signature?.['person_key']);
    await standings.withdraw({kind: 'petition', targets: ['open'], personKey});
    await standings.withdraw({
      kind: 'list',
      targets: ['alerts'],
      personKey: String(subscription?.['address_key']),
    });
    await eventually(() => receiver.got.length === 4);
    const told = receiver.got.slice(2).map(({body}) => JSON.parse(body) as {type: string; data: unknown});
    assert.deepEqual(
      new Map(told.map(({type, data}) => [type, data])),
      new Map<string, unknown>([
        ['signature.withdrawn', {id, petition: 'open'}],
        ['subscription.withdrawn', {id: subscription?.['id'], list: 'alerts'}],
      ]),
    );
  });

  it('is tried again, later and later, under the same id, and then told', async (t) => {
    const receiver = await startReceiver(t, (response) => response.writeHead(500).end());
    let now = Date.now();
    const {caller, settings, log} = await start(t, receiver.url, {now: () => now});
    await sign(caller);
    const dueIn: number[] = [];
    for (let attempt = 1; attempt <= 4; attempt++) {
      const row = await eventually(() =>
        receiver.got.length === attempt
          ? rowsIn(settings, 'webhook_deliveries').find(({lease}) => lease === null)
          : undefined,
      );
      assert.deepEqual([row['attempts'], row['state']], [attempt, 'waiting']);
      dueIn.push(Date.parse(String(row['next_at'])) - now);
      now = Date.parse(String(row['next_at'])) + 1;
    }
    for (const [index, wait] of dueIn.entries()) {
      const longest = 5000 * 2 ** index;
      assert.ok(wait >= longest / 2 && wait <= longest, `${index}: ${wait}`);
    }
    receiver.answer = thanks;
    await eventually(() => rowsIn(settings, 'webhook_deliveries').length === 0);
    const ids = receiver.got.map(({headers}) => headers['webhook-id']);
    assert.deepEqual([ids.length, new Set(ids).size], [5, 1]);
    const line = /webhooks: [\da-f-]{36} will be tried again \(status 500\)/;
    await eventually(() => log.lines.some((said) => line.test(said)));
    assert.doesNotMatch(log.lines.join('\n'), /anna|127\.0\.0\.1/);
  });

  it('takes one line of the log for all that fail alike at a time', async (t) => {
    const receiver = await startReceiver(t, (response) => response.writeHead(500).end());
    // The clock stands still, and nothing is tried twice.
    const now = Date.now();
    const {endpoint, settings, log} = await start(t, receiver.url, {now: () => now});
    await queueWithdrawals(endpoint, 12, now);
    await eventually(() => rowsIn(settings, UNTRIED).length === 0);
    const line = /^webhooks: [\da-f-]{36} and 11 more will be tried again \(status 500\)$/;
    await eventually(() => log.lines.some((said) => line.test(said)));
    assert.equal(log.lines.filter((said) => said.startsWith('webhooks: ')).length, 1);
  });

  it('takes few commits for all that fail at a time: signatures wait for the disk, too', async (t) => {
    const receiver = await startReceiver(t, (response) => response.writeHead(500).end());
    const now = Date.now();
    const {endpoint, settings} = await start(t, receiver.url, {now: () => now});
    const commit = t.mock.method(endpoint.database, 'commit');
    await queueWithdrawals(endpoint, 40, now);
    await eventually(() => rowsIn(settings, UNTRIED).length === 0);
    assert.equal(receiver.got.length, 40);
    assert.equal(commit.mock.callCount(), 3, 'they are queued, taken on, and put off');
  });

  it('finds out by one at a time whether a receiver is back that was away; then all are told', async (t) => {
    const receiver = await startReceiver(t, (response) => response.writeHead(503).end());
    let now = Date.now();
    const {endpoint, settings} = await start(t, receiver.url, {now: () => now});
    await queueWithdrawals(endpoint, 120, now);
    const tried = (amount: number) => () => rowsIn(settings, UNTRIED).length === 120 - amount;
    await eventually(tried(50));
    for (const amount of [51, 52]) {
      now += 5000;
      await eventually(tried(amount));
    }
    receiver.answer = thanks;
    now += 3_600_000;
    await eventually(() => rowsIn(settings, 'webhook_deliveries').length === 0);
    assert.equal(receiver.got.length, 52 + 120);
  });

  it('is put off for nobody because of one that a receiver refuses', async (t) => {
    const receiver = await startReceiver(t, (response, {body}) =>
      response.writeHead(body.includes('"0"') ? 400 : 204).end(),
    );
    const now = Date.now();
    const {endpoint, settings} = await start(t, receiver.url, {now: () => now});
    await queueWithdrawals(endpoint, 1, now);
    await eventually(() => rowsIn(settings, UNTRIED).length === 0);
    await queueWithdrawals(endpoint, 5, now);
    await eventually(() => receiver.got.length === 6);
  });

  it('respects Retry-After, as seconds or as a date, within an hour', async (t) => {
    let wait = () => '600';
    const receiver = await startReceiver(t, (response) =>
      response.writeHead(429, {'Retry-After': wait()}).end(),
    );
    let now = Date.now();
    const {caller, settings} = await start(t, receiver.url, {now: () => now});
    await sign(caller);
    const next = (attempt: number) =>
      eventually(() =>
        rowsIn(settings, 'webhook_deliveries').find(
          ({attempts, lease}) => attempts === attempt && lease === null,
        ),
      );
    assert.equal(Date.parse(String((await next(1))['next_at'])) - now, 600_000);
    wait = () => '99999999';
    now += 600_001;
    assert.equal(Date.parse(String((await next(2))['next_at'])) - now, 3_600_000);
    wait = () => new Date(Date.now() + 900_000).toUTCString();
    now += 3_600_001;
    const dueIn = Date.parse(String((await next(3))['next_at'])) - now;
    assert.ok(dueIn > 600_000 && dueIn <= 900_000, String(dueIn));
  });

  it('is given up after a day', async (t) => {
    const receiver = await startReceiver(t, (response) => response.writeHead(500).end());
    let now = Date.now();
    const {caller, settings, log} = await start(t, receiver.url, {now: () => now});
    await sign(caller);
    await eventually(() => {
      const [row] = rowsIn(settings, 'webhook_deliveries');
      return row?.['attempts'] === 1 && row['lease'] === null;
    });
    now += 26 * 3_600_000;
    await eventually(() => rowsIn(settings, 'webhook_deliveries')[0]?.['state'] === 'failed');
    await eventually(() => log.lines.some((line) => line.includes('failed for good')));
    now += 26 * 3_600_000;
    await sleep(1500);
    assert.equal(receiver.got.length, 2);
    now += 30 * 24 * 3_600_000;
    await eventually(() => rowsIn(settings, 'webhook_deliveries').length === 0);
  });

  it('is given up like that where another version of the endpoint has queued what this one does not know', async (t) => {
    let now = Date.now();
    const receiver = await startReceiver(t);
    const {caller, endpoint, settings, log} = await start(t, receiver.url, {now: () => now});
    const row = {...deliveryOf('signature', 'an id', now), kind: 'petition'};
    await endpoint.database.commit((transaction) => insertAll(transaction, 'webhook_deliveries', [row]));
    await eventually(() => log.lines.some((line) => line.includes('will be tried again')));
    now += 26 * 3_600_000;
    await eventually(() => log.lines.some((line) => line.includes('failed for good')));
    await sign(caller);
    await eventually(() => receiver.got.length === 1);
    const left = rowsIn(settings, 'webhook_deliveries').find(({kind}) => kind === 'petition');
    assert.equal(left?.['state'], 'failed');
  });

  it('follows no redirect, and reads no endless answer', async (t) => {
    const answers: Answer[] = [
      (response) => response.writeHead(302, {Location: '/elsewhere'}).end(),
      (response) => {
        response.writeHead(200);
        response.on('error', () => {});
        const more = setInterval(() => response.write('x'.repeat(30_000)), 5);
        response.on('close', () => clearInterval(more));
      },
    ];
    const receiver = await startReceiver(t, (response, got) => answers.shift()?.(response, got));
    let now = Date.now();
    const {caller, settings} = await start(t, receiver.url, {now: () => now});
    await sign(caller);
    await eventually(
      () => receiver.got.length === 1 && rowsIn(settings, 'webhook_deliveries')[0]?.['lease'] === null,
    );
    now += 60_000;
    await eventually(() => rowsIn(settings, 'webhook_deliveries').length === 0);
    assert.deepEqual(
      receiver.got.map(({path}) => path),
      ['/hooks', '/hooks'],
    );
  });

  it('goes out once, also where several instances share the work', async (t) => {
    const receiver = await startReceiver(t);
    const {caller, settings} = await start(t, receiver.url);
    const others = [1, 2].map(() => startEndpoint(t, {settings}));
    await Promise.all(others);
    await Promise.all(
      Array.from({length: 120}, (_, i) => sign(caller, {person: {email: `person${i}@example.org`}})),
    );
    await eventually(() => receiver.got.length >= 120 && rowsIn(settings, 'webhook_deliveries').length === 0);
    assert.equal(receiver.got.length, 120);
    assert.equal(new Set(receiver.got.map(({headers}) => headers['webhook-id'])).size, 120);
  });

  it('does not keep the endpoint from storing, nor from ending, while the receiver is away', async (t) => {
    const {caller, endpoint} = await start(t, 'http://127.0.0.1:9/hooks');
    for (let i = 0; i < 20; i++) {
      assert.equal((await sign(caller, {person: {email: `person${i}@example.org`}})).status, 201);
    }
    const started = performance.now();
    await endpoint.close();
    assert.ok(performance.now() - started < 5000);
  });

  it('has a secret in base64 where it starts with whsec_', async (t) => {
    const receiver = await startReceiver(t);
    const key = Buffer.from('some random bytes, 24 of them');
    const webhook = {url: receiver.url, secret: `whsec_${key.toString('base64')}`};
    const {caller} = await start(t, receiver.url, {settings: {webhook}});
    await sign(caller);
    const {headers, body} = await eventually(() => receiver.got[0]);
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const expected = createHmac('sha256', key).update(signed).digest('base64');
    assert.equal(headers['webhook-signature'], `v1,${expected}`);
  });

  it('is not queued where nobody wants to be told', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    await sign(caller);
    assert.equal(rowsIn(settings, 'webhook_deliveries').length, 0);
  });
});
