import assert from 'node:assert/strict';
import {resolve} from 'node:path';
import {describe, it} from 'node:test';
import {brotliDecompressSync, gunzipSync} from 'node:zlib';
import {request} from 'node:http';
import {once} from 'node:events';
import {buffer} from 'node:stream/consumers';
import type {IncomingMessage} from 'node:http';
import {DOCUMENT_NAMES} from '../src/content/campaign.ts';
import {Library} from '../src/content/library.ts';
import {campaign} from './campaign.ts';
import {meddle} from './databases.ts';
import {RememberedLog, eventually, problemOf, receiptOf, startEndpoint} from './running.ts';

interface Whole {
  readonly title: string;
  readonly petitions: readonly {readonly id: string; readonly count?: number}[];
  readonly [key: string]: unknown;
}

/** A GET as it comes over the wire: `fetch` undoes encodings. */
async function raw(
  url: URL,
  headers: Record<string, string>,
): Promise<{answer: IncomingMessage; bytes: Buffer}> {
  const sent = request(url, {headers});
  sent.end();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  return {answer, bytes: await buffer(answer)};
}

/** Long enough to be worth compressing. */
const manyNews = {
  'news.json': {items: Array.from({length: 100}, (_, index) => ({id: index, title: `Talks, day ${index}`}))},
};

