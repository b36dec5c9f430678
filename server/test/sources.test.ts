import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {gzipSync} from 'node:zlib';
import {InitiativeSchema, NewsSchema, problemsOf} from 'peace-widgets/contract';
import type {News} from 'peace-widgets/contract';
import {openEndpoint} from '../src/endpoint.ts';
import type {SourceSettings} from '../src/sources/settings.ts';
import {StartError} from '../src/start-error.ts';
import {campaign} from './campaign.ts';
import {startNewspaper} from './newspaper.ts';
import type {Newspaper} from './newspaper.ts';
import {
  Caller,
  RememberedLog,
  eventually,
  settingsIn,
  startEndpoint,
  temporaryFolder,
  writeFiles,
} from './running.ts';

/** Quick, and allowed to read what a test serves. */
const quick: SourceSettings = {
  privateNetworks: ['loopback'],
  refresh: 40,
  patience: 5_000,
  reading: 20_000,
  longest: 100_000,
};

const rss = (...items: string[]) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>Daily</title><link>/</link>${items.join('')}</channel></rss>`;
const item = (title: string, day = 1, link = `/${encodeURIComponent(title)}`) =>
  `<item><title>${title}</title><link>${link}</link><pubDate>${day} Aug 2013 10:00 GMT</pubDate></item>`;

/** An endpoint whose `sources.json` lists what a newspaper serves. */
async function startReading(
  t: TestContext,
  sources: Record<string, unknown>,
  {settings: more = {}, files = campaign()}: {settings?: Partial<SourceSettings>; files?: object} = {},
) {
  const settings = {
    ...settingsIn(temporaryFolder(), {...files, 'sources.json': sources}),
    sources: {...quick, ...more},
  };
  return startEndpoint(t, {settings, watch: true});
}

async function newsOf(caller: Caller, path = '/api/news.json'): Promise<News> {
  return (await caller.json(path)) as News;
}

async function titlesOf(caller: Caller, path?: string): Promise<(string | undefined)[]> {
  return (await newsOf(caller, path)).items.map(({title}) => title);
}

/** Waits until the news are these. */
async function toldBy(caller: Caller, ...titles: string[]): Promise<void> {
  let last: unknown;
  await eventually(async () => {
    last = await titlesOf(caller);
    return JSON.stringify(last) === JSON.stringify(titles);
  }).catch(() => assert.deepEqual(last, titles));
}

/** Waits until the log says it. */
function said(log: RememberedLog, words: RegExp): Promise<string> {
  return eventually(() => log.lines.find((line) => words.test(line))).catch(() =>
    assert.fail(`${String(words)} is not in\n${log.lines.join('\n')}`),
  );
}

/** What one address gives that fails. */
async function failureOf(
  t: TestContext,
  paper: Newspaper,
  path: string,
  settings?: Partial<SourceSettings>,
): Promise<string> {
  paper.answer('/good', rss(item('Good')));
  const {caller, log} = await startReading(t, {news: [paper.at(path), paper.at('/good')]}, {settings});
  await toldBy(caller, 'Good', 'Talks begin');
  const start = `sources: ${paper.at(path)} `;
  const line = await eventually(() => log.lines.find((line) => line.startsWith(start)));
  return line.slice(start.length);
}

describe('sources of news', () => {
  it('of all formats are one document, newest first, that passes the contract', async (t) => {
    const paper = await startNewspaper(t);
    paper.answer('/rss', rss(item('From RSS &amp;amp; more', 14)));
    paper.answer(
      '/atom',
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Jour</title><entry><id>tag:jour.example,2013:1</id>
       <title type="html">From &lt;b&gt;Atom&lt;/b&gt;</title><link href="a/1"/><updated>2013-08-16T08:00:00Z</updated>
       <author><name>Zoé</name></author></entry></feed>`,
    );
    paper.answer(
      '/json',
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'A blog',
        items: [
          {
            id: 8,
            content_html: '<p>No title, but <i>words</i></p><script>x()</script>',
            date_published: '2013-08-13',
          },
        ],
      }),
    );
    paper.answer(
      '/posts',
      JSON.stringify([
        {
          id: 7,
          date_gmt: '2013-08-15T09:00:00',
          link: '/post',
          title: {rendered: 'From WordPress &#8211; x'},
        },
      ]),
    );
    paper.answer('/sheet', 'Headline,Date,Link\nFrom a sheet,12.8.2013,www.sheet.example/1\n');
    const {caller} = await startReading(t, {
      news: [
        paper.at('/rss'),
        {url: paper.at('/atom'), outlet: 'The Day', category: 'World'},
        paper.at('/json'),
        paper.at('/posts'),
        paper.at('/sheet'),
      ],
    });
    await eventually(async () => (await newsOf(caller)).items.length === 6).catch(() => {});
    const news = await newsOf(caller);
    assert.deepEqual(problemsOf(NewsSchema, news), []);
    assert.deepEqual(news.items, [
      {
        id: 'tag:jour.example,2013:1',
        url: paper.at('/a/1'),
        title: 'From Atom',
        date_published: '2013-08-16T08:00:00Z',
        authors: [{name: 'Zoé'}],
        tags: ['World'],
        language: 'fr',
        _peace: {outlet: {name: 'The Day'}},
      },
      {
        id: `${paper.host}/7`,
        url: paper.at('/post'),
        title: 'From WordPress – x',
        date_published: '2013-08-15T09:00:00Z',
      },
      {
        id: paper.at('/From%20RSS%20%26amp%3Bamp%3B%20more'),
        url: paper.at('/From%20RSS%20%26amp%3Bamp%3B%20more'),
        title: 'From RSS & more',
        date_published: '2013-08-14T10:00:00Z',
        _peace: {outlet: {name: 'Daily'}},
      },
      {
        id: `${paper.host}/8`,
        content_text: 'No title, but words',
        date_published: '2013-08-13',
        _peace: {outlet: {name: 'A blog'}},
      },
      {
        title: 'From a sheet',
        url: 'https://www.sheet.example/1',
        _peace: {published: '2013-08-12'},
      },
      {id: 1, title: 'Talks begin', url: 'https://news.example/1'},
    ]);
    const whole = (await caller.json('/api/initiative.json')) as {news: unknown};
    assert.deepEqual(whole.news, news);
    assert.deepEqual(problemsOf(InitiativeSchema, whole), []);
  });

  it('join what was written: what is there already is not there twice', async (t) => {
    const paper = await startNewspaper(t);
    const written = {
      id: 'own',
      title: 'Written here',
      url: 'https://news.example/a',
      date_published: '2013-09',
    };
    const twice = {...written, id: 'twice', title: 'Written twice'};
    paper.answer(
      '/feed',
      rss(
        item('The same', 2, 'http://www.news.example/a/?utm_source=rss#top'),
        item('Another', 3, 'https://news.example/b'),
        item('Another, again', 1, 'https://news.example/b?utm_medium=x'),
      ),
    );
    const {caller} = await startReading(
      t,
      {news: [paper.at('/feed')]},
      {files: {...campaign(), 'news.json': {title: 'Our news', 'x-later': 1, items: [written, twice]}}},
    );
    await toldBy(caller, 'Written here', 'Written twice', 'Another');
    const {items, ...rest} = await newsOf(caller);
    assert.deepEqual(rest, {title: 'Our news', 'x-later': 1});
    assert.deepEqual(items.slice(0, 2), [written, twice]);
  });

  it('give a campaign news that has none, and none while there are none yet', async (t) => {
    const paper = await startNewspaper(t);
    let release = () => {};
    paper.answer('/feed', (_, response) => {
      release = () => response.end(rss(item('At last')));
    });
    const {caller} = await startReading(
      t,
      {news: [paper.at('/feed')]},
      {files: {'initiative.json': {peace: '1.0'}, 'he/initiative.json': {peace: '1.0'}}},
    );
    assert.deepEqual(await caller.json('/api/news.json'), {
      version: 'https://jsonfeed.org/version/1.1',
      items: [],
    });
    assert.equal((await caller.get('/api/he/news.json')).status, 404);
    await eventually(() => paper.asked('/feed').length > 0);
    release();
    await toldBy(caller, 'At last');
  });

  it('are asked whether anything has changed, and shown again only if it has', async (t) => {
    const paper = await startNewspaper(t);
    const headers = {ETag: '"1"', 'Last-Modified': 'Wed, 14 Aug 2013 10:00:00 GMT'};
    paper.answer('/feed', {headers, body: rss(item('First'))});
    const {caller} = await startReading(t, {news: [paper.at('/feed')]});
    await toldBy(caller, 'First', 'Talks begin');
    paper.answer('/feed', {status: 304});
    const etag = (await caller.get('/api/news.json')).headers.get('ETag');
    const asked = paper.asked('/feed').length;
    await eventually(() => paper.asked('/feed').length > asked + 2);
    assert.equal((await caller.get('/api/news.json')).headers.get('ETag'), etag);
    const last = paper.asked('/feed').at(-1);
    assert.equal(last?.['if-none-match'], '"1"');
    assert.equal(last?.['if-modified-since'], 'Wed, 14 Aug 2013 10:00:00 GMT');
    assert.match(last['user-agent'] ?? '', /^peace-endpoint/);
    paper.answer('/feed', {headers: {ETag: '"2"'}, body: rss(item('Second'))});
    await toldBy(caller, 'Second', 'Talks begin');
  });

  it('stay as they were while a source fails, with one line in the log', async (t) => {
    const paper = await startNewspaper(t);
    paper.answer('/feed', rss(item('Still here')));
    const {caller, log} = await startReading(t, {news: [paper.at('/feed')]});
    await toldBy(caller, 'Still here', 'Talks begin');
    paper.answer('/feed', {status: 500});
    const line = await said(log, /answers 500/);
    assert.equal(line, `sources: ${paper.at('/feed')} answers 500; what was there before stays`);
    const asked = paper.asked('/feed').length;
    await eventually(() => paper.asked('/feed').length > asked + 1);
    paper.answer('/feed', '<!doctype html><title>Database error</title>');
    await said(log, /is a web page and no feed; what was/);
    assert.deepEqual(await titlesOf(caller), ['Still here', 'Talks begin']);
    assert.equal(log.lines.filter((line) => line.includes('answers 500')).length, 1);
    paper.answer('/feed', rss(item('Back')));
    await toldBy(caller, 'Back', 'Talks begin');
    await said(log, /is there again$/);
  });

  it('are there again at once after a restart, though nobody answers any more', async (t) => {
    const paper = await startNewspaper(t);
    paper.answer('/feed', rss(item('Kept')));
    const {caller, endpoint, settings} = await startReading(t, {news: [paper.at('/feed')]});
    await toldBy(caller, 'Kept', 'Talks begin');
    await endpoint.close();
    await paper.stop();
    const log = new RememberedLog();
    const again = await openEndpoint(settings, {log, watch: false});
    t.after(() => again.close());
    assert.deepEqual(await titlesOf(new Caller(again.url)), ['Kept', 'Talks begin']);
    await said(log, /refuses connections; what was there before stays/);
    assert.deepEqual(await titlesOf(new Caller(again.url)), ['Kept', 'Talks begin']);
  });

  it('are asked by one of several instances, which share what it finds', async (t) => {
    const paper = await startNewspaper(t);
    paper.answer('/feed', rss(item('Shared')));
    const {caller, settings} = await startReading(
      t,
      {news: [paper.at('/feed')]},
      {settings: {refresh: 60_000}},
    );
    await toldBy(caller, 'Shared', 'Talks begin');
    const other = await openEndpoint(settings, {log: new RememberedLog(), watch: false});
    t.after(() => other.close());
    assert.deepEqual(await titlesOf(new Caller(other.url)), ['Shared', 'Talks begin']);
    assert.equal(paper.asked('/feed').length, 1);
  });

  it('are left alone as long as they ask for it', async (t) => {
    const paper = await startNewspaper(t);
    paper.answer('/busy', {status: 429, headers: {'Retry-After': '3600'}});
    const reason = await failureOf(t, paper, '/busy');
    assert.equal(reason, 'answers 429, it is asked too often');
    const asked = paper.asked('/good').length;
    await eventually(() => paper.asked('/good').length > asked + 5);
    assert.equal(paper.asked('/busy').length, 1);
  });

  it('can be named otherwise while the endpoint runs, and a slip of the pen changes nothing', async (t) => {
    const paper = await startNewspaper(t);
    paper.answer('/a', rss(item('A')));
    paper.answer('/b', rss(item('B')));
    const {caller, log, settings} = await startReading(t, {news: [paper.at('/a')]});
    await toldBy(caller, 'A', 'Talks begin');
    writeFiles(settings.content, {'sources.json': {news: [paper.at('/b'), 'file:///etc/passwd']}});
    await said(log, /sources\.json \/news\/1: is not an address/);
    assert.deepEqual(await titlesOf(caller), ['A', 'Talks begin']);
    writeFiles(settings.content, {'sources.json': {news: [paper.at('/b')]}});
    await toldBy(caller, 'B', 'Talks begin');
    const asked = paper.asked('/a').length;
    const others = paper.asked('/b').length;
    await eventually(() => paper.asked('/b').length > others + 5);
    assert.equal(paper.asked('/a').length, asked);
  });

  it('stop the start when their list is wrong', async (t) => {
    const wrong = {
      news: ['https://a.example', {url: 'https://user:pass@b.example', limit: 0}],
      petitions: [],
    };
    await assert.rejects(startReading(t, wrong), (error) => {
      assert.ok(error instanceof StartError);
      assert.match(error.message, /sources\.json \/petitions: /);
      assert.match(error.message, /sources\.json \/news\/1/);
      return true;
    });
  });

  it('that repeat themselves take a dozen lines of the log, however long they are', async (t) => {
    const paper = await startNewspaper(t);
    paper.answer('/events.csv', `Date,Title\n${'2013,Talks\n'.repeat(500)}`);
    const {caller, log} = await startReading(t, {timeline: [paper.at('/events.csv')]});
    await eventually(async () => (await (await caller.get('/api/timeline.json')).text()).includes('Talks'));
    await said(log, /^sources: and 489 more rows like these$/);
    assert.equal(log.lines.filter((line) => line.includes('is there already')).length, 10);
  });

  it('fill the other sections from published sheets, each language its own', async (t) => {
    const paper = await startNewspaper(t);
    paper.answer(
      '/people.csv',
      'Name,Delegation,Role\nTzipi Livni,Israel,Minister\nSaeb Erekat,Palestinians,Chief negotiator\n,,\n,Israel,\nAnna,Israel,\n',
    );
    paper.answer('/events.csv', 'תאריך,כותרת\n3/4/2013,השיחות\n');
    const {caller, log} = await startReading(
      t,
      {negotiators: [paper.at('/people.csv')]},
      {
        files: {
          ...campaign(),
          'negotiators.json': {delegations: [{name: 'Israel', members: [{name: 'Anna'}]}]},
          'he/sources.json': {timeline: [paper.at('/events.csv')]},
        },
      },
    );
    const people = await eventually(async () => {
      const json = (await caller.json('/api/negotiators.json')) as {delegations: unknown[]};
      return json.delegations.length > 1 && json;
    });
    assert.deepEqual(people, {
      delegations: [
        {name: 'Israel', members: [{name: 'Anna'}, {name: 'Tzipi Livni', role: 'Minister'}]},
        {name: 'Palestinians', members: [{name: 'Saeb Erekat', role: 'Chief negotiator'}]},
      ],
    });
    await said(log, /people\.csv row 5, column "Name": is blank; the row is left out$/);
    await said(log, /people\.csv row 6: "Anna" is there already, in the JSON or in a row before; the row is/);
    const events = await eventually(async () => {
      const json = (await caller.json('/api/he/timeline.json')) as {events: unknown[]};
      return json.events.length > 0 && json;
    });
    assert.deepEqual(events, {events: [{start: '2013-04-03', title: 'השיחות'}]});
    assert.equal((await caller.get('/api/timeline.json')).status, 404);
  });
});

