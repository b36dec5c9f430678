import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import BetterSqlite3 from 'better-sqlite3';
import {startEndpoint, writeFiles} from './running.ts';

const origin = 'https://blog.example';
const signatures = '/api/petitions/open/signatures';

function assertOpen({headers}: Response, what: string): void {
  assert.equal(headers.get('Access-Control-Allow-Origin'), '*', what);
  assert.equal(headers.get('Access-Control-Expose-Headers'), 'Retry-After', what);
  assert.equal(headers.get('Access-Control-Allow-Credentials'), null, what);
}

describe('a page of another origin', () => {
  it('may read every answer to a GET, errors included', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    writeFiles(settings.kit, {'dist/cdn/petition.js': 'export {};'});
    writeFiles(settings.pages, {'index.html': '<!doctype html>', 'he/index.html': '<!doctype html>'});
    const expected: Record<string, number> = {
      '/api/initiative.json': 200,
      '/api/he/news.json': 200,
      '/api/timeline.json': 404,
      '/api/petitions/open': 200,
      '/api/petitions/nothing': 404,
      '/cdn/petition.js': 200,
      '/cdn/1.2.3/petition.js': 200,
      '/cdn/nothing.js': 404,
      '/health': 200,
      '/ready': 200,
      '/': 200,
      '/he': 301,
      '/nothing/at/all': 404,
    };
    for (const [path, status] of Object.entries(expected)) {
      const response = await caller.get(path, {Origin: origin});
      assert.equal(response.status, status, path);
      assertOpen(response, path);
    }
    const etag = (await caller.get('/api/news.json')).headers.get('ETag') ?? '';
    const unchanged = await caller.get('/api/news.json', {Origin: origin, 'If-None-Match': etag});
    assert.equal(unchanged.status, 304);
    assertOpen(unchanged, '304');
  });

  it('may read every answer to a POST, errors included', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const person = {email: 'anna@example.org'};
    const key = crypto.randomUUID();
    const sending = {key, headers: {Origin: origin}};
    const send = (body: unknown, headers: Record<string, string> = {}, path = signatures) =>
      caller.post(path, body, {headers: {Origin: origin, ...headers}});
    const expected: [number, () => Promise<Response>][] = [
      [201, () => caller.post(signatures, {person}, sending)],
      [200, () => caller.post(signatures, {person}, sending)],
      [422, () => caller.post(signatures, {person, comment: 'another'}, sending)],
      [422, () => send({})],
      [400, () => send('{')],
      [400, () => send({person}, {'Idempotency-Key': 'unquoted'})],
      [415, () => send({person}, {'Content-Type': 'text/plain'})],
      [413, () => send('x'.repeat(65 * 1024))],
      [403, () => send({person}, {}, '/api/petitions/future/signatures')],
      [410, () => send({person}, {}, '/api/petitions/closed/signatures')],
      [404, () => send({person}, {}, '/api/petitions/nothing/signatures')],
      [201, () => send({person, lists: ['alerts']}, {}, '/api/subscriptions')],
      [405, () => send({person}, {}, '/api/initiative.json')],
    ];
    for (const [status, request] of expected) {
      const response = await request();
      assert.equal(response.status, status);
      assertOpen(response, String(status));
      assert.equal(response.headers.get('Cache-Control'), 'no-store', String(status));
    }
    const database = new BetterSqlite3(settings.databaseUrl);
    t.after(() => database.close());
    database.exec('alter table signatures rename to away');
    const broken = await send({person});
    assert.equal(broken.status, 500);
    assertOpen(broken, '500');
    assert.equal(broken.headers.get('Cache-Control'), 'no-store');
  });

  it('gets an answer to its preflight wherever it asks', async (t) => {
    const {caller} = await startEndpoint(t);
    for (const path of [signatures, '/api/he/subscriptions', '/api/initiative.json', '/nothing']) {
      const response = await fetch(new URL(path, caller.url), {
        method: 'OPTIONS',
        headers: {
          Origin: origin,
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'content-type,idempotency-key',
        },
      });
      assert.equal(response.status, 204, path);
      assertOpen(response, path);
      const {headers} = response;
      assert.match(headers.get('Access-Control-Allow-Methods') ?? '', /\bPOST\b/);
      assert.equal(headers.get('Access-Control-Allow-Headers'), 'Content-Type,Idempotency-Key');
      assert.equal(headers.get('Access-Control-Max-Age'), '86400');
    }
  });
});
