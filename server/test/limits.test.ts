import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {request} from 'node:http';
import type {IncomingMessage} from 'node:http';
import {describe, it} from 'node:test';
import {problemOf, rowsIn, startEndpoint} from './running.ts';
import type {Caller} from './running.ts';

const path = '/api/petitions/open/signatures';

/** A submission of exactly so many bytes. */
function submissionOf(bytes: number): string {
  const body = JSON.stringify({person: {email: 'anna@example.org'}, 'from-a-newer-kit': ''});
  return body.replace('""', `"${'x'.repeat(bytes - body.length)}"`);
}

/** Posts in pieces, without saying how much there will be. */
async function postInPieces(caller: Caller, body: string): Promise<number | undefined> {
  const sent = request(new URL(path, caller.url), {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'Idempotency-Key': `"${randomUUID()}"`},
  });
  const answered = once(sent, 'response') as Promise<[IncomingMessage]>;
  for (let at = 0; at < body.length; at += 10_000) sent.write(body.slice(at, at + 10_000));
  sent.end();
  const [response] = await answered;
  response.resume();
  return response.statusCode;
}

describe('a body', () => {
  it('of 64 kB is taken, of one byte more refused with 413', async (t) => {
    const {caller} = await startEndpoint(t);
    assert.equal((await caller.post(path, submissionOf(65_536))).status, 201);
    for (const bytes of [65_537, 10_000_000]) {
      const response = await caller.post(path, submissionOf(bytes));
      assert.equal(response.status, 413);
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
      assert.equal((await problemOf(response)).title, 'This is more than 64 kB, too much for one form.');
    }
  });

  it('whose length is not told is counted as it comes', async (t) => {
    const {caller} = await startEndpoint(t);
    assert.equal(await postInPieces(caller, submissionOf(65_536)), 201);
    assert.equal(await postInPieces(caller, submissionOf(65_537)), 413);
    assert.equal(await postInPieces(caller, submissionOf(1_000_000)), 413);
  });

  it('that nests as deep as it can harms nobody', async (t) => {
    const {caller} = await startEndpoint(t);
    const deep = '['.repeat(32_000) + ']'.repeat(32_000);
    assert.equal((await caller.post(path, deep)).status, 422);
    const person = '{"email": "anna@example.org"}';
    assert.equal((await caller.post(path, `{"person": ${person}, "custom": {"a": ${deep}}}`)).status, 422);
    assert.equal((await caller.post(path, `{"person": ${person}, "other": ${deep}}`)).status, 201);
  });

  it('with keys of an object’s own machinery is data like any other', async (t) => {
    const {caller} = await startEndpoint(t);
    const custom = '{"__proto__": "a", "constructor": "b", "toString": "c"}';
    const body = `{"person": {"email": "anna@example.org"}, "custom": ${custom}, "__proto__": {"website": "x"}}`;
    const response = await caller.post(path, body);
    assert.equal(response.status, 201);
    assert.equal(((await response.json()) as {status: string}).status, 'stored');
  });

  it('of too many parts is refused with the place, and one of just enough is taken', async (t) => {
    const {caller} = await startEndpoint(t);
    const person = {email: 'anna@example.org'};
    const many = (count: number) => Object.fromEntries(Array.from({length: count}, (_, i) => [`a${i}`, 'b']));
    assert.equal((await caller.post(path, {person, custom: many(100)})).status, 201);
    const consent = {id: 'updates', given: true, text: 'Yes'};
    const wrong: [string, object][] = [
      ['/custom', {custom: many(101)}],
      ['/consents', {consents: Array(51).fill(consent)}],
      ['/letter/targets', {letter: {subject: 'a', body: 'b', targets: Array(101).fill('c')}}],
    ];
    for (const [pointer, part] of wrong) {
      const response = await caller.post(path, {person, ...part});
      assert.equal(response.status, 422, pointer);
      assert.deepEqual(
        (await problemOf(response)).errors?.map((error) => error.pointer),
        [pointer],
      );
    }
    const lists = Array(51).fill('alerts');
    assert.equal((await caller.post('/api/subscriptions', {person, lists})).status, 422);
  });

  it('is taken with the address of its page cut to a length that statistics can bear', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const page = `https://blog.example/${'x'.repeat(9000)}`;
    const response = await caller.post(path, {person: {email: 'anna@example.org'}, source: {page}});
    assert.equal(response.status, 201);
    assert.equal(rowsIn(settings, 'signatures')[0]?.['source_page'], page.slice(0, 2000));
  });
});

describe('headers', () => {
  it('of more than 16 kB are refused before anything reads them', async (t) => {
    const {caller} = await startEndpoint(t);
    const forwarded = Array(3000).fill('10.0.0.1').join(', ');
    const response = await caller.get('/health', {'X-Forwarded-For': forwarded});
    assert.equal(response.status, 431);
  });
});
