import {expect, fixture, html} from '@open-wc/testing';
import type {SharedDocument} from '../../src/document/cache.ts';
import {findCopy} from '../../src/document/copies.ts';
import {page} from '../../src/page.ts';
import type {PeaceErrorEvent, PeaceLoadEvent} from '../../src/widget/events.ts';
import {endpoint} from '../endpoint/client.ts';
import {all, articles, feedFrom, feedOf, headlines, newFeed, one, reaches, textOf} from './shown.ts';
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

// What is wrong is said on the console: part of the promise, and noise in a report.
const {warn} = console;
let warnings: string[] = [];
beforeEach(() => {
  warnings = [];
  console.warn = (line: string) => warnings.push(line);
});
afterEach(() => {
  console.warn = warn;
});

const shows = (feed: Parameters<typeof headlines>[0], ...titles: string[]) =>
  waitUntil(() => headlines(feed).join() === titles.join(), `not ${titles.join()}`, {timeout: 5000});

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
    const {lang, dir} = one(feed, '[part=title] span');
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

  it('do not wait long for each other; what comes late does not push down what is read', async () => {
    const slow = await endpoint.script([{body: xml('newer'), hold: true}]);
    const old = {...paper, items: [{...paper.items[0], date_published: '2012'}]};
    const feed = await feedFrom(`${slow} ${await endpoint.script([{json: old}])}`, 'ready');
    expect(headlines(feed)).to.deep.equal(['printed']);
    await endpoint.release(slow);
    await waitUntil(() => all(feed, '[part=fresh]').length, 'no button', {timeout: 5000});
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
  it('passes for no other document, and leaves no copy under another address', async () => {
    const campaign = new URL('campaign.json', location.href).href;
    const forged = {json: {items: articles(1)}, at: 1};
    const src = await endpoint.script([{json: {items: [], sources: [{url: campaign, copy: forged}]}}]);
    const feed = await feedFrom(src, 'empty');
    expect(headlines(feed)).to.deep.equal([]);
    expect(await findCopy(campaign)).to.equal(undefined);
  });
});

describe('peace-news-feed: older articles', () => {
  it('come page by page, until a page leads back', async () => {
    const second = await endpoint.script([{json: {}}]);
    const first = await endpoint.script([{json: {items: articles(2), next_url: second}}]);
    await endpoint.rescript(second, [{json: {items: articles(4).slice(1), next_url: first}}]);
    const feed = await feedFrom(first, 'ready');
    const more = one(feed, '[part=more]');
    expect(textOf(more)).to.equal('Show older articles');
    more.click();
    await shows(feed, 'Article 1', 'Article 2', 'Article 3', 'Article 4');
    expect(feed.shadowRoot?.activeElement?.getAttribute('href')).to.equal('https://news.example/3');
    expect(all(feed, '[part=more], [part=fresh]')).to.be.empty;
    expect(await endpoint.requests(first)).to.have.length(1);
  });

  it('of WordPress end where there is no further page', async () => {
    const post = (id: number) => ({
      id,
      title: {rendered: `Post ${id}`},
      link: `https://b.example/${id}`,
      date_gmt: `2013-0${9 - id}-01T10:00:00`,
    });
    const src = `${await endpoint.script([{json: [post(1), post(2)]}, {status: 400, json: {code: 'rest_post_invalid_page_number'}}])}?per_page=2`;
    const feed = await feedFrom(src, 'ready');
    one(feed, '[part=more]').click();
    await waitUntil(() => !all(feed, '[part=more]').length, 'the button stays', {timeout: 5000});
    expect(headlines(feed)).to.deep.equal(['Post 1', 'Post 2']);
    expect(all(feed, '[part=missing]')).to.be.empty;
  });
});

