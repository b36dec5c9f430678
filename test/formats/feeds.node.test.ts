import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {DOMParser} from '@xmldom/xmldom';
import {readNews} from '../../src/contract/news.ts';
import type {NewsFeed} from '../../src/contract/news.ts';
import {dateOf} from '../../src/document/formats/feed-date.ts';
import {pictureIn} from '../../src/document/formats/feed-text.ts';
import {isXml, mendedXml, newsOfXml} from '../../src/document/formats/feed-xml.ts';
import {mergedNews} from '../../src/document/formats/merged-news.ts';
import {newsOfWordpress} from '../../src/document/formats/wordpress.ts';

const words = (html: string) => html.replace(/<[^>]*>/g, '');

/** What comes of XML. */
function read(xml: string, url = 'https://feed.example/blog/feed.xml') {
  const parsed = new DOMParser().parseFromString(mendedXml(xml), 'text/xml') as unknown as Document;
  return readNews(newsOfXml(parsed, url, words), url);
}

/** The first article of an RSS feed with these elements in it. */
function article(elements: string, channel = '') {
  const {value} = read(
    `<rss version="2.0" xmlns:media="m" xmlns:dc="d"><channel>${channel}<item><title>T</title>${elements}</item></channel></rss>`,
  );
  assert.ok(value.items[0]);
  return value.items[0];
}

describe('dates of feeds', () => {
  for (const [written, meant] of [
    ['Wed, 02 Oct 2002 08:00:00 GMT', '2002-10-02T08:00:00Z'],
    ['Wed, 02 Oct 2002 08:00:00 +0200', '2002-10-02T06:00:00Z'],
    ['2 Oct 02 8:00 EST', '2002-10-02T13:00:00Z'],
    ['Thu, 5 Sept 2013 22:10:11 PDT', '2013-09-06T05:10:11Z'],
    ['Sun, 8 Sep 2013 10:00:00 CEST', '2013-09-08T08:00:00Z'],
    ['Sun, 8 Sep 2013 10:00:00 IDT', '2013-09-08T07:00:00Z'],
    ['Sun, 8 Sep 2013 10:00:00 UT', '2013-09-08T10:00:00Z'],
    ['Sun, 8 Sep 2013 10:00:00 Atlantis', '2013-09-08T10:00:00Z'],
    ['8 September 2013', '2013-09-08'],
    ['Sun, 08 Sep 2013 00:00:00 +0000', '2013-09-08'],
    ['2013-09-08T00:00:00Z', '2013-09-08'],
    ['2013-09-08 10:00:00', '2013-09-08T10:00:00'],
    ['2013-09-08T10:00:00+0200', '2013-09-08T10:00:00+02:00'],
    ['2013-09-08T10:00:00.123z', '2013-09-08T10:00:00Z'],
    ['2013-09', '2013-09'],
    ['soon', 'soon'],
  ] as const) {
    it(`are read as they are meant: ${written}`, () => assert.equal(dateOf(written), meant));
  }
});

describe('XML', () => {
  it('is known by its first element; web pages are not read', () => {
    for (const xml of ['<?xml version="1.0"?>', ' \n<rss>', '<feed xmlns="…">', '<rdf:RDF>'])
      assert.ok(isXml(xml));
    for (const other of ['<!doctype html>', '<html>', '{}', '']) assert.ok(!isXml(other));
  });

  it('that is no feed is refused with a clear word', () => {
    assert.throws(() => read('<?xml version="1.0"?><html><body/></html>'), /no feed: <html>/);
    assert.throws(() => read('<rss version="2.0"/>'), /no feed: <rss>/);
  });

  it('with a bare ampersand, entities of HTML, forbidden signs and leading space is mended', () => {
    const {value} = read(
      '\n <rss version="2.0"><channel><item><title>Q&A&nbsp;&copy;\u0008 now</title><link>/?a=1&b=2</link></item></channel></rss>',
    );
    assert.equal(value.items[0]?.title, 'Q&A&nbsp;&copy; now');
    assert.equal(value.items[0].url, 'https://feed.example/?a=1&b=2');
  });

  it('in CDATA stays as it is', () => {
    assert.equal(
      article('<description><![CDATA[Q&A &amp; <b>more</b>]]></description>').summary,
      'Q&A &amp; more',
    );
  });
});

