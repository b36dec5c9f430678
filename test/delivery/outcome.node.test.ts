import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {newKey} from '../../src/delivery/key.ts';
import {outcomeOf} from '../../src/delivery/outcome.ts';

const receipt = {id: 'r1', status: 'stored', count: 6413};
const problem = {
  title: 'Please look again.',
  errors: [{pointer: '/person/email', detail: 'Enter an address.'}],
};
const outcome = (status: number, body: unknown, wait = 0) =>
  outcomeOf(status, typeof body === 'string' ? body : JSON.stringify(body), wait);

describe('what an answer to an action means', () => {
  for (const status of [200, 201]) {
    it(`${status} with a receipt: stored`, () => {
      assert.deepEqual(outcome(status, receipt), {kind: 'stored', receipt});
    });
  }

  it('a receipt may ask for a click in a mail, and tell of lists', () => {
    const lists = [{id: 'alerts', status: 'confirm'}];
    assert.deepEqual(outcome(201, {id: 'r1', status: 'confirm', lists}), {
      kind: 'stored',
      receipt: {id: 'r1', status: 'confirm', lists},
    });
  });

  for (const [what, status, body] of [
    ['a web page with status 200', 200, '<!doctype html><h1>Thank you!</h1>'],
    ['nothing with status 201', 201, ''],
    ['an empty object with status 200', 200, {}],
    ['a receipt without id', 201, {status: 'stored'}],
    ['a receipt with a blank id', 201, {...receipt, id: ' '}],
    ['a receipt of another status', 201, {...receipt, status: 'queued'}],
    ['a list in place of a receipt', 201, [receipt]],
    ['a receipt with status 202', 202, receipt],
    ['a receipt with status 500', 500, receipt],
    ['422 without problem', 422, {message: 'invalid'}],
    ['422 with a web page', 422, '<h1>Unprocessable</h1>'],
    ['400', 400, problem],
    ['404', 404, ''],
    ['502 with a web page', 502, '<h1>Bad Gateway</h1>'],
    ['403 with a web page, as of a network to log in to', 403, '\n<!doctype html><h1>Welcome!</h1>'],
    ['410 with a web page', 410, '<h1>Gone</h1>'],
  ] as const) {
    it(`${what}: unknown`, () => {
      assert.equal(outcome(status, body).kind, 'unknown');
    });
  }

  it('422 with a problem: invalid, and where', () => {
    assert.deepEqual(outcome(422, problem), {kind: 'invalid', problem, reason: 'answered with status 422'});
  });

  for (const status of [403, 410]) {
    it(`${status}: refused, with the reason if there is one`, () => {
      const closed = {title: 'This petition is closed.'};
      const reason = `answered with status ${status}`;
      assert.deepEqual(outcome(status, closed), {kind: 'refused', problem: closed, reason});
      assert.deepEqual(outcome(status, 'no'), {kind: 'refused', problem: undefined, reason});
    });
  }

  it('429: later, after the time that is asked for', () => {
    assert.deepEqual(outcome(429, '', 90_000), {
      kind: 'later',
      wait: 90_000,
      reason: 'answered with status 429',
    });
  });
});

describe('an idempotency key', () => {
  it('is a UUID of version 4, and never the same', () => {
    const keys = new Set(Array.from({length: 100}, newKey));
    assert.equal(keys.size, 100);
    for (const key of keys)
      assert.match(key, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
