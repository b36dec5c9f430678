import assert from 'node:assert/strict';
import {once} from 'node:events';
import {request} from 'node:http';
import type {IncomingMessage} from 'node:http';
import {symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {settingsIn, startEndpoint, temporaryFolder, writeFiles} from './running.ts';

const script = `console.log("${'peace '.repeat(400)}");`;

/** An endpoint with a kit of version 1.2.3, an older release, pages, and secrets around them. */
async function startServing(t: TestContext) {
  const folder = temporaryFolder();
  const settings = settingsIn(folder);
  writeFiles(settings.kit, {
    'dist/cdn/peace-widgets.js': script,
    'dist/cdn/peace-widgets.js.map': '{}',
    'dist/cdn/locale/he.json': '{"sign": "חתמו"}',
    'dist/cdn/.hidden': 'SECRET',
    'dist/secret.txt': 'SECRET',
    'dist/cdn-releases/1.0.0/peace-widgets.js': 'console.log("one");',
  });
  writeFiles(settings.pages, {
    'index.html': '<!doctype html><title>Campaign</title>',
    'he/index.html': '<!doctype html><title>קמפיין</title>',
    'empty/style.css': 'p {}',
    'picture.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '.env': 'SECRET',
  });
  writeFiles(folder, {'secret.txt': 'SECRET'});
  symlinkSync(join(folder, 'secret.txt'), join(settings.pages, 'link.txt'));
  symlinkSync(folder, join(settings.kit, 'dist/cdn/link'));
  return startEndpoint(t, {settings});
}

/** A GET with a path exactly as it is given. */
async function getExactly(url: string, path: string): Promise<{status: number | undefined; body: string}> {
  const {hostname, port} = new URL(url);
  const sent = request({hostname, port, path});
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  return {status: response.statusCode, body: await text(response)};
}

describe('/cdn', () => {
  it('serves the newest kit to every origin, for a short time', async (t) => {
    const {caller} = await startServing(t);
    const response = await caller.get('/cdn/peace-widgets.js');
    assert.equal(response.status, 200);
    assert.equal(await response.text(), script);
    const {headers} = response;
    assert.equal(headers.get('Content-Type'), 'text/javascript; charset=utf-8');
    assert.equal(headers.get('Cache-Control'), 'public, max-age=300, stale-while-revalidate=3600');
    assert.equal(headers.get('Access-Control-Allow-Origin'), '*');
    assert.equal(headers.get('Cross-Origin-Resource-Policy'), 'cross-origin');
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    const etag = headers.get('ETag') ?? '';
    assert.equal((await caller.get('/cdn/peace-widgets.js', {'If-None-Match': etag})).status, 304);
  });

  it('serves source maps and languages as JSON', async (t) => {
    const {caller} = await startServing(t);
    for (const path of ['/cdn/peace-widgets.js.map', '/cdn/locale/he.json', '/cdn/1.2.3/locale/he.json']) {
      const response = await caller.get(path);
      assert.equal(response.status, 200, path);
      assert.equal(response.headers.get('Content-Type'), 'application/json', path);
    }
  });

  it('compresses scripts', async (t) => {
    const {caller} = await startServing(t);
    const response = await caller.get('/cdn/peace-widgets.js', {'Accept-Encoding': 'gzip, br'});
    assert.equal(response.headers.get('Content-Encoding'), 'br');
    assert.equal(await response.text(), script);
  });

  it('serves releases for ever: the current version, and those that were kept', async (t) => {
    const {caller, settings} = await startServing(t);
    const bodyOf = async (path: string) => {
      const response = await caller.get(path);
      assert.equal(response.headers.get('Cache-Control'), 'public, max-age=31536000, immutable', path);
      assert.equal(response.headers.get('Cross-Origin-Resource-Policy'), 'cross-origin', path);
      return response.text();
    };
    assert.equal(await bodyOf('/cdn/1.2.3/peace-widgets.js'), script);
    assert.equal(await bodyOf('/cdn/1.0.0/peace-widgets.js'), 'console.log("one");');
    writeFiles(settings.kit, {'dist/cdn-releases/1.2.3/peace-widgets.js': 'as it was released'});
    assert.equal(await bodyOf('/cdn/1.2.3/peace-widgets.js'), 'as it was released');
  });

  it('does not remember for ever that a file is missing', async (t) => {
    const {caller} = await startServing(t);
    for (const path of ['/cdn/9.9.9/peace-widgets.js', '/cdn/1.0.0/nothing.js', '/cdn/nothing.js', '/cdn/']) {
      const response = await caller.get(path);
      assert.equal(response.status, 404, path);
      assert.equal(response.headers.get('Cache-Control'), 'no-store', path);
    }
  });

  it('serves a new build without a restart', async (t) => {
    const {caller, settings} = await startServing(t);
    const before = (await caller.get('/cdn/peace-widgets.js')).headers.get('ETag');
    writeFiles(settings.kit, {'dist/cdn/peace-widgets.js': 'rebuilt'});
    const response = await caller.get('/cdn/peace-widgets.js');
    assert.equal(await response.text(), 'rebuilt');
    assert.notEqual(response.headers.get('ETag'), before);
  });
});

describe('the pages', () => {
  it('are served with their policy, and asked for anew each time', async (t) => {
    const {caller} = await startServing(t);
    for (const [path, title] of [
      ['/', 'Campaign'],
      ['/index.html', 'Campaign'],
      ['/he/', 'קמפיין'],
    ] as const) {
      const response = await caller.get(path);
      assert.equal(response.status, 200, path);
      assert.ok((await response.text()).includes(title), path);
      const {headers} = response;
      assert.equal(headers.get('Content-Type'), 'text/html; charset=utf-8');
      assert.equal(headers.get('Cache-Control'), 'no-cache');
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
      assert.equal(headers.get('Referrer-Policy'), 'strict-origin-when-cross-origin');
      const policy = headers.get('Content-Security-Policy') ?? '';
      assert.match(policy, /^default-src 'self'; /);
      assert.match(policy, /; frame-ancestors \*$/);
    }
    const picture = await caller.get('/picture.svg');
    assert.match(picture.headers.get('Content-Type') ?? '', /^image\/svg\+xml/);
    assert.equal(picture.headers.get('Content-Security-Policy'), null);
  });

  it('have their folders with a slash at the end', async (t) => {
    const {caller} = await startServing(t);
    const response = await caller.get('/he');
    assert.equal(response.status, 301);
    assert.equal(response.headers.get('Location'), '/he/');
    assert.equal((await getExactly(caller.url, '//he')).status, 301);
    for (const path of ['/empty/', '/nothing', '/nothing/']) {
      assert.equal((await caller.get(path)).status, 404, path);
    }
  });

  it('may be missing', async (t) => {
    const {caller} = await startEndpoint(t, {
      settings: {...settingsIn(temporaryFolder()), pages: '/nowhere'},
    });
    assert.equal((await caller.get('/')).status, 404);
    assert.equal((await caller.get('/health')).status, 200);
  });
});

describe('a path that leads out of its folder', () => {
  const paths = [
    '/cdn/../secret.txt',
    '/cdn/%2e%2e/secret.txt',
    '/cdn/..%2fsecret.txt',
    '/cdn/..%2f..%2f..%2fsecret.txt',
    '/cdn/1.2.3/..%2f..%2fsecret.txt',
    '/cdn/1.0.0/..%2f..%2f..%2f..%2fsecret.txt',
    '/cdn/..%5csecret.txt',
    '/cdn/....//secret.txt',
    '/cdn/link/secret.txt',
    '/cdn/.hidden',
    '/link.txt',
    '/.env',
    '/..%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/he/..%2f..%2fsecret.txt',
    '/index.html%00.txt',
    '/%ff',
    '/%',
    '/%2fetc%2fpasswd',
    '//etc/passwd',
    '/data/test.sqlite',
  ];
  for (const path of paths) {
    it(`finds nothing: ${path}`, async (t) => {
      const {caller} = await startServing(t);
      const {status, body} = await getExactly(caller.url, path);
      assert.equal(status, 404);
      assert.doesNotMatch(body, /SECRET|root:/);
    });
  }
});
