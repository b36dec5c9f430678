import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {DOMParser} from '@xmldom/xmldom';
import {readNews} from '../../src/contract/news.ts';
import {dateOf} from '../../src/document/formats/feed-date.ts';
import {pictureIn} from '../../src/document/formats/feed-text.ts';
import {isXml, mendedXml, newsOfXml} from '../../src/document/formats/feed-xml.ts';
import {newsOfJsonFeed} from '../../src/document/formats/jsonfeed.ts';
import {canonical, mergedNews} from '../../src/document/formats/merged-news.ts';
import {newsOfPosts} from '../../src/document/formats/posts.ts';
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

describe('dates of feeds', () => {
  for (const [written, meant] of [
    ['Wed, 02 Oct 2002 08:00:00 GMT', '2002-10-02T08:00:00Z'],
    ['Wed, 02 Oct 2002 08:00:00 +0200', '2002-10-02T08:00:00+02:00'],
    ['Wed, 02 Oct 2013 08:00:00 +02:00', '2013-10-02T08:00:00+02:00'],
    ['Wed, 02 Oct 2013 08:00:00 GMT+0200', '2013-10-02T08:00:00+02:00'],
    ['Wed, 02 Oct 2013 08:00:00 -0700 (PDT)', '2013-10-02T08:00:00-07:00'],
    ['2 Oct 02 8:00 EST', '2002-10-02T08:00:00-05:00'],
    ['2 Oct 98 8:00 EST', '1998-10-02T08:00:00-05:00'],
    ['02 Oct 2013 8:00 PM', '2013-10-02T20:00:00Z'],
    ['02 Oct 2013 12:30 am GMT', '2013-10-02T00:30:00Z'],
    ['Thu, 5 Sept 2013 22:10:11 PDT', '2013-09-05T22:10:11-07:00'],
    ['Sun, 8 Sep 2013 10:00:00 CEST', '2013-09-08T10:00:00+02:00'],
    ['Sun, 8 Sep 2013 10:00:00 IDT', '2013-09-08T10:00:00+03:00'],
    ['Sun, 8 Sep 2013 10:00:00 AEST', '2013-09-08T10:00:00+10:00'],
    ['Sun, 8 Sep 2013 10:00:00 HST', '2013-09-08T10:00:00-10:00'],
    ['Sun, 8 Sep 2013 10:00:00 est', '2013-09-08T10:00:00-05:00'],
    ['Sun, 8 Sep 2013 10:00:00 UT', '2013-09-08T10:00:00Z'],
    ['Sun, 8 Sep 2013 10:00:00 UTC+03:00', '2013-09-08T10:00:00+03:00'],
    ['Sun, 8 Sep 2013 10:00:00 +05:30', '2013-09-08T10:00:00+05:30'],
    ['Sun, 8 Sep 2013 10:00:00 Atlantis', '2013-09-08T10:00:00Z'],
    ['Wed Oct  2 08:00:00 EDT 2013', '2013-10-02T08:00:00-04:00'],
    ['Wed Oct 02 08:00:00 +0000 2013', '2013-10-02T08:00:00+00:00'],
    ['Wed Oct 02 08:00:00 -0700 2013', '2013-10-02T08:00:00-07:00'],
    ['October 2, 2013', '2013-10-02'],
    ['8 September 2013', '2013-09-08'],
    ['Sun, 08 Sep 2013 00:00:00 +0000', '2013-09-08'],
    ['2013-09-08T00:00:00Z', '2013-09-08'],
    ['2013-09-08T00:00:00+03:00', '2013-09-08'],
    ['Sun, 08 Sep 2013 00:00:00 -0400', '2013-09-08'],
    ['2013-09-08 00:00:00', '2013-09-08'],
    ['2013-09-08 10:00:00', '2013-09-08T10:00:00'],
    ['2013-09-08 10:00:00 UTC', '2013-09-08T10:00:00Z'],
    ['2013-09-08T10:00:00+0200', '2013-09-08T10:00:00+02:00'],
    ['2013-09-08T10:00:00+03', '2013-09-08T10:00:00+03:00'],
    ['2013-09-08T10:00:00.123z', '2013-09-08T10:00:00Z'],
    ['2013-09', '2013-09'],
    ['Mon, 01 Jan 0001 00:00:00 +0000', undefined],
    ['0001-01-01T00:00:00Z', undefined],
    ['soon', 'soon'],
  ] as const) {
    it(`are read as they are meant: ${written}`, () => assert.equal(dateOf(written), meant));
  }

  it('on a day that does not exist are reported, and no other day', () => {
    const {value, problems} = read(
      '<rss><channel><item><title>T</title><pubDate>31 Feb 2013 08:00 GMT</pubDate></item></channel></rss>',
    );
    assert.equal(value.items[0]?.published, undefined);
    assert.match(problems[0]?.detail ?? '', /is not a date/);
  });
});

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