describe('a source that cannot be trusted', () => {
  it('is not read in a private network, by address, by name or by a redirect', async (t) => {
    const paper = await startNewspaper(t);
    const {port} = new URL(paper.at('/'));
    paper.answer('/secret', rss(item('Secret')));
    const hosts = [
      '127.0.0.1',
      'localhost',
      '[::ffff:127.0.0.1]',
      '2130706433',
      '0x7f.1',
      '10.0.0.1',
      '169.254.169.254',
      '[fd00::1]',
    ];
    const {caller, log} = await startReading(
      t,
      {news: hosts.map((host) => `http://${host}:${port}/secret`)},
      {settings: {privateNetworks: []}},
    );
    const refused = () => log.lines.filter((line) => line.includes('is in a private network'));
    await eventually(
      () => refused().length >= new Set(hosts.map((host) => new URL(`http://${host}`).host)).size,
    );
    assert.deepEqual(paper.asked('/secret'), []);
    assert.deepEqual(await titlesOf(caller), ['Talks begin']);
  });

  it('is not followed into a private network', async (t) => {
    const paper = await startNewspaper(t);
    paper.answer('/hop', {status: 302, headers: {Location: 'http://169.254.169.254/latest/meta-data/'}});
    assert.match(await failureOf(t, paper, '/hop'), /^169\.254\.169\.254 is in a private network/);
    paper.answer('/file', {status: 302, headers: {Location: 'file:///etc/passwd'}});
    assert.equal(
      await failureOf(t, paper, '/file'),
      'redirects to something that is not an address of the web',
    );
  });

  it('is followed where it moves, and its links with it', async (t) => {
    const paper = await startNewspaper(t);
    paper.answer('/old', {status: 301, headers: {Location: '/new/feed'}});
    paper.answer('/new/feed', rss(item('Moved', 1, 'story')));
    const {caller} = await startReading(t, {news: [paper.at('/old')]});
    await toldBy(caller, 'Moved', 'Talks begin');
    assert.equal((await newsOf(caller)).items[0]?.url, paper.at('/new/story'));
  });

  it('is given up when it redirects in a circle, or without end', async (t) => {
    const paper = await startNewspaper(t);
    paper.answer('/a', {status: 302, headers: {Location: '/b'}});
    paper.answer('/b', {status: 302, headers: {Location: '/a'}});
    assert.equal(await failureOf(t, paper, '/a'), 'redirects in a circle');
    for (let hop = 0; hop < 9; hop++) {
      paper.answer(`/${hop}`, {status: 307, headers: {Location: `/${hop + 1}`}});
    }
    assert.equal(await failureOf(t, paper, '/0'), 'redirects more than 5 times');
    assert.deepEqual(paper.asked('/6'), []);
  });

  it('is given up when it is too long: as it says, as it comes, as it is unpacked', async (t) => {
    const paper = await startNewspaper(t);
    const long = 'x'.repeat(200_000);
    paper.answer('/says', {headers: {'Content-Length': '200000'}, body: long});
    let written = 0;
    paper.answer('/endless', (_, response) => {
      const pump = () => {
        while (!response.destroyed && response.write(long.slice(0, 16_384))) written += 16_384;
      };
      response.on('drain', pump);
      pump();
    });
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    assert.ok(bomb.length < 100_000);
    paper.answer('/bomb', {headers: {'Content-Encoding': 'gzip'}, body: bomb});
    for (const path of ['/says', '/endless', '/bomb']) {
      assert.equal(await failureOf(t, paper, path, {refresh: 3_600_000}), 'is longer than 98 kB', path);
    }
    const sofar = written;
    assert.ok(sofar < 20_000_000);
  });

  it('is given up when it is too slow, also in the middle', async (t) => {
    const paper = await startNewspaper(t);
    paper.answer('/silent', () => {});
    paper.answer('/slow', (_, response) => {
      response.write('<rss>');
      const drip = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(drip));
    });
    for (const path of ['/silent', '/slow']) {
      assert.equal(await failureOf(t, paper, path, {patience: 300}), 'does not answer in full within 0.3 s');
    }
  });

  it('is not this endpoint itself, under whatever name', async (t) => {
    const paper = await startNewspaper(t);
    const {caller, log, settings} = await startReading(t, {});
    const {port} = new URL(caller.url);
    paper.answer('/mirror', {status: 302, headers: {Location: `${caller.url}api/news.json`}});
    writeFiles(settings.content, {
      'sources.json': {news: [`http://localhost:${port}/api/initiative.json`, paper.at('/mirror')]},
    });
    await said(log, /initiative\.json answers 508, it is this endpoint itself$/);
    await said(log, /mirror answers 508/);
    // Another endpoint is welcome to it.
    const other = await caller.get('/api/news.json', {'CDN-Loop': 'peace-endpoint-0123456789abcdef'});
    assert.equal(other.status, 200);
  });

  it('may send packed and broken texts, in another encoding than it says', async (t) => {
    const paper = await startNewspaper(t);
    const packed = gzipSync(rss(item('Packed')));
    paper.answer('/gzip', {headers: {'Content-Encoding': 'gzip'}, body: packed});
    assert.deepEqual(await titlesAt(t, paper, '/gzip'), ['Packed']);
    const latin1 = Buffer.from(rss(item('Caf\u00e9')).replace('"1.0"', '"1.0" encoding="utf-8"'), 'latin1');
    paper.answer('/latin1', {headers: {'Content-Type': 'application/rss+xml; charset=utf-8'}, body: latin1});
    assert.deepEqual(await titlesAt(t, paper, '/latin1'), ['Caf\u00e9']);
    const hebrew = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="windows-1255"?><rss><channel><item><title>'),
      Buffer.from([0xf9, 0xec, 0xe5, 0xed]),
      Buffer.from('</title></item></channel></rss>'),
    ]);
    paper.answer('/hebrew', {body: hebrew});
    assert.deepEqual(await titlesAt(t, paper, '/hebrew'), ['שלום']);
    paper.answer('/utf16', {body: Buffer.from('\ufeff' + rss(item('Wide')), 'utf16le')});
    assert.deepEqual(await titlesAt(t, paper, '/utf16'), ['Wide']);
    paper.answer(
      '/broken',
      '<rss><channel><item><title>A & B &eacute;</title></item><item><title>Second</title><b>',
    );
    assert.deepEqual(await titlesAt(t, paper, '/broken'), ['A & B \u00e9', 'Second']);
    paper.answer(
      '/undeclared',
      '<rss><channel><item odd:name="x"><title>A "b:c="d"</title></item></channel></rss>',
    );
    assert.deepEqual(await titlesAt(t, paper, '/undeclared'), ['A "b:c="d"']);
    paper.answer(
      '/broken-behind-a-prolog',
      '<?xml version="1.0"?><!-- c --><?xml-stylesheet href="s"?><rss><channel><item><title>A</title><?php?><p></item>',
    );
    assert.deepEqual(await titlesAt(t, paper, '/broken-behind-a-prolog'), ['A']);
  });

  it('may be another campaign, or hold nothing yet', async (t) => {
    const paper = await startNewspaper(t);
    const news = {
      items: [{id: 'a', title: 'Of friends', url: '/a', _peace: {outlet: {name: 'Friends', url: '/'}}}],
    };
    paper.answer('/whole', JSON.stringify({peace: '1.0', news}));
    paper.answer('/empty', rss());
    const {caller, log} = await startReading(t, {news: [paper.at('/empty'), paper.at('/whole')]});
    await toldBy(caller, 'Talks begin', 'Of friends');
    assert.deepEqual((await newsOf(caller)).items[1]?._peace, {
      outlet: {name: 'Friends', url: paper.at('/')},
    });
    assert.deepEqual(
      log.lines.filter((line) => line.startsWith('sources: ')),
      [],
    );
  });

  it('may define no entities, and holds nothing that is not text', async (t) => {
    const paper = await startNewspaper(t);
    const bomb =
      '<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
    paper.answer('/bomb', `${bomb}${rss(item('x &b; &c;'))}`);
    assert.deepEqual(await titlesAt(t, paper, '/bomb'), ['x &b; &c;']);
    const script = '&lt;b onclick="x()"&gt;Bold&lt;/b&gt; &lt;script&gt;alert(1)&lt;/script&gt;words';
    paper.answer('/script', rss(item(script, 1, 'javascript:alert(1)')));
    const {caller, log} = await startReading(t, {news: [paper.at('/script')]});
    await eventually(async () => (await newsOf(caller)).items.length === 2);
    const [first] = (await newsOf(caller)).items;
    assert.equal(first?.title, 'Bold words');
    assert.equal(first?.url, undefined);
    await said(log, /\/items\/0\/url: is not a link/);
  });

  it('cannot flood the page: long titles are cut, and only the newest are taken', async (t) => {
    const paper = await startNewspaper(t);
    const many = Array.from({length: 60}, (_, index) => item(`Item ${index}`, 1 + (index % 28), `/${index}`));
    paper.answer('/long', rss(item('long '.repeat(15_000), 30, '/long'), ...many));
    const {caller} = await startReading(t, {news: [paper.at('/long')]});
    await eventually(async () => (await newsOf(caller)).items.length > 1);
    const {items} = await newsOf(caller);
    assert.equal(items.length, 51);
    assert.ok((items[0]?.title?.length ?? 0) <= 301);
    assert.match(items[0]?.title ?? '', /long…$/);
  });

  it('is told what to do when somebody named the page of a site', async (t) => {
    const paper = await startNewspaper(t);
    paper.answer(
      '/',
      '<html><head><link rel="alternate" type="application/rss+xml" href="/feed?a=1&amp;b=2"></head>',
    );
    assert.equal(
      await failureOf(t, paper, '/'),
      `is a web page and no feed; its feed is ${paper.at('/feed?a=1&b=2')}`,
    );
    paper.answer('/gone', {status: 410});
    assert.equal(await failureOf(t, paper, '/gone'), 'answers 410, it is gone for good');
    paper.answer('/object', '{"code": "rest_no_route"}');
    assert.equal(await failureOf(t, paper, '/object'), 'is JSON, but no feed: it has no list of items');
  });
});

/** The titles that one address gives. */
async function titlesAt(t: TestContext, paper: Newspaper, path: string): Promise<(string | undefined)[]> {
  const {caller} = await startReading(
    t,
    {news: [paper.at(path)]},
    {files: {'initiative.json': {peace: '1.0'}}},
  );
  await eventually(async () => (await newsOf(caller)).items.length > 0).catch(() => {});
  return titlesOf(caller);
}
