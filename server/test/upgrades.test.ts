/** Two versions of the endpoint on one database. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {meddle} from './databases.ts';
import {problemOf, startEndpoint} from './running.ts';

describe('an instance whose tables a newer version has changed', () => {
  for (const [what, change] of [
    ['a column is gone', 'alter table signatures drop column letter'],
    ['a column is called otherwise', 'alter table idempotency_keys rename column receipt to answer'],
  ] as const) {
    it(`has what is sent come again, to the new one: ${what}`, async (t) => {
      const {caller, settings, log} = await startEndpoint(t);
      assert.equal((await caller.sign('anna@example.org')).status, 201);
      meddle(settings, change);
      const response = await caller.sign('ben@example.org');
      assert.equal(response.status, 503);
      assert.equal(response.headers.get('Retry-After'), '2');
      assert.equal((await problemOf(response)).type, 'urn:peace-widgets:problem:busy');
      const told = log.lines.filter((line) => /letter|receipt/.test(line));
      assert.equal(told.length, 1);
      assert.match(told[0] ?? '', /^[\da-f]{12} [^\n]+$/, 'in one line: there may be thousands');
    });
  }
});