describe('pictures in HTML', () => {
  it('are found however they are written', () => {
    assert.equal(pictureIn('<p><IMG alt=x SRC=/a.png></p>'), '/a.png');
    assert.equal(pictureIn("<img class='b' src='/a.png?x=1&#038;y=2'>"), '/a.png?x=1&y=2');
    assert.equal(pictureIn('<img alt="a > b" src="/a.png">'), '/a.png');
    assert.equal(pictureIn('<img data-src="/lazy.png">'), undefined);
    assert.equal(pictureIn(undefined), undefined);
  });

  it('are none where they only count readers, stand for a face, or are in a script', () => {
    for (const none of [
      '<img width=1 height="1" src="/count.gif">',
      '<img src="/count.gif" style="width: 1px; height:1px">',
      '<img src="/1f54a.png" class="wp-smiley">',
      '<img src="data:image/gif;base64,xx">',
      '<script>"<img src=/code.png>"</script>',
    ])
      assert.equal(
        pictureIn(`${none}<img style="max-width:100%" width="1000" src="/a.png">`),
        '/a.png',
        none,
      );
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
    (newsOfPosts(Array(count).fill({}), url, words) as {next_url?: string}).next_url;

  it('has a next page while pages are full', () => {
    assert.equal(next('https://a.example/posts', 10), 'https://a.example/posts?page=2');
    assert.equal(
      next('https://a.example/posts?per_page=5&page=3', 5),
      'https://a.example/posts?per_page=5&page=4',
    );
    assert.equal(next('https://a.example/posts?per_page=5', 4), undefined);
  });

  it('may end an excerpt with a link to the rest, which is no part of it', () => {
    const rendered =
      '<p>Excerpt&hellip; <a class="more-link" href="x">Continue reading <span>A</span></a></p>';
    const {value} = readNews(newsOfPosts([{excerpt: {rendered}}], undefined, words));
    assert.equal(value.items[0]?.title, 'Excerpt…');
  });

  it('knows the time of every post, also when that is midnight in UTC', () => {
    const {value} = readNews(
      newsOfPosts([{title: {rendered: 'T'}, date_gmt: '2013-09-08T00:00:00'}], undefined, words),
    );
    assert.equal(value.items[0]?.published, '2013-09-08T00:00:00Z');
  });

  it('has its first category for a tag where somebody has named it', () => {
    const post = (name: string) => ({
      title: {rendered: 'T'},
      _embedded: {'wp:term': [[{slug: 'uncategorized', name}]]},
    });
    const {value} = readNews(newsOfPosts([post('Uncategorized'), post('News')], undefined, words));
    assert.deepEqual(
      value.items.map(({tags}) => tags),
      [[], ['News']],
    );
  });

  it('may send anything in place of a post', () => {
    const {value, problems} = readNews(
      newsOfPosts([null, 'x', {title: {rendered: 'T'}, _embedded: []}], undefined, words),
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

describe('comments of WordPress', () => {
  it('are by who has signed them, and lead to where they stand', () => {
    const link = 'https://blog.example/talks/#comment-5';
    const comment = {id: 5, author_name: 'Ann &amp; Ben', date_gmt: '2013-09-08T10:00:00', link};
    const {value, problems} = readNews(
      newsOfPosts(
        [{...comment, content: {rendered: '<p>I was there &#8211; it is true.</p>'}}],
        undefined,
        words,
      ),
    );
    const [{title, url, published, authors} = {}] = value.items;
    assert.deepEqual(
      [title, url, published, authors?.map(({name}) => name)],
      ['I was there – it is true.', link, '2013-09-08T10:00:00Z', ['Ann & Ben']],
    );
    assert.deepEqual(problems, []);
  });
});

describe('Mastodon', () => {
  const ann = {username: 'ann', acct: 'ann', display_name: 'Ann', url: 'https://m.example/@ann'};
  const picture = {type: 'image', url: 'https://m.example/a.png', preview_url: 'https://m.example/small.png'};
  const status = (id: string, more: object = {}) => ({
    id,
    created_at: '2013-09-08T10:00:00.000Z',
    url: `https://m.example/@ann/${id}`,
    uri: `https://m.example/users/ann/statuses/${id}`,
    content: '<p>The talks have <b>begun</b>.</p><p>In Jerusalem.</p>',
    spoiler_text: '',
    sensitive: false,
    language: 'en',
    reblog: null,
    account: ann,
    media_attachments: [picture],
    tags: [{name: 'peace', url: 'https://m.example/tags/peace'}],
    ...more,
  });
  const itemsOf = (...statuses: object[]) => {
    const {value, problems} = readNews(newsOfPosts(statuses, 'https://m.example/api/v1/x', words));
    assert.deepEqual(problems, []);
    return value.items;
  };

  it('has statuses with their words, day, writer, picture, tags and language', () => {
    const [item] = itemsOf(status('7'));
    assert.ok(item);
    const {id, title, summary, url, published, authors, image, tags, language} = item;
    assert.deepEqual(
      {id, title, summary, url, published, authors, picture: image?.url, tags, language},
      {
        id: '7',
        title: 'The talks have begun.',
        summary: 'In Jerusalem.',
        url: 'https://m.example/@ann/7',
        published: '2013-09-08T10:00:00Z',
        authors: [{name: 'Ann', url: 'https://m.example/@ann'}],
        picture: 'https://m.example/small.png',
        tags: ['peace'],
        language: 'en',
      },
    );
    assert.deepEqual(itemsOf(status('8', {account: {...ann, display_name: ''}}))[0]?.authors[0]?.name, 'ann');
  });

  it('has what somebody passed on as an article of whoever wrote it', () => {
    const ben = {...ann, acct: 'ben@other.example', display_name: 'Ben'};
    const passedOn = status('9', {content: '', media_attachments: [], reblog: status('3', {account: ben})});
    const [item] = itemsOf(passedOn);
    assert.deepEqual([item?.url, item?.authors[0]?.name], ['https://m.example/@ann/3', 'Ben']);
  });

  it('keeps words behind their warning, and pictures that not everybody wants to see', () => {
    const [item] = itemsOf(status('7', {spoiler_text: 'Wounds', sensitive: true}));
    assert.deepEqual([item?.title, item?.summary, item?.image], ['Wounds', undefined, undefined]);
    assert.equal(itemsOf(status('7', {sensitive: true}))[0]?.image, undefined);
  });

  it('has older statuses before the last one, until there are none', () => {
    const next = (...statuses: unknown[]) => {
      const url = 'https://m.example/api/v1/timelines/tag/peace?limit=2&max_id=9';
      return (newsOfPosts(statuses, url, words) as {next_url?: string}).next_url;
    };
    assert.equal(
      next(status('8'), status('7')),
      'https://m.example/api/v1/timelines/tag/peace?limit=2&max_id=7',
    );
    assert.equal(next(), undefined);
  });
});

describe('links', () => {
  const isSame = (a: string, b: string) =>
    canonical(`https://a.example/${a}`) === canonical(`https://a.example/${b}`);

  it('are the same without what only tells where a visitor came from', () => {
    for (const [one, other] of [
      ['x/', 'x'],
      ['x?utm_source=r&id=3', 'x?id=3'],
      ['x?id=3&utm_source=r&utm_medium=q', 'x?id=3'],
      ['x?a=1&utm_source=r&b=2#c', 'x?a=1&b=2'],
      ['x?gclid=1', 'x'],
      ['x?mc_cid=1&mc_eid=2', 'x'],
      ['x?ref=rss', 'x'],
      ['x?source=rss-1a2b3c------2', 'x'],
    ] as const)
      assert.ok(isSame(one, other), one);
    assert.equal(canonical('http://www.a.example/x'), canonical('https://a.example/x'));
  });

  it('are others where what they carry may be content', () => {
    for (const [one, other] of [
      ['x?source=a', 'x?source=b'],
      ['?p=1', '?p=2'],
      ['x?preferred=1', 'x'],
      ['x?xref=1', 'x?xref=2'],
      ['?url=https://www.b.example', '?url=b.example'],
    ] as const)
      assert.ok(!isSame(one, other), one);
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

describe('several feeds', () => {
  const feed = (title: string, site: string, items: unknown[]) => ({
    feed: readNews({title, home_page_url: '/', items}, `https://${site}/feed.json`).value,
    source: site,
  });

  it('are one, newest first, and each article names its feed', () => {
    const {items, title} = mergedNews(
      [
        feed('A', 'a.example', [{title: 'old', date_published: '2013'}]),
        feed('B', 'b.example', [{title: 'new', date_published: '2014', language: 'he'}]),
      ],
      false,
    );
    assert.deepEqual(
      items.map((item) => [item.title, item.outlet?.name]),
      [
        ['new', 'B'],
        ['old', 'A'],
      ],
    );
    assert.equal(title, undefined);
  });

  it('name their articles also while the others are not here', () => {
    const {items, title} = mergedNews([feed('A', 'a.example', [{title: 'old'}])], false);
    assert.deepEqual([items[0]?.outlet?.name, title], ['A', undefined]);
  });

  it('have an article once that both have, by its link or by an id that is unique everywhere', () => {
    const {items} = mergedNews(
      [
        feed('A', 'a.example', [
          {id: 'tag:x,2013:1', title: 'by id'},
          {id: '1', url: 'https://www.x.example/2/', title: 'by link'},
          {id: '0b9f3c5e-6d1a-4f0e-9c51', title: 'by a long id'},
          {id: 'tag:x,2013:3', url: '/3', title: 'one with a link'},
        ]),
        feed('B', 'b.example', [
          {id: 'tag:x,2013:1', title: 'again'},
          {id: '2', url: 'http://x.example/2?utm_source=rss', title: 'again'},
          {id: '1', title: 'another 1'},
          {id: '0b9f3c5e-6d1a-4f0e-9c51', url: '/4', title: 'again'},
          {id: 'tag:x,2013:3', title: 'again'},
        ]),
      ],
      false,
    );
    assert.deepEqual(
      items.map(({title}) => title),
      ['by id', 'by link', 'by a long id', 'one with a link', 'another 1'],
    );
  });

  it('keep articles with other links, whatever their ids, and tell them apart', () => {
    const {items} = mergedNews(
      [
        feed('A', 'x.example/a', [
          {id: '1', title: 'a', url: '/a'},
          {id: 'tag:x,2013:1', title: 'b', url: '/b'},
        ]),
        feed('B', 'x.example/b', [
          {id: '1', title: 'c', url: '/c'},
          {id: 'tag:x,2013:1', title: 'd', url: '/d'},
        ]),
      ],
      false,
    );
    assert.deepEqual(
      items.map(({title}) => title),
      ['a', 'b', 'c', 'd'],
    );
    assert.notEqual(items[0]?.id, items[2]?.id);
  });

  it('keep articles with links that are alike, for they are relative to their feeds', () => {
    const {items} = mergedNews(
      [
        feed('A', 'a.example', [{title: 'a', url: '1.html'}]),
        feed('B', 'b.example', [{title: 'b', url: '1.html'}]),
      ],
      false,
    );
    assert.equal(items.length, 2);
  });

  it('have articles in their languages, which lead to where they come from', () => {
    const hebrew = feed('A', 'a.example', [{title: 'a'}]);
    const arabic = feed('B', 'b.example', [{title: 'b', language: 'ar'}]);
    const {items, language} = mergedNews(
      [{...hebrew, feed: {...hebrew.feed, language: 'he'}}, arabic],
      false,
    );
    assert.deepEqual(
      items.map((item) => [item.language, item.outlet]),
      [
        ['he', {name: 'A', url: '/'}],
        ['ar', {name: 'B', url: '/'}],
      ],
    );
    assert.equal(language, 'he');
  });

  it('that are pages of one keep its title, and name no outlet, whatever a page calls itself', () => {
    const page = (title: string, from: number) =>
      feed(title, 'a.example', [
        {id: from, title: `${from}`},
        {id: from + 1, title: `${from + 1}`},
      ]);
    const {items, title} = mergedNews([page('A', 1), page('A – page 2', 2)], true);
    assert.deepEqual([title, items.map((item) => item.title)], ['A', ['1', '2', '3']]);
    assert.equal(items[0]?.id, '1');
    assert.equal(items[0]?.outlet, undefined);
  });

  it('name articles of a later page after their source, whatever that page calls itself', () => {
    const {items} = mergedNews(
      [
        feed('A', 'a.example', [{id: 1, title: '1'}]),
        feed('B', 'b.example', [{id: 1, title: '1'}]),
        feed('A – page 2', 'a.example', [{id: 2, title: '2'}]),
      ],
      false,
    );
    assert.deepEqual(
      items.map(({outlet}) => outlet?.name),
      ['A', 'B', 'A'],
    );
  });

  it('lead no further where they add nothing', () => {
    const page = (next: string) => {
      const {feed: one, source} = feed('A', 'a.example', [{id: 1, title: 'same'}]);
      return {feed: {...one, next}, source};
    };
    assert.deepEqual(mergedNews([page('2'), page('3')], true).next, ['2']);
    assert.deepEqual(mergedNews([feed('A', 'a.example', [{title: 'the only one'}])], true).next, []);
  });
});