describe('articles of feeds', () => {
  it('have links that are relative to the feed, and to what the feed says they are relative to', () => {
    assert.equal(article('<link>a.html</link>').url, 'https://feed.example/blog/a.html');
    const {value} = read(
      '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.example/x/"><entry xml:base="y/"><title>T</title><link href="a.html"/></entry></feed>',
    );
    assert.equal(value.items[0]?.url, 'https://other.example/x/y/a.html');
  });

  it('have their guid for a link only where it is one', () => {
    assert.equal(article('<guid>https://a.example/1</guid>').url, 'https://a.example/1');
    assert.equal(article('<guid isPermaLink="false">https://a.example/1</guid>').url, undefined);
    assert.equal(article('<guid>17</guid>').url, undefined);
  });

  it('have authors with names, never with mail addresses', () => {
    const names = (elements: string) => article(elements).authors.map(({name}) => name);
    assert.deepEqual(names('<author>ada@a.example (Ada Levi)</author>'), ['Ada Levi']);
    assert.deepEqual(names('<author>ada@a.example</author>'), []);
    assert.deepEqual(names('<dc:creator>Ada</dc:creator><dc:creator>Ben</dc:creator>'), ['Ada', 'Ben']);
  });

  it('have the picture that is named, or the first one of their words', () => {
    const picture = (elements: string) => article(elements).image?.url;
    assert.equal(
      picture('<media:group><media:content medium="image" url="/m.jpg"/></media:group>'),
      'https://feed.example/m.jpg',
    );
    assert.equal(
      picture('<media:content type="video/mp4" url="/v.mp4"/><media:thumbnail url="/t.jpg"/>'),
      'https://feed.example/t.jpg',
    );
    assert.equal(
      picture('<enclosure type="audio/mpeg" url="/a.mp3"/><enclosure type="image/png" url="/e.png"/>'),
      'https://feed.example/e.png',
    );
    assert.equal(
      picture('<description>&lt;img src="/d.png"&gt;</description>'),
      'https://feed.example/d.png',
    );
    assert.equal(
      picture('<description>&lt;img src="/count.gif" width="1" height="1"&gt;</description>'),
      undefined,
    );
  });

  it('name the outlet that they are from', () => {
    assert.equal(
      article('<source url="https://paper.example/rss">The Paper</source>').outlet?.name,
      'The Paper',
    );
  });

  it('that are wrong are left out, and the others stay', () => {
    const {value, problems} = read(
      '<rss version="2.0"><channel><item/><item><title>Good</title><pubDate>soon</pubDate></item></channel></rss>',
    );
    assert.deepEqual(
      value.items.map(({title, published}) => [title, published]),
      [['Good', undefined]],
    );
    assert.deepEqual(
      problems.map(({pointer}) => pointer),
      ['/items/0', '/items/1/date_published'],
    );
  });

  it('of Atom say whether their text is HTML', () => {
    const {value} = read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>1 &lt;b> 2</title><summary type="html">&lt;b>x&lt;/b></summary></entry></feed>',
    );
    assert.deepEqual([value.items[0]?.title, value.items[0]?.summary], ['1 <b> 2', 'x']);
  });

  it('of RSS 1.0 stand beside the channel', () => {
    const {value} = read(
      '<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/"><channel><title>C</title></channel><item><title>I</title></item></rdf:RDF>',
    );
    assert.deepEqual([value.title, value.items[0]?.title], ['C', 'I']);
  });
});

describe('pictures in HTML', () => {
  it('are found however they are written', () => {
    assert.equal(pictureIn('<p><IMG alt=x SRC=/a.png></p>'), '/a.png');
    assert.equal(pictureIn("<img class='b' src='/a.png?x=1&#038;y=2'>"), '/a.png?x=1&y=2');
    assert.equal(pictureIn('<img data-src="/lazy.png">'), undefined);
    assert.equal(pictureIn(undefined), undefined);
  });
});

