import {expect, fixture, html} from '@open-wc/testing';
import type {SharedDocument} from '../../src/document/cache.ts';
import {findCopy} from '../../src/document/copies.ts';
import {page} from '../../src/page.ts';
import type {PeaceErrorEvent, PeaceLoadEvent} from '../../src/widget/events.ts';
import {endpoint} from '../endpoint/client.ts';
import {warnings} from '../widget/warnings.ts';
import {all, articles, feedFrom, headlines, newFeed, one, reaches, shows, textOf} from './shown.ts';
import {waitUntil} from '../patience.ts';

const xml = (...titles: string[]) =>
  `<rss version="2.0"><channel><title>Blog</title>${titles
    .map(
      (title, day) =>
        `<item><title>${title}</title><link>${title}.html</link><pubDate>1${day} Sep 2013 10:00 GMT</pubDate></item>`,
    )
    .join('')}</channel></rss>`;

const paper = {
  title: 'Paper',
  items: [{id: 'https://p.example/1', title: 'printed', date_published: '2013-09-10'}],
};

describe('peace-news-feed: formats over HTTP', () => {
  it('reads RSS, with links relative to it', async () => {
    const src = await endpoint.script(
      [{body: xml('one'), headers: {'Content-Type': 'application/rss+xml'}}],
      'feed.xml',
    );
    const feed = await feedFrom(src, 'ready');
    expect(headlines(feed)).to.deep.equal(['one']);
    expect(one<HTMLAnchorElement>(feed, '.title a').href).to.equal(new URL('one.html', src).href);
  });

  it('reads UTF-8 with a wrong label, and other encodings with theirs', async () => {
    const headers = {'Content-Type': 'text/xml; charset=iso-8859-1'};
    const hebrew = await endpoint.script([
      {body: `<?xml version="1.0" encoding="windows-1255"?>${xml('שלום')}`, headers},
    ]);
    expect(headlines(await feedFrom(hebrew, 'ready'))).to.deep.equal(['שלום']);
    const latin = await endpoint.script([
      {file: 'test/news-feed/latin-1.xml', headers: {'Content-Type': 'text/xml'}},
    ]);
    expect(headlines(await feedFrom(latin, 'ready'))).to.deep.equal(['Café “paix”']);
  });

  it('reads UTF-16 in both orders of its bytes', async () => {
    for (const order of ['be', 'le']) {
      const src = await endpoint.script([{file: `test/news-feed/utf-16${order}.xml`}]);
      expect(headlines(await feedFrom(src, 'ready'))).to.deep.equal(['שלום']);
    }
  });

  for (const [what, body] of [
    ['ends in the middle', '<rss><channel><item><title>Told</title></item><item><link>/b'],
    [
      'numbers signs that do not exist',
      '<rss><channel><item><title>Told&#x0B;&#11;</title></item></channel></rss>',
    ],
    [
      'has names that it does not declare',
      '<rss><channel><item><media:content url="/a"/><title>Told</title></item></channel></rss>',
    ],
    ['does not close what it opens', '<rss><channel><item><title>Told</title><p></item></channel></rss>'],
    [
      'begins with its type',
      '<!DOCTYPE rss SYSTEM "rss-0.91.dtd"><rss><channel><item><title>Told</title></item></channel></rss>',
    ],
    [
      'has a prefix everywhere',
      '<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"><atom:entry><atom:title>Told</atom:title></atom:entry></atom:feed>',
    ],
    ['is in capitals', '<RSS><CHANNEL><ITEM><TITLE>Told</TITLE></ITEM></CHANNEL></RSS>'],
  ] as const) {
    it(`reads XML that ${what}`, async () => {
      const feed = await feedFrom(await endpoint.script([{body}]), 'ready');
      expect(headlines(feed)).to.deep.equal(['Told']);
    });
  }

  it('says that XML is no feed', async () => {
    const messages: string[] = [];
    const feed = newFeed({src: await endpoint.script([{body: '<?xml version="1.0"?><html/>'}])});
    feed.addEventListener('peace-error', ({message}: PeaceErrorEvent) => messages.push(message));
    await fixture(html`${feed}`);
    await reaches(feed, 'error');
    expect(messages[0]).to.match(/is XML, but no feed: <html>/);
  });

  it('marks the headlines of RSS in the language that it names', async () => {
    const body = '<rss><channel><language>he</language><item><title>שלום</title></item></channel></rss>';
    const feed = await feedFrom(await endpoint.script([{body}]), 'ready');
    const {lang, dir} = one(feed, '[part=title]');
    expect([lang, dir]).to.deep.equal(['he', 'rtl']);
  });

  it('shows nothing where a WordPress site has no posts', async () => {
    const feed = await feedFrom(await endpoint.script([{json: []}]), 'empty');
    expect(textOf(one(feed, '[part=empty]'))).to.equal('No news has been published yet.');
  });
});

