/** What one request, or one document of somebody else, cannot do: keep the endpoint so busy that nobody else can sign. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {Representation} from '../src/http/representation.ts';
import {loggedPath} from '../src/log.ts';

/** So long that whatever takes the square of it is not over in the time that is given, in characters. */
const LONG = 150_000;

/** What is given, in ms; it takes a few. */
const GIVEN = 3000;

async function inTime(work: () => unknown): Promise<void> {
  const started = performance.now();
  await work();
  const taken = performance.now() - started;
  assert.ok(taken < GIVEN, `${Math.round(taken)} ms`);
}

describe('what is sent with a request', () => {
  it('may be a path of any length: it is looked through once, and logged in part', async () => {
    for (const part of ['a', '%25', '%40/']) {
      const path = `/${part.repeat(LONG / part.length)}`;
      await inTime(() => assert.ok(loggedPath(path).length <= 301));
    }
    assert.doesNotMatch(loggedPath(`/${'x'.repeat(299)}anna@example.org`), /anna/);
  });

  it('may be a wish for any encoding', async () => {
    const file = new Representation(new Uint8Array(2000), 'text/plain');
    // As much of a header as no server takes, as for the path.
    const headers = new Headers({'Accept-Encoding': `x${' '.repeat(LONG)}x, gzip ;q=0.5`});
    await inTime(async () => {
      const answer = await file.answer(new Request('http://here.invalid', {headers}), {});
      assert.equal(answer.headers.get('Content-Encoding'), 'gzip');
    });
  });
});
