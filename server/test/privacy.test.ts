import assert from 'node:assert/strict';
import {statSync} from 'node:fs';
import {dirname} from 'node:path';
import {describe, it} from 'node:test';
import BetterSqlite3 from 'better-sqlite3';
import {readDefenceSettings} from '../src/defence/settings.ts';
import {loggedError, loggedPath} from '../src/log.ts';
import type {Settings} from '../src/settings.ts';
import {campaign} from './campaign.ts';
import {
  callerOf,
  environmentOf,
  eventually,
  rowsIn,
  settingsIn,
  startEndpoint,
  startProgram,
  temporaryFolder,
} from './running.ts';
import type {Caller} from './running.ts';

/** Everything a visitor sends holds this word. */
const WORD = 'zebra';
const headers = {'X-Forwarded-For': '203.0.113.9', Referer: `https://${WORD}.example`, 'User-Agent': WORD};

const personal = {
  person: {email: `${WORD}@example.org`, givenName: WORD, familyName: WORD, postalCode: WORD},
  comment: WORD,
  custom: {[WORD]: WORD},
  source: {page: `https://${WORD}.example/`},
  consents: [{id: 'updates', given: true, text: WORD}],
};

/** Does everything that can be done, well and badly. */
async function actInManyWays(caller: Caller): Promise<void> {
  const path = '/api/petitions/open/signatures';
  await caller.post(path, personal, {headers});
  await caller.post(path, personal, {headers});
  await caller.post(`${path}?email=${WORD}@example.org`, {...personal, website: WORD}, {headers});
  await caller.post('/api/subscriptions', {...personal, lists: ['alerts']}, {headers});
  await caller.post('/api/subscriptions', {...personal, lists: [WORD]}, {headers});
  await caller.post(path, {...personal, person: {email: WORD}}, {headers});
  await caller.post(path, `{"person": ${WORD}`, {headers});
  await caller.post(path, personal, {headers: {...headers, 'Idempotency-Key': WORD}});
  await caller.post(path, personal, {headers: {...headers, 'Content-Type': `text/${WORD}`}});
  await caller.get(`/api/initiative.json?reader=${WORD}`, headers);
  await caller.get(`/unsubscribe/${WORD}@example.org/now`, headers);
  await caller.get(`/unsubscribe/${WORD}%40example.org`, headers);
}