describe('peace-news-feed: several sources', () => {
  it('are one feed by date, each article under the name of its source', async () => {
    const a = await endpoint.script([{json: paper}]);
    const b = await endpoint.script([{body: xml('posted', 'later')}]);
    const feed = await feedFrom(`${a}\n  ${b}`, 'ready');
    expect(headlines(feed)).to.deep.equal(['later', 'posted', 'printed']);
    expect(all(feed, '[part=outlet]').map(textOf)).to.deep.equal(['Blog', 'Blog', 'Paper']);
    expect(all(feed, '[part=missing], [part=more]')).to.be.empty;
  });

  it('do not hide each other: one that fails is named, quietly', async () => {
    const a = await endpoint.script([{status: 500}], 'feed.json');
    const b = await endpoint.script([{body: xml('posted')}]);
    const feed = newFeed({src: `${a} ${b}`});
    const told: string[] = [];
    feed.addEventListener('peace-error', ({kind}: PeaceErrorEvent) => told.push(kind));
    feed.addEventListener('peace-load', ({url}: PeaceLoadEvent) => told.push(String(url === `${a} ${b}`)));
    await fixture(html`${feed}`);
    await reaches(feed, 'ready');
    expect(headlines(feed)).to.deep.equal(['posted']);
    expect(textOf(one(feed, '[part=missing]'))).to.equal(`Not available just now: ${new URL(a).host}`);
    expect(told).to.deep.equal(['status', 'true']);
    expect(warnings.join()).to.include(`${a} answered with status 500`);
  });

  it('on one host are named by it once', async () => {
    const failing = await Promise.all([1, 2].map(() => endpoint.script([{status: 500}])));
    const feed = await feedFrom(`${failing.join(' ')} ${await endpoint.script([{json: paper}])}`, 'ready');
    expect(textOf(one(feed, '[part=missing]'))).to.equal(
      `Not available just now: ${new URL(failing[0] ?? '').host}`,
    );
  });

  it('have a heading only where there is one of them', async () => {
    const feed = await feedFrom(await endpoint.script([{json: paper}]), 'ready');
    expect(textOf(one(feed, '[part=heading]'))).to.equal('Paper');
    expect(all(feed, '[part=outlet]')).to.have.length(0);
  });

  it('that answer at once are told of once', async () => {
    const answers = ['a', 'b'].map((name) => {
      const url = `https://at-once.example/${name}`;
      const listeners = new Set<() => void>();
      const shared: SharedDocument = {
        snapshot: {stale: false},
        subscribe: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
        reload: () => undefined,
      };
      page().documents.set(url, shared);
      return {
        url,
        know: () => (shared.snapshot = {copy: {json: paper, at: 1}, stale: false}),
        tell: () => listeners.forEach((listener) => listener()),
      };
    });
    const feed = newFeed({src: answers.map(({url}) => url).join(' ')});
    let loads = 0;
    feed.addEventListener('peace-load', () => loads++);
    await fixture(html`${feed}`);
    for (const {know} of answers) know();
    for (const {tell} of answers) {
      tell();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await reaches(feed, 'ready');
    expect(loads).to.equal(1);
  });

  const old = {...paper, items: [{...paper.items[0], date_published: '2012'}]};

  it('do not wait long for each other; one that is late comes in where nothing is read yet', async () => {
    const slow = await endpoint.script([{body: xml('newer'), hold: true}]);
    const feed = await feedFrom(`${slow} ${await endpoint.script([{json: old}])}`, 'ready');
    expect(headlines(feed)).to.deep.equal(['printed']);
    expect(all(feed, '[part=outlet]').map(textOf), 'named from the beginning').to.deep.equal(['Paper']);
    expect(all(feed, '[part=heading]')).to.have.length(0);
    await endpoint.release(slow);
    await shows(feed, 'newer', 'printed');
    expect(all(feed, '[part=fresh]')).to.have.length(0);
  });

  it('that are late push nothing down that is read', async () => {
    const slow = await endpoint.script([{body: xml('newer'), hold: true}]);
    const link = {...old, items: [{...old.items[0], url: 'https://p.example/1'}]};
    const feed = await feedFrom(`${slow} ${await endpoint.script([{json: link}])}`, 'ready');
    one(feed, '[part=title] a').focus();
    await endpoint.release(slow);
    await waitUntil(() => all(feed, '[part=fresh]').length, 'no button');
    expect(textOf(one(feed, '[part=fresh]'))).to.equal('1 new article');
    expect(headlines(feed)).to.deep.equal(['printed']);
    one(feed, '[part=fresh]').click();
    await shows(feed, 'newer', 'printed');
    expect(feed.shadowRoot?.activeElement?.textContent).to.equal('newer');
  });

  it('fail together as one does', async () => {
    const src = await endpoint.script([{status: 500}]);
    await feedFrom(`${src} ${await endpoint.script([{status: 500}])}`, 'error');
  });

  it('report what is wrong with its source', async () => {
    const a = await endpoint.script([{json: {items: [{}]}}]);
    const feed = newFeed({src: `${a} ${await endpoint.script([{json: paper}])}`});
    let pointers: string[] = [];
    feed.addEventListener(
      'peace-load',
      ({problems}: PeaceLoadEvent) => (pointers = problems.map(({pointer}) => pointer)),
    );
    await fixture(html`${feed}`);
    await reaches(feed, 'ready');
    expect(pointers).to.deep.equal([`${a}#/items/0`]);
  });
});

describe('peace-news-feed: a hostile feed', () => {
  it('takes no other source for an older page of its own', async () => {
    const b = await endpoint.script([{json: paper}]);
    const a = await endpoint.script([{json: {title: 'Liar', items: [{title: 'lies'}], next_url: b}}]);
    const feed = await feedFrom(`${a} ${b}`, 'ready');
    expect(headlines(feed)).to.deep.equal(['printed', 'lies']);
    expect(all(feed, '[part=outlet]').map(textOf)).to.deep.equal(['Paper', 'Liar']);
    expect(all(feed, '[part=heading], [part=more]')).to.have.length(0);
  });

  it('passes for no other document, and leaves no copy under another address', async () => {
    const campaign = new URL('campaign.json', location.href).href;
    const forged = {json: {items: articles(1)}, at: 1};
    const src = await endpoint.script([{json: {items: [], sources: [{url: campaign, copy: forged}]}}]);
    const feed = await feedFrom(src, 'empty');
    expect(headlines(feed)).to.deep.equal([]);
    expect(await findCopy(campaign)).to.equal(undefined);
  });
});