describe('peace-news-feed: news that comes while it is read', () => {
  it('waits behind a button, and is announced politely', async () => {
    const newer = {id: 'n', title: 'newest', date_published: '2014-01-01'};
    const src = await endpoint.script([
      {json: {items: articles(2)}},
      {json: {items: [newer, ...articles(2)]}},
    ]);
    const feed = await feedFrom(src, 'ready');
    feed.reload();
    await waitUntil(() => all(feed, '[part=fresh]').length, 'no button', {timeout: 5000});
    expect(headlines(feed)).to.deep.equal(['Article 1', 'Article 2']);
    expect(one(feed, '[part=fresh]').closest('[role=status]')).not.to.equal(null);
    one(feed, '[part=fresh]').click();
    await shows(feed, 'newest', 'Article 1', 'Article 2');
  });

  it('changes in place what is there', async () => {
    const changed = [{...articles(1)[0], title: 'Corrected'}];
    const src = await endpoint.script([{json: {items: articles(1)}}, {json: {items: changed}}]);
    const feed = await feedFrom(src, 'ready');
    feed.reload();
    await shows(feed, 'Corrected');
  });

  it('is marked at the next visit, on this device only, on request', async () => {
    const src = await endpoint.script([{json: {items: articles(1)}}, {json: {items: articles(2)}}]);
    const first = await feedFrom(src, 'ready', {unread: ''});
    expect(all(first, '[part=new]')).to.be.empty;
    first.reload();
    await shows(first, 'Article 1', 'Article 2');
    expect(all(first, '[part=new]')).to.have.length(1);
    first.remove();
    const second = await feedFrom(src, 'ready', {unread: ''});
    expect(all(second, '[part=new]')).to.be.empty;
  });
});

describe('peace-news-feed: finding', () => {
  const items = [
    {title: 'Café talks', summary: 'On water.', tags: ['News'], _peace: {outlet: {name: 'Paper'}}},
    {title: 'Water & borders', tags: ['Analysis'], _peace: {outlet: {name: 'Blog'}}},
    {title: 'שָׁלוֹם', tags: ['news'], language: 'he'},
  ];
  const search = async (feed: Awaited<ReturnType<typeof feedOf>>, words: string) => {
    const field = one<HTMLInputElement>(feed, '[type=search]');
    field.value = words;
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await feed.updateComplete;
  };

  it('marks the words that were found, without accents or points, and says how many', async () => {
    const feed = await feedOf(items, {searchable: ''});
    await search(feed, 'CAFE wat');
    expect(headlines(feed)).to.deep.equal(['Café talks']);
    expect(all(feed, 'mark').map(textOf)).to.deep.equal(['Café', 'wat']);
    expect(textOf(one(feed, '.search [role=status]'))).to.equal('1 match.');
    await search(feed, 'שלום');
    expect(all(feed, 'mark').map(textOf)).to.deep.equal(['שָׁלוֹם']);
    await search(feed, '<b>');
    expect(textOf(one(feed, '.search [role=status]'))).to.equal('Nothing matches.');
    await search(feed, '');
    expect(headlines(feed)).to.have.length(3);
  });

  it('chooses by category and outlet, each with buttons', async () => {
    const feed = await feedOf(items, {filterable: ''});
    const chip = (name: string) => all(feed, '.chip').find((button) => textOf(button) === name);
    expect(all(feed, '.chip').map(textOf)).to.deep.equal(['All', 'News', 'Analysis', 'All', 'Paper', 'Blog']);
    chip('News')?.click();
    await feed.updateComplete;
    expect(headlines(feed)).to.deep.equal(['Café talks', 'שָׁלוֹם']);
    expect(chip('News')?.getAttribute('aria-pressed')).to.equal('true');
    chip('Blog')?.click();
    await feed.updateComplete;
    expect(headlines(feed)).to.be.empty;
  });

  it('has a list to choose from where there are many', async () => {
    const feed = await feedOf(
      articles(8).map((article, index) => ({...article, tags: [`T${index}`]})),
      {filterable: ''},
    );
    const select = one<HTMLSelectElement>(feed, 'select');
    expect(select.labels.length && textOf(select.labels[0] as HTMLElement)).to.match(/^Category/);
    select.value = 'T3';
    select.dispatchEvent(new Event('change'));
    await feed.updateComplete;
    expect(headlines(feed)).to.deep.equal(['Article 4']);
  });

  it('stands below headings with group-by', async () => {
    const feed = await feedOf([...items, {title: 'other'}], {'group-by': 'category', heading: 'News'});
    expect(all(feed, '[part=group]').map(textOf)).to.deep.equal(['News', 'Analysis', 'More news']);
    expect(all(feed, 'ul').map((list) => list.children.length)).to.deep.equal([2, 1, 1]);
    expect(one(feed, '[part=group]').getAttribute('aria-level')).to.equal('3');
    expect(one(feed, '[part=title]').getAttribute('aria-level')).to.equal('4');
  });

  it('goes from the oldest on, and between dates, where a page says so', async () => {
    const feed = await feedOf(articles(5), {order: 'asc', start: '2013-09-27', end: '2013-09-29'});
    expect(headlines(feed)).to.deep.equal(['Article 4', 'Article 3', 'Article 2']);
    expect((await feedOf(articles(5), {outlet: 'Paper'})).state).to.equal('empty');
  });
});

