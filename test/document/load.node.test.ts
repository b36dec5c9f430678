import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {delayOf, load, LoadError} from '../../src/document/load.ts';
import {startEndpoint} from '../endpoint/server.ts';
import type {RunningEndpoint} from '../endpoint/server.ts';

function answered(retryAfter: string | undefined): Response {
  return new Response(null, {headers: retryAfter === undefined ? {} : {'Retry-After': retryAfter}});
}

describe('the pause that a server asks for', () => {
  it('may be seconds', () => assert.equal(delayOf(answered('7')), 7000));

  it('may be a date', () => {
    const delay = delayOf(answered(new Date(Date.now() + 60_000).toUTCString()));
    assert.ok(delay > 58_000 && delay <= 60_000, String(delay));
  });

  it('is none where there is no answer, no header, or nonsense in it', () => {
    assert.equal(delayOf(undefined), 0);
    assert.equal(delayOf(answered(undefined)), 0);
    assert.equal(delayOf(answered('soon')), 0);
    assert.equal(delayOf(answered('')), 0);
  });

  it('is over when its date is', () => {
    assert.ok(delayOf(answered('Wed, 31 Jul 2013 10:00:00 GMT')) <= 0);
    assert.ok(delayOf(answered('0')) <= 0);
  });
});

describe('loading', () => {
  let endpoint: RunningEndpoint;
  before(async () => (endpoint = await startEndpoint()));
  after(() => endpoint.close());

  function options(signal = new AbortController().signal) {
    return {signal, timeout: 5000};
  }

  it('gives what the server sent', async () => {
    const url = await endpoint.script([{json: {peace: '1.0'}}]);
    assert.deepEqual(await load(url, options()), {peace: '1.0'});
  });

  it('takes JSON of any content type, with a byte order mark too', async () => {
    const headers = {'Content-Type': 'text/plain; charset=utf-8'};
    const url = await endpoint.script([{body: '\uFEFF{"peace": "שלום"}', headers}]);
    assert.deepEqual(await load(url, options()), {peace: 'שלום'});
  });

  it('follows a redirect', async () => {
    const target = await endpoint.script([{json: 1}]);
    assert.equal(await load(await endpoint.script([{redirect: target}]), options()), 1);
  });

  it('names the status, and the answer with it', async () => {
    const url = await endpoint.script([{status: 418, json: {}}]);
    await assert.rejects(load(url, options()), (error: LoadError) => {
      assert.ok(error instanceof LoadError);
      assert.deepEqual([error.kind, error.response?.status], ['status', 418]);
      return true;
    });
  });

  it('gives up with the reason of whoever stops it, and asks no more', async () => {
    const url = await endpoint.script([{status: 503}]);
    const controller = new AbortController();
    const loading = load(url, options(controller.signal));
    await endpoint.arrived(url, 1);
    controller.abort('no longer needed');
    await assert.rejects(loading, (reason) => reason === 'no longer needed');
    assert.equal((await endpoint.requests(url)).length, 1);
  });
});
