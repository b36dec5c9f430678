/** What one request, or one document of somebody else, cannot do: keep the endpoint so busy that nobody else can sign. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {Representation} from '../src/files/representation.ts';
import {withParts} from '../src/content/parts.ts';
import {loggedPath} from '../src/log.ts';
import {campaign} from './campaign.ts';
import {startNewspaper} from './newspaper.ts';
import {eventually, settingsIn, startEndpoint, temporaryFolder} from './running.ts';

/** So long that whatever takes the square of it is not over in the time that is given, in characters. */
const LONG = 150_000;

/** What is given, in ms; it takes a few. */
const GIVEN = 3000;

/** How long it takes, in ms. */
async function timeOf(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function inTime(work: () => unknown): Promise<void> {
  const taken = await timeOf(work);
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

const feed = (inside: string) =>
  `<rss><channel><item><title>Talks begin again</title><description>${inside}</description></item></channel></rss>`;

/** An endpoint that serves what two newspapers write, of which one is up to something. */
async function startReading(t: TestContext, hostile: string, reading: number) {
  const newspaper = await startNewspaper(t);
  newspaper.answer('/hostile', hostile);
  newspaper.answer('/good', feed('Soon.'));
  const news = [newspaper.at('/hostile'), newspaper.at('/good')];
  const sources = {
    privateNetworks: ['loopback'],
    // A good one is given the same time, in which a process has to start: on a busy machine it may take a second try.
    refresh: 15_000,
    patience: 5000,
    reading,
    longest: 8 * 1024 * 1024,
  };
  const files = {...campaign(), 'sources.json': {news}};
  return startEndpoint(t, {settings: {...settingsIn(temporaryFolder(), files), sources}});
}

describe('a document of somebody else', () => {
  for (const [what, hostile, reading, said] of [
    ['keep a parser busy for a minute', feed('<b>'.repeat(200_000)), 3000, /within 3 s/],
    ['take all memory', `{"items": [${'0,'.repeat(4_000_000)}0]}`, 60_000, /MB of memory/],
  ] as const) {
    it(`may ${what}: signatures are stored meanwhile, and other sources are read`, async (t) => {
      const {caller, log} = await startReading(t, hostile, reading);
      const isTold = () =>
        log.lines.some((line) => line.includes('/hostile cannot be read') && said.test(line));
      const waits: number[] = [];
      do {
        const address = `anna${waits.length % 5}@example.org`;
        waits.push(await timeOf(() => caller.sign(address)));
      } while (!isTold());
      // Where nobody can sign, there is one, and it waits to the end; one of many may wait for a busy machine.
      assert.ok(Math.min(...waits) < GIVEN);
      await eventually(async () => (await (await caller.get('/api/news.json')).text()).includes('again'));
    });
  }

  it('may name ten thousand delegations', async () => {
    const items = Array.from({length: 10_000}, (_, index) => {
      return {name: `Person ${index}`, delegation: `Delegation ${index}`};
    });
    await inTime(() => {
      const {campaign} = withParts({initiative: {}}, [{section: 'negotiators', items}]);
      assert.equal((campaign.negotiators as {delegations: unknown[]}).delegations.length, 10_000);
    });
  });
});