describe('posts without a title', () => {
  const post = (text: string) => readNews({items: [{content_text: text}]}).value.items[0];

  it('have their first sentence for one', () => {
    const {title, summary} = post(`Both are in the hotel now. ${'Nobody speaks. '.repeat(9)}`) ?? {};
    assert.deepEqual([title, summary], ['Both are in the hotel now.', 'Nobody speaks. '.repeat(9).trim()]);
  });

  it('have their beginning for one where sentences are long, and nothing is said twice', () => {
    const {title = '', summary = ''} = post('word '.repeat(50)) ?? {};
    assert.ok(title.length < 125 && title.endsWith('word…'), title);
    assert.equal(`${title.slice(0, -1)} ${summary.slice(1)}`, 'word '.repeat(50).trim());
  });
});

describe('very long texts', () => {
  it('are cut: a headline of 200 kB, and a whole book for a text', () => {
    const [item] = readNews({items: [{title: 'peace '.repeat(34_000), content_text: 'talk '.repeat(50_000)}]})
      .value.items;
    assert.ok(item && item.title.length <= 301 && item.title.endsWith('peace…'));
    assert.ok(item.summary && item.summary.length <= 301 && item.summary.endsWith('talk…'));
  });

  it('are never cut inside a letter', () => {
    const [item] = readNews({items: [{title: '🕊️'.repeat(200)}]}).value.items;
    assert.doesNotThrow(() => encodeURIComponent(item?.title ?? '\ud800'));
  });
});

describe('WordPress', () => {
  const next = (url: string, count: number) =>
    (newsOfWordpress(Array(count).fill({}), url, words) as {next_url?: string}).next_url;

  it('has a next page while pages are full', () => {
    assert.equal(next('https://a.example/posts', 10), 'https://a.example/posts?page=2');
    assert.equal(
      next('https://a.example/posts?per_page=5&page=3', 5),
      'https://a.example/posts?per_page=5&page=4',
    );
    assert.equal(next('https://a.example/posts?per_page=5', 4), undefined);
  });

  it('may send anything in place of a post', () => {
    const {value, problems} = readNews(
      newsOfWordpress([null, 'x', {title: {rendered: 'T'}, _embedded: []}], undefined, words),
    );
    assert.deepEqual(
      value.items.map(({title}) => title),
      ['T'],
    );
    assert.deepEqual(
      problems.map(({pointer}) => pointer),
      ['/items/0', '/items/1'],
    );
  });
});

describe('several feeds', () => {
  const feed = (title: string, site: string, items: unknown[]): NewsFeed =>
    readNews({title, home_page_url: '/', items}, `https://${site}/feed.json`).value;

  it('are one, newest first, and each article names its feed', () => {
    const {items, title} = mergedNews([
      feed('A', 'a.example', [{title: 'old', date_published: '2013'}]),
      feed('B', 'b.example', [{title: 'new', date_published: '2014', language: 'he'}]),
    ]);
    assert.deepEqual(
      items.map((item) => [item.title, item.outlet?.name, item.outlet?.url]),
      [
        ['new', 'B', 'https://b.example/'],
        ['old', 'A', 'https://a.example/'],
      ],
    );
    assert.equal(title, undefined);
  });

  it('have an article once that both have, by its link or by an id that is unique everywhere', () => {
    const {items} = mergedNews([
      feed('A', 'a.example', [
        {id: 'tag:x,2013:1', title: 'by id'},
        {id: '1', url: 'https://www.x.example/2/', title: 'by link'},
      ]),
      feed('B', 'b.example', [
        {id: 'tag:x,2013:1', title: 'again'},
        {id: '2', url: 'http://x.example/2?utm_source=rss', title: 'again'},
        {id: '1', title: 'another 1'},
      ]),
    ]);
    assert.deepEqual(
      items.map(({title}) => title),
      ['by id', 'by link', 'another 1'],
    );
  });

  it('of one site are its pages, and keep its title', () => {
    const page = (from: number) =>
      feed('A', 'a.example', [
        {id: from, title: `${from}`},
        {id: from + 1, title: `${from + 1}`},
      ]);
    const {items, title} = mergedNews([page(1), page(2)]);
    assert.deepEqual([title, items.map((item) => item.title)], ['A', ['1', '2', '3']]);
    assert.equal(items[0]?.outlet, undefined);
  });
});