describe('content', () => {
  it('serves every section alone, as it was written', async (t) => {
    const {caller} = await startEndpoint(t);
    const files = campaign();
    assert.deepEqual(await caller.json('/api/news.json'), files['news.json']);
    assert.deepEqual(await caller.json('/api/signup.json'), files['signup.json']);
    assert.deepEqual(await caller.json('/api/issues.json'), files['issues.json']);
  });

  it('joins the sections into the whole document and keeps keys it does not know', async (t) => {
    const {caller} = await startEndpoint(t);
    const whole = (await caller.json('/api/initiative.json')) as Whole;
    assert.equal(whole.title, 'A campaign');
    assert.deepEqual(whole['x-later'], {kept: true});
    assert.deepEqual(whole.news, campaign()['news.json']);
    assert.deepEqual(Object.keys(whole).sort(), [
      'issues',
      'language',
      'news',
      'peace',
      'petitions',
      'signup',
      'title',
      'x-later',
    ]);
  });

  it('keeps to itself what binds a sign-up and its lists', async (t) => {
    const {caller} = await startEndpoint(t, {
      files: {
        ...campaign(),
        'signup.json': {
          action: {url: '/api/subscriptions'},
          origins: ['https://blog.example'],
          lists: [{id: 'alerts', title: 'Alerts', doubleOptIn: true}],
        },
      },
    });
    const published = {action: {url: '/api/subscriptions'}, lists: [{id: 'alerts', title: 'Alerts'}]};
    assert.deepEqual(await caller.json('/api/signup.json'), published);
    assert.deepEqual(((await caller.json('/api/initiative.json')) as Whole)['signup'], published);
  });

  it('serves a section that stands in the head', async (t) => {
    const issues = {issues: [{title: 'Water', text: 'Who draws it.'}]};
    const {caller} = await startEndpoint(t, {files: {'initiative.json': {peace: '1.0', issues}}});
    assert.deepEqual(await caller.json('/api/issues.json'), issues);
    assert.deepEqual(await caller.json('/api/initiative.json'), {peace: '1.0', issues});
  });

  it('serves the other languages below their folders', async (t) => {
    const {caller} = await startEndpoint(t);
    const whole = (await caller.json('/api/he/initiative.json')) as Whole;
    assert.equal(whole.title, 'קמפיין');
    assert.deepEqual(await caller.json('/api/he/news.json'), campaign()['he/news.json']);
    assert.equal((await caller.get('/api/he/signup.json')).status, 404);
    assert.equal((await caller.get('/api/fr/initiative.json')).status, 404);
  });

  it('answers 404 with a problem for documents that the campaign does not have', async (t) => {
    const {caller} = await startEndpoint(t);
    for (const path of ['/api/timeline.json', '/api/constructor.json', '/api/nothing.json', '/api/']) {
      const response = await caller.get(path);
      assert.equal(response.status, 404, path);
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
      assert.equal((await problemOf(response)).status, 404);
    }
  });

  it('lets documents be cached for a minute and used while the endpoint is away', async (t) => {
    const {caller} = await startEndpoint(t);
    const {headers} = await caller.get('/api/initiative.json');
    assert.equal(headers.get('Content-Type'), 'application/json');
    assert.equal(
      headers.get('Cache-Control'),
      'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400',
    );
  });

  it('answers 304 to who has the document already', async (t) => {
    const {caller} = await startEndpoint(t);
    const etag = (await caller.get('/api/news.json')).headers.get('ETag') ?? '';
    assert.match(etag, /^"[\w-]+"$/);
    for (const tag of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const response = await caller.get('/api/news.json', {'If-None-Match': tag});
      assert.equal(response.status, 304, tag);
      assert.equal(response.headers.get('ETag'), etag);
      assert.match(response.headers.get('Cache-Control') ?? '', /max-age=60/);
      assert.equal(response.headers.get('Vary'), 'Accept-Encoding');
    }
    assert.equal((await caller.get('/api/news.json', {'If-None-Match': '"other"'})).status, 200);
  });

  it('compresses for who can read it, under a tag of its own', async (t) => {
    const {caller} = await startEndpoint(t, {files: {...campaign(), ...manyNews}});
    const url = new URL('/api/news.json', caller.url);
    const plain = await raw(url, {});
    const expected = JSON.stringify(manyNews['news.json']);
    assert.equal(plain.bytes.toString(), expected);
    assert.equal(plain.answer.headers['content-encoding'], undefined);

    const brotli = await raw(url, {'Accept-Encoding': 'gzip, deflate, br'});
    assert.equal(brotli.answer.headers['content-encoding'], 'br');
    assert.equal(brotliDecompressSync(brotli.bytes).toString(), expected);

    const gzip = await raw(url, {'Accept-Encoding': 'br;q=0, gzip;q=0.5'});
    assert.equal(gzip.answer.headers['content-encoding'], 'gzip');
    assert.equal(gunzipSync(gzip.bytes).toString(), expected);

    const tags = [plain, brotli, gzip].map(({answer}) => answer.headers.etag);
    assert.equal(new Set(tags).size, 3);
    const again = await raw(url, {'Accept-Encoding': 'br', 'If-None-Match': String(tags[1])});
    assert.equal(again.answer.statusCode, 304);
  });

  it('answers HEAD like GET without the body', async (t) => {
    const {caller} = await startEndpoint(t);
    const response = await fetch(new URL('/api/news.json', caller.url), {method: 'HEAD'});
    assert.equal(response.status, 200);
    assert.ok(response.headers.get('ETag'));
    assert.equal(await response.text(), '');
  });

  it('adds the stored signatures to what was collected before, live', async (t) => {
    const {caller} = await startEndpoint(t);
    const counts = async (path: string) => {
      const json = (await caller.json(path)) as Whole | Whole['petitions'];
      const petitions = 'petitions' in json ? json.petitions : json;
      return petitions.find(({id}) => id === 'open')?.count;
    };
    const paths = ['/api/initiative.json', '/api/petitions.json', '/api/he/petitions.json'];
    assert.deepEqual(await Promise.all(paths.map(counts)), [5, 5, 5]);
    const before = (await caller.get('/api/petitions.json')).headers.get('ETag');
    await caller.sign('anna@example.org');
    assert.deepEqual(await Promise.all(paths.map(counts)), [6, 6, 6]);
    assert.notEqual((await caller.get('/api/petitions.json')).headers.get('ETag'), before);
  });

  it('leaves the count of a petition alone that another system collects', async (t) => {
    const {caller} = await startEndpoint(t);
    const petitions = (await caller.json('/api/petitions.json')) as Whole['petitions'];
    assert.equal(petitions.find(({id}) => id === 'elsewhere')?.count, 1234);
    assert.equal((await caller.get('/api/petitions/elsewhere')).status, 404);
  });

  it('tells the count of one petition, briefly cached', async (t) => {
    const {caller} = await startEndpoint(t);
    const response = await caller.get('/api/petitions/open');
    assert.equal(response.headers.get('Cache-Control'), 'public, max-age=5, stale-while-revalidate=60');
    assert.deepEqual(await response.json(), {id: 'open', count: 5, goal: 100});
    assert.deepEqual(await caller.json('/api/petitions/other'), {id: 'other', count: 0});
    assert.deepEqual(await caller.json('/api/he/petitions/hebrew'), {id: 'hebrew', count: 0});
    assert.deepEqual(await caller.json('/api/petitions/hebrew'), {id: 'hebrew', count: 0});
  });

  it('answers 304 to who has the count already', async (t) => {
    const {caller} = await startEndpoint(t);
    const etagOf = ({headers}: Response) => headers.get('ETag') ?? '';
    const etag = etagOf(await caller.get('/api/petitions/open'));
    assert.match(etag, /^"[\w-]+"$/);
    const ask = () => caller.get('/api/petitions/open', {'If-None-Match': etag});
    assert.equal((await ask()).status, 304);
    await caller.sign('anna@example.org');
    const changed = await ask();
    assert.equal(changed.status, 200);
    assert.notEqual(etagOf(changed), etag);
  });

  it('asks the database for counts once in a second at most', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    await caller.sign('anna@example.org');
    const started = performance.now();
    assert.equal(await caller.count(), 6);
    meddle(settings, 'update petition_counts set stored = 1000');
    const counts = await Promise.all([caller.count(), caller.count()]);
    if (performance.now() - started < 1000) assert.deepEqual(counts, [6, 6]);
    await eventually(async () => (await caller.count()) === 1005);
    assert.ok(performance.now() - started < 30_000);
    const petitions = (await caller.json('/api/petitions.json')) as Whole['petitions'];
    assert.equal(petitions.find(({id}) => id === 'open')?.count, 1005);
    assert.equal((await receiptOf(await caller.sign('ben@example.org'))).count, 1006);
    assert.equal(await caller.count(), 1006);
  });

  it('serves the main documents also by the name of their language', async (t) => {
    const {caller} = await startEndpoint(t);
    assert.deepEqual(await caller.json('/api/en/initiative.json'), await caller.json('/api/initiative.json'));
    assert.equal((await caller.get('/api/de/initiative.json')).status, 404);
  });

  it('answers 404 with a problem for a petition that is not there', async (t) => {
    const {caller} = await startEndpoint(t);
    const response = await caller.get('/api/he/petitions/nothing');
    assert.equal(response.status, 404);
    assert.equal(response.headers.get('Content-Language'), 'he');
    assert.deepEqual(await problemOf(response), {
      type: 'urn:peace-widgets:problem:unknown-petition',
      title: 'אין כאן עצומה כזאת.',
      status: 404,
    });
  });

  it('has the same in every language of the demo', async (t) => {
    const folder = resolve(import.meta.dirname, '../content');
    const library = await Library.open({folder, log: new RememberedLog(), watch: false});
    t.after(() => library.close());
    /** Where something is said: `/items/the-believer/title`. */
    const places = (value: unknown, place = ''): string[] => {
      if (typeof value !== 'object' || value === null) return [place];
      const named = Object.entries(value).map(([key, item]): [string, unknown] => {
        const {id, value: option} = (item ?? {}) as {id?: string; value?: string};
        return [id ?? option ?? key, item];
      });
      return named.flatMap(([key, item]) => places(item, `${place}/${key}`));
    };
    const english = places(await library.campaign('')).sort();
    assert.ok(english.length > 500);
    for (const language of ['ar', 'es', 'fr', 'he']) {
      assert.deepEqual(places(await library.campaign(language)).sort(), english, language);
    }
  });

  it('finds nothing wrong with the content of the demo', async (t) => {
    const folder = resolve(import.meta.dirname, '../content');
    const library = await Library.open({folder, log: new RememberedLog(), watch: false});
    t.after(() => library.close());
    for (const language of ['', 'ar', 'es', 'fr', 'he']) {
      const documents = await library.campaign(language);
      assert.deepEqual(Object.keys(documents ?? {}).sort(), [...DOCUMENT_NAMES].sort(), language);
    }
  });
});
