import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {DOMParser} from '@xmldom/xmldom';
import {readNews} from '../../src/contract/news.ts';
import {isXml, mendedXml, newsOfXml} from '../../src/document/formats/feed-xml.ts';
import {newsOfJsonFeed} from '../../src/document/formats/jsonfeed.ts';
import {textOf as words} from '../../server/src/sources/html.ts';

/** What comes of XML. */
function read(xml: string, url = 'https://feed.example/blog/feed.xml') {
  const {documentElement} = new DOMParser().parseFromString(mendedXml(xml).trim(), 'text/xml');
  return readNews(newsOfXml(documentElement as unknown as Element, url, words), url);
}

/** The first article of an RSS feed with these elements in it. */
function article(elements: string, channel = '') {
  const {value} = read(
    `<rss version="2.0" xmlns:media="m" xmlns:dc="d"><channel>${channel}<item><title>T</title>${elements}</item></channel></rss>`,
  );
  assert.ok(value.items[0]);
  return value.items[0];
}

describe('XML', () => {
  it('is known by its first element; web pages are not read', () => {
    const feeds = [
      '<?xml version="1.0"?>',
      ' \n<rss>',
      '<feed xmlns="…">',
      '<atom:feed>',
      '<rdf:RDF>',
      '<!DOCTYPE rss>',
    ];
    for (const xml of feeds) assert.ok(isXml(xml), xml);
    const others = ['<!doctype html>', '<HTML lang="en">', '{}', '{"title": "<b>Peace</b>"}', ''];
    for (const other of others) assert.ok(!isXml(other), other);
  });

  it('that is no feed is refused with a clear word', () => {
    assert.throws(() => read('<?xml version="1.0"?><html><body/></html>'), /no feed: <html>/);
    assert.throws(() => read('<rss version="2.0"/>'), /no feed: <rss>/);
  });

  it('with a bare ampersand, entities of HTML, forbidden signs and leading space is mended', () => {
    const {items} = read(
      '<rss><channel><item><title>\u0001a\u000bb\u001f</title></item></channel></rss>',
    ).value;
    assert.equal(items[0]?.title, 'ab');
    const {value} = read(
      '\n <rss version="2.0"><channel><item><title>Q&A&nbsp;&copy;\u0008 now</title><link>/?a=1&b=2</link></item></channel></rss>',
    );
    assert.equal(value.items[0]?.title, 'Q&A\u00a0© now');
    assert.equal(value.items[0].url, 'https://feed.example/?a=1&b=2');
  });

  it('is put so that a parser for HTML reads it', () => {
    for (const [xml, markup] of [
      ['<media:content url="a>b"/>', '<x-media-content url="a>b"></x-media-content>'],
      ['<atom:Link>x</atom:Link>', '<x-link>x</x-link>'],
      ['<![CDATA[<b>&amp;]]>', '&lt;b>&amp;amp;'],
      ['<a><![CDATA[<b>', '<x-a>&lt;b>'],
      ['1 < 2 & 3 &#8211; &lt; &mdash;', '1 < 2 &amp; 3 &#8211; &lt; &amp;mdash;'],
    ] as const)
      assert.equal(mendedXml(xml), markup);
  });

  it('takes no longer than it is long, whatever it is', () => {
    for (const part of ['<a ', '<a "', `<a '"`, '<![CDATA[', '&'])
      assert.ok(mendedXml(part.repeat(200_000)).length);
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

  it('may have elements with nothing in them', () => {
    const {value} = read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="text"> </title><summary/><content type="html">Talks.</content></entry></feed>',
    );
    assert.equal(value.items[0]?.title, 'Talks.');
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
    assert.equal(picture('<itunes:image href="/cover.jpg"/>'), 'https://feed.example/cover.jpg');
    assert.equal(
      picture('<media:content url="/said.jpg?w=1" width="140"/>'),
      'https://feed.example/said.jpg?w=1',
    );
    assert.equal(picture('<media:content url="/film.mp4"/>'), undefined);
    assert.equal(picture('<enclosure url="/images/episode.mp3" type="audio/mpeg"/>'), undefined);
  });

  it('have no picture that is called unfit for everybody', () => {
    const rated = (rating: string) =>
      article(
        `<media:content url="/m.jpg" medium="image"><media:rating scheme="urn:simple">${rating}</media:rating></media:content>`,
      ).image?.url;
    assert.equal(rated('nonadult'), 'https://feed.example/m.jpg');
    assert.equal(rated('adult'), undefined);
  });

  it('have pictures that are relative to their page, unless something says otherwise', () => {
    const content = '<content:encoded>&lt;img src="a.jpg"&gt;</content:encoded>';
    assert.equal(
      article(`<link>/2013/talks/</link>${content}`).image?.url,
      'https://feed.example/2013/talks/a.jpg',
    );
    assert.equal(article(content).image?.url, 'https://feed.example/blog/a.jpg');
    const {value} = read(
      '<feed xml:base="https://other.example/x/"><entry><title>T</title><link href="/y/z"/><content type="html">&lt;img src="a.jpg"></content></entry></feed>',
    );
    assert.equal(value.items[0]?.image?.url, 'https://other.example/x/a.jpg');
  });

  it('of podcasts have the words and the names that only podcasts have', () => {
    const {summary, authors} = article(
      '<itunes:author>Ada</itunes:author><dc:creator>Ada</dc:creator><itunes:summary>On water.</itunes:summary>',
    );
    assert.deepEqual([summary, authors.map(({name}) => name)], ['On water.', ['Ada']]);
  });

  it('of films have what is said about them', () => {
    const {summary} = article(
      '<media:group><media:title>T</media:title><media:description>What was said.\nAll of it.</media:description></media:group>',
    );
    assert.equal(summary, 'What was said.\nAll of it.');
  });

  it('have the authors of their feed where they name none', () => {
    const [item] = read(
      '<rss><channel><itunes:author>Ada</itunes:author><item><title>T</title></item></channel></rss>',
    ).value.items;
    assert.deepEqual(
      item?.authors.map(({name}) => name),
      ['Ada'],
    );
  });

  it('are in the language of their feed, unless they say otherwise', () => {
    const languages = (xml: string) => read(xml).value.items.map(({language}) => language);
    assert.deepEqual(
      languages('<rss><channel><language>he_IL</language><item><title>T</title></item></channel></rss>'),
      ['he-IL'],
    );
    assert.deepEqual(
      languages(
        '<feed xml:lang="ar"><entry><title>T</title></entry><entry xml:lang="en"><title>T</title></entry></feed>',
      ),
      ['ar', 'en'],
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

  it('of a day that does not exist are of no other day, and it is reported', () => {
    const {value, problems} = read(
      '<rss><channel><item><title>T</title><pubDate>31 Feb 2013 08:00 GMT</pubDate></item></channel></rss>',
    );
    assert.equal(value.items[0]?.published, undefined);
    assert.match(problems[0]?.detail ?? '', /is not a date/);
  });

  it('of Atom say whether their text is HTML', () => {
    const {value} = read(
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>1 &lt;b> 2</title><summary type="html">&lt;b>x&lt;/b></summary></entry></feed>',
    );
    assert.deepEqual([value.items[0]?.title, value.items[0]?.summary], ['1 <b> 2', 'x']);
  });

  it('of Atom may be XHTML, whose words and pictures are those of HTML', () => {
    const {value} = read(
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title type="xhtml"><div>A <em>title</em> &amp; more</div></title>
       <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>First.</p><p>Second.<br/>Line</p>
       <script>var x = 1</script><img src="/big.jpg"/></div></content></entry></feed>`,
    );
    const [item] = value.items;
    assert.deepEqual(
      [item?.title, item?.summary, item?.image?.url],
      ['A title & more', 'First.\n\nSecond.\nLine', 'https://feed.example/big.jpg'],
    );
  });

  it('of RSS 1.0 stand beside the channel', () => {
    const {value} = read(
      '<rdf:RDF xmlns:rdf="r" xmlns="http://purl.org/rss/1.0/"><channel><title>C</title></channel><item><title>I</title></item></rdf:RDF>',
    );
    assert.deepEqual([value.title, value.items[0]?.title], ['C', 'I']);
  });
});

describe('JSON Feed', () => {
  it('may tell no more than when an article was changed, and relative to its page what it shows', () => {
    const item = {
      url: 'https://a.example/talks/',
      title: 'T',
      content_html: '<img src="a.jpg">',
      date_modified: '2013-09-08T10:00:00Z',
    };
    const [read] = readNews(newsOfJsonFeed({items: [item]}, words)).value.items;
    assert.deepEqual(
      [read?.published, read?.image?.url],
      ['2013-09-08T10:00:00Z', 'https://a.example/talks/a.jpg'],
    );
  });
});
