import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {settingsIn, startEndpoint, temporaryFolder, writeFiles} from './running.ts';

function start(t: TestContext, publicUrl?: string) {
  const settings = settingsIn(temporaryFolder());
  writeFiles(settings.pages, {'index.html': '<!doctype html><p>Hello', 'map.svg': '<svg/>'});
  return startEndpoint(t, {settings: {...settings, publicUrl}});
}

describe('every answer', () => {
  it('says that types are what they say, pages and errors included', async (t) => {
    const {caller} = await start(t);
    for (const path of ['/', '/map.svg', '/api/petitions/open', '/api/nothing', '/p/open', '/health']) {
      const {headers} = await caller.get(path);
      assert.equal(headers.get('X-Content-Type-Options'), 'nosniff', path);
      assert.ok(headers.has('Referrer-Policy'), path);
      assert.equal(headers.get('Strict-Transport-Security'), null, path);
      assert.equal(headers.get('X-Powered-By'), null, path);
    }
  });

  it('insists on TLS where the endpoint is reached by it', async (t) => {
    const {caller} = await start(t, 'https://petition.example/');
    for (const path of ['/', '/api/petitions/open', '/api/nothing']) {
      const {headers} = await caller.get(path);
      assert.equal(headers.get('Strict-Transport-Security'), 'max-age=31536000', path);
    }
    const plain = await start(t, 'http://petition.example/');
    assert.equal((await plain.caller.get('/')).headers.get('Strict-Transport-Security'), null);
  });
});

describe('a page', () => {
  it('may load from here only, runs no plugin and needs no camera', async (t) => {
    const {caller} = await start(t);
    const {headers} = await caller.get('/');
    const policy = headers.get('Content-Security-Policy') ?? '';
    for (const rule of ["default-src 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'"]) {
      assert.ok(policy.includes(rule), rule);
    }
    assert.match(headers.get('Permissions-Policy') ?? '', /camera=\(\), geolocation=\(\), microphone=\(\)/);
    assert.equal(headers.get('Cross-Origin-Opener-Policy'), 'same-origin-allow-popups');
  });

  it('that the endpoint draws itself has a stricter policy of its own', async (t) => {
    const {caller} = await start(t);
    const {headers} = await caller.get('/p/open');
    assert.match(headers.get('Content-Security-Policy') ?? '', /^default-src 'none';/);
  });
});

describe('data', () => {
  it('is no page, also where somebody opens it as one', async (t) => {
    const {caller} = await start(t);
    for (const path of ['/api/petitions/open', '/api/news.json', '/api/nothing', '/api/challenge']) {
      const {headers} = await caller.get(path);
      const policy = headers.get('Content-Security-Policy');
      assert.equal(policy, "default-src 'none'; frame-ancestors 'none'", path);
    }
  });
});