describe('peace-news-feed: thousands of articles', () => {
  const many = (count: number) =>
    Array.from({length: count}, (_, index) => ({id: index, title: `Article ${index}`}));

  it('are in the page in the end, up to 2,000, and more by a button', async () => {
    const feed = await feedOf(many(2100), {limit: '0'});
    expect(all(feed, 'article').length).to.be.below(100);
    await waitUntil(() => all(feed, 'article').length === 2000, 'not all', {timeout: 9000});
    expect(headlines(feed)[1999]).to.equal('Article 1999');
    expect(all(feed, '[type=search]')).to.have.length(1);
    one(feed, '[part=more]').click();
    await feed.updateComplete;
    expect(headlines(feed)).to.have.length(2050);
  });

  it('come by themselves near the end on request, as a feed that page keys go through', async () => {
    const feed = await feedOf(many(60), {limit: '5', autoload: ''});
    await waitUntil(() => all(feed, 'article').length >= 55, 'no more', {timeout: 5000});
    expect(all(feed, '[role=feed] article')).to.have.length(all(feed, 'article').length);
    const [first, second] = all(feed, 'article');
    expect(first?.getAttribute('aria-posinset')).to.equal('1');
    expect(first?.getAttribute('aria-setsize')).to.equal('60');
    first?.focus();
    first?.dispatchEvent(new KeyboardEvent('keydown', {key: 'PageDown', bubbles: true}));
    expect(feed.shadowRoot?.activeElement === second).to.equal(true);
    second?.dispatchEvent(new KeyboardEvent('keydown', {key: 'PageUp', bubbles: true}));
    expect(feed.shadowRoot?.activeElement === first).to.equal(true);
    await expect(feed).to.be.accessible();
  });
});

describe('peace-news-feed: for the page', () => {
  it('tells search engines on request, and takes it back', async () => {
    const feed = await feedOf([{...articles(1)[0], title: '</script>', authors: [{name: 'Ada'}]}], {
      'structured-data': '',
    });
    const script = () => feed.querySelector('script[type="application/ld+json"]');
    const data = JSON.parse(script()?.textContent ?? '') as {
      itemListElement: {item: Record<string, unknown>}[];
    };
    expect(script()?.textContent).not.to.include('<');
    expect(data.itemListElement[0]?.item).to.deep.equal({
      '@type': 'NewsArticle',
      headline: '</script>',
      url: 'https://news.example/1',
      datePublished: '2013-09-30',
      author: [{'@type': 'Person', name: 'Ada'}],
    });
    feed.structuredData = false;
    await feed.updateComplete;
    expect(script()).to.equal(null);
  });

  it('tells other sites no more than the page wants', async () => {
    const feed = await feedOf(articles(1), {'referrer-policy': 'no-referrer'});
    expect(one<HTMLAnchorElement>(feed, '.title a').referrerPolicy).to.equal('no-referrer');
  });

  for (const layout of ['list', 'cards', 'compact', 'headlines', 'lead']) {
    it(`is accessible in the layout ${layout}`, async () => {
      const items = articles(3).map((article) => ({
        ...article,
        summary: 'S',
        tags: ['T'],
        authors: [{name: 'A'}],
      }));
      const feed = await feedOf(items, {
        layout,
        heading: 'News',
        searchable: '',
        filterable: '',
        'group-by': 'category',
      });
      expect(all(feed, '[part=summary]')).to.have.length(
        layout === 'compact' || layout === 'headlines' ? 0 : 3,
      );
      await expect(feed).to.be.accessible();
    });
  }
});