describe('the log', () => {
  it('has method, path, status, ms and an id of every request, and nothing personal', async (t) => {
    const {caller, log, settings} = await startEndpoint(t);
    await actInManyWays(caller);
    const database = new BetterSqlite3(settings.databaseUrl);
    t.after(() => database.close());
    database.exec('alter table signatures rename to away');
    await caller.post('/api/petitions/open/signatures', personal, {headers});

    const text = log.lines.join('\n');
    assert.doesNotMatch(text, new RegExp(`${WORD}|203\\.0\\.113|127\\.0\\.0\\.1|\\?`, 'i'));
    const requests = log.lines.filter((line) => /^[A-Z]+ \//.test(line));
    assert.equal(requests.length, 13);
    for (const line of requests) assert.match(line, /^(?:GET|POST) \/[\w./…-]+ \d{3} \d+ms [\da-f]{12}$/);
    const statuses = requests.map((line) => line.split(' ')[2]).join(' ');
    assert.equal(statuses, '201 201 201 201 422 422 400 400 415 200 404 404 500');
  });

  it('has the id that the caller got, and the place of a fault', async (t) => {
    const {caller, log, settings} = await startEndpoint(t);
    const id = (await caller.get('/health')).headers.get('X-Request-Id');
    assert.ok(id && log.lines.at(-1)?.endsWith(id));
    const database = new BetterSqlite3(settings.databaseUrl);
    t.after(() => database.close());
    database.exec('drop table signatures');
    const broken = await caller.sign('anna@example.org');
    const fault = log.lines.at(-2) ?? '';
    assert.match(fault, /^[\da-f]{12} SqliteError SQLITE_ERROR: no such table: .*signatures\n\s+at /);
    assert.ok(fault.startsWith(broken.headers.get('X-Request-Id') ?? '?'));
  });

  it('of the program goes to standard output, with the time', async (t) => {
    const program = startProgram(t, environmentOf(settingsIn(temporaryFolder())));
    const caller = await callerOf(program);
    await actInManyWays(caller);
    const {out, err} = await eventually(() => {
      const written = program.output();
      return written.out.split('\n').length > 13 ? written : undefined;
    });
    assert.match(
      out,
      /^\d{4}-\d\d-\d\dT[\d:.]+Z POST \/api\/petitions\/open\/signatures 201 \d+ms [\da-f]{12}$/m,
    );
    assert.doesNotMatch(out + err, new RegExp(WORD));
  });

  it('of the program has one line for what it quotes of feeds and sheets, whatever that would write', async (t) => {
    const header = 'Evil\n2026-11-30T00:00:00.000Z POST /a 201\u001b[31m\u202e';
    const sheet = `Title,Text,"${header}"\nBorders,Where they run.,x\n`;
    const program = startProgram(
      t,
      environmentOf(settingsIn(temporaryFolder(), {...campaign(), 'issues.csv': sheet})),
    );
    await callerOf(program);
    const err = await eventually(() => /^.*Evil.*$/m.exec(program.output().err)?.[0]);
    assert.match(
      err,
      /^\S+ content: \S+ column "Evil%0A2026-11-30T00:00:00.000Z POST \/a 201%1B\[31m%E2%80%AE"/m,
    );
  });

  it('has one line for a request, whatever its path would write', async (t) => {
    const {caller, log} = await startEndpoint(t);
    await caller.get('/x%0A2026-11-30T00:00:00.000Z%20POST%20/a%20201%1B[31m%E2%80%AE%E2%80%A8%00');
    assert.match(
      log.lines.at(-1) ?? '',
      /^GET \/x%0A2026-11-30T00:00:00.000Z%20POST%20\/a%20201%1B\[31m%E2%80%AE%E2%80%A8%00 404 \d+ms [\da-f]{12}$/,
    );
    assert.equal(loggedPath('/he/p/שלום'), '/he/p/שלום');
  });

  it('leaves out what of a path or an error may be personal', () => {
    assert.equal(loggedPath('/unsubscribe/anna@example.org/now'), '/unsubscribe/…/now');
    assert.equal(loggedPath('/unsubscribe/anna%40example.org'), '/unsubscribe/…');
    assert.equal(loggedPath('/unsubscribe/anna%2540example.org'), '/unsubscribe/…');
    assert.equal(loggedPath('/api/petitions/open'), '/api/petitions/open');
    const error = new TypeError(`${WORD} is not a\n function ${WORD}`);
    assert.match(loggedError(error), /^TypeError\n\s+at /);
    assert.doesNotMatch(loggedError(error), new RegExp(WORD));
    const system = Object.assign(new Error('no space left'), {code: 'ENOSPC'});
    assert.match(loggedError(system), /^Error ENOSPC: no space left\n/);
    assert.equal(loggedError(WORD), 'string');
  });
});

describe('what defends the endpoint and what it tells others', () => {
  it('leaves nothing personal in the log, the metrics and the queues', async (t) => {
    const metricsToken = 'only the collector knows it';
    const settings: Settings = {
      ...settingsIn(temporaryFolder()),
      metricsToken,
      // Nobody listens there.
      webhook: {url: `http://127.0.0.1:9/${WORD}`, secret: `${WORD} and twenty-four more letters`},
      defence: {
        ...readDefenceSettings({}),
        trustedProxies: ['loopback'],
        origins: ['https://blog.example'],
        holdRate: {most: 2, period: 3_600_000},
        refuseRate: {most: 11, period: 3_600_000},
      },
    };
    const {caller, log} = await startEndpoint(t, {settings});
    const path = '/api/petitions/open/signatures';
    await caller.post(path, personal, {headers});
    await caller.post(path, {...personal, challenge: WORD, elapsed: 1}, {headers});
    await caller.post(path, personal, {headers: {...headers, Origin: `https://${WORD}.example`}});
    await caller.get(`/api/challenge?who=${WORD}`, headers);
    await actInManyWays(caller);
    await eventually(() => log.lines.some((line) => line.startsWith('webhooks: ')));
    const metrics = await (await caller.get('/metrics', {Authorization: `Bearer ${metricsToken}`})).text();
    const queues = JSON.stringify([rowsIn(settings, 'webhook_deliveries'), rowsIn(settings, 'mails')]);
    for (const text of [log.lines.join('\n'), metrics, queues]) {
      assert.doesNotMatch(text, new RegExp(`${WORD}|203\\.0\\.113|127\\.0\\.0\\.1`, 'i'));
    }
    const statuses = log.lines.flatMap((line) => /^POST \S+ (\d+)/.exec(line)?.[1] ?? []);
    for (const status of ['201', '403', '422', '429']) assert.ok(statuses.includes(status), status);
  });
});

describe('the database', () => {
  it('has personal data in signatures and subscriptions and nowhere else', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    await actInManyWays(caller);
    const tables = rowsIn(settings, "sqlite_master where type = 'table' and name not like 'sqlite_%'");
    const holding = tables
      .map(({name}) => String(name))
      .filter((name) => JSON.stringify(rowsIn(settings, name)).includes(WORD));
    assert.deepEqual(holding.sort(), ['signatures', 'subscriptions']);
    assert.ok(tables.length > 4);
  });

  it('is for nobody else to read, with its log', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    await caller.sign('anna@example.org');
    for (const suffix of ['', '-wal', '-shm', '.secret']) {
      assert.equal(statSync(settings.databaseUrl + suffix).mode & 0o777, 0o600, suffix);
    }
    assert.equal(statSync(dirname(settings.databaseUrl)).mode & 0o777, 0o700);
  });
});
