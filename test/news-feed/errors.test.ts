import {expect, fixture, html} from '@open-wc/testing';
import type {Problem} from '../../src/contract/reading.ts';
import type {PeaceErrorEvent, PeaceLoadEvent} from '../../src/widget/events.ts';
import {endpoint} from '../endpoint/client.ts';
import {warnings} from '../widget/warnings.ts';
import {all, articles, feedFrom, feedOf, headlines, newFeed, one, reaches, textOf} from './shown.ts';

/** What a feed of these articles shows, and what it reports. */
async function read(items: unknown) {
  const feed = newFeed({});
  let problems: readonly Problem[] = [];
  feed.addEventListener('peace-load', (event: PeaceLoadEvent) => (problems = event.problems));
  feed.data = {items};
  await fixture(html`${feed}`);
  return {feed, pointers: problems.map(({pointer}) => pointer)};
}

/** What a document that is of no use leads to. */
async function refuse(json: unknown) {
  const feed = newFeed({});
  const failures: [string, string][] = [];
  feed.addEventListener('peace-error', ({kind, message}: PeaceErrorEvent) => failures.push([kind, message]));
  feed.src = await endpoint.script([{json}]);
  await fixture(html`${feed}`);
  await reaches(feed, 'error');
  expect(failures).to.have.length(1);
  expect(failures[0]?.[0]).to.equal('contract');
  return {feed, message: failures[0]?.[1]};
}

describe('peace-news-feed: wrong articles', () => {
  it('without an id are shown, also when the feed names nothing but a headline', async () => {
    const {feed, pointers} = await read([{title: 'a'}, {title: 'b', url: 'https://news.example/b'}]);
    expect(headlines(feed)).to.deep.equal(['a', 'b']);
    expect(pointers).to.be.empty;
  });

  it('without a title have their text as headline', async () => {
    const {feed} = await read([{id: 1, content_text: 'Just a line.'}]);
    expect(headlines(feed)).to.deep.equal(['Just a line.']);
    expect(all(feed, '[part=summary]')).to.be.empty;
  });

  it('without any words are left out and reported', async () => {
    const {feed, pointers} = await read([
      {title: 'a'},
      {id: 'b', url: 'https://news.example/b'},
      {title: 'c'},
    ]);
    expect(headlines(feed)).to.deep.equal(['a', 'c']);
    expect(pointers).to.deep.equal(['/items/1']);
    expect(warnings.join()).to.match(/^<peace-news-feed> .*\/items\/1: has no title/s);
  });

  it('without a date come last, with no date', async () => {
    const {feed} = await read([{title: 'never'}, {title: 'once', date_published: '1948'}]);
    expect(headlines(feed)).to.deep.equal(['once', 'never']);
    expect(all(feed, 'time')).to.have.length(1);
  });

  it('with the same headline are both shown', async () => {
    const twins = [
      {title: 'Same', summary: 'One.', date_published: '2013-09-08'},
      {title: 'Same', summary: 'Two.', date_published: '2013-09-08'},
    ];
    const {feed} = await read(twins);
    expect(all(feed, '[part=summary]').map(textOf)).to.deep.equal(['One.', 'Two.']);
  });

  it('with a link that runs something have no link', async () => {
    const wrong = [
      'javascript:alert(1)',
      ' JAVASCRIPT:alert(1)',
      'java\nscript:alert(1)',
      'data:text/html,x',
      'vbscript:x',
    ];
    const {feed, pointers} = await read(
      wrong.map((url) => ({title: url, url, _peace: {outlet: {name: 'Paper', url}}})),
    );
    expect(headlines(feed)).to.have.length(wrong.length);
    expect(all(feed, ':any-link')).to.be.empty;
    expect(pointers).to.have.length(2 * wrong.length);
  });

  it('with a picture that is not fetched over HTTP have none', async () => {
    const {feed, pointers} = await read([
      {title: 'a', image: 'data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACwAAAAAAQABAAACAkQBADs='},
      {title: 'b', image: 'tel:123'},
    ]);
    expect(headlines(feed)).to.deep.equal(['a', 'b']);
    expect(all(feed, 'img')).to.be.empty;
    expect(pointers).to.deep.equal(['/items/0/image']);
  });

  it('with HTML and entities show them as they are', async () => {
    const html = '<img src=x onerror="window.broken=1"> &amp; <b>bold</b>';
    const {feed} = await read([
      {title: html, summary: html, authors: [{name: html}], _peace: {outlet: {name: html}}},
    ]);
    for (const part of ['outlet', 'title', 'summary', 'meta']) {
      expect(textOf(one(feed, `[part=${part}]`)), part).to.equal(html);
    }
    expect(all(feed, 'img, b')).to.be.empty;
    expect((window as {broken?: unknown}).broken).to.be.undefined;
  });

  it('with a day that does not exist have no date, and say so', async () => {
    const {feed, pointers} = await read([{title: 'a', date_published: '2013-02-31'}]);
    expect(headlines(feed)).to.deep.equal(['a']);
    expect(all(feed, 'time')).to.be.empty;
    expect(pointers).to.deep.equal(['/items/0/date_published']);
  });

  it('with a word of 400 letters stay in a column of 280 px', async () => {
    const word = 'w'.repeat(400);
    const {feed} = await read([
      {
        title: word,
        url: 'https://news.example/',
        summary: word,
        authors: [{name: word}],
        date_published: '2013-09-08',
        _peace: {outlet: {name: word, url: 'https://news.example/'}},
        image: 'https://news.example/picture.gif',
      },
    ]);
    feed.heading = word;
    feed.style.width = '280px';
    await feed.updateComplete;
    const {right} = feed.getBoundingClientRect();
    for (const element of all(feed, '.root *:not(.hidden)')) {
      expect(element.getBoundingClientRect().right, element.outerHTML.slice(0, 60)).to.be.most(right + 0.5);
    }
  });

  it('with an emoji for a name keep it', async () => {
    const {feed} = await read([{title: '🕊️', authors: [{name: '👩‍👩‍👧'}], _peace: {outlet: {name: '📰'}}}]);
    expect(all(feed, '[part]').map(textOf)).to.include.members(['🕊️', '👩‍👩‍👧', '📰']);
  });

  it('with wrong types lose what is wrong, and the others stay', async () => {
    const {feed, pointers} = await read([
      {title: 'a', summary: 7, authors: 'Ann', tags: [1, 'News'], image: {}, language: 'no language'},
      'an article',
      null,
      {title: 'b'},
    ]);
    expect(headlines(feed)).to.deep.equal(['a', 'b']);
    expect(pointers).to.include.members([
      '/items/0/summary',
      '/items/0/authors',
      '/items/0/tags/0',
      '/items/1',
    ]);
  });
});

describe('peace-news-feed: wrong documents', () => {
  for (const json of ['news', 7, null, {}, {items: 'none'}, {title: 'News'}]) {
    it(`of the wrong type are refused: ${JSON.stringify(json)}`, async () => {
      const {feed} = await refuse(json);
      expect(textOf(one(feed, '[part=error]'))).to.match(/^This could not be loaded/);
    });
  }

  it('of a version to come are refused with a clear sentence', async () => {
    const {message} = await refuse({peace: '2.0', news: {items: articles(1)}});
    expect(message).to.include('version 2.0 needs a newer kit');
  });

  it('of 5 MB are read like any other', async () => {
    const src = await endpoint.script([{json: {items: articles(12)}, size: 5_000_000}]);
    expect(headlines(await feedFrom(src, 'ready'))).to.have.length(10);
  });

  it('of ten thousand articles do not hold the page up: only `limit` of them are drawn', async () => {
    const items = Array.from({length: 10_000}, (_, index) => ({id: index, title: `Article ${index}`}));
    expect(all(await feedOf(items, {limit: '20'}), 'article')).to.have.length(20);
  });
});

describe('peace-news-feed: wrong attributes', () => {
  for (const [name, value, property, otherwise] of [
    ['limit', 'many', 'limit', 10],
    ['limit', '-3', 'limit', 10],
    ['dates', 'fuzzy', 'dates', 'absolute'],
    ['target', '_blink', 'target', 'auto'],
    ['time-zone', 'Atlantis/Capital', 'timeZone', undefined],
  ] as const) {
    it(`count as their default, with a hint: ${name}="${value}"`, async () => {
      const feed = await feedOf([{title: 'a', date_published: '2013-09-08T10:00:00Z'}], {[name]: value});
      expect(feed[property]).to.equal(otherwise);
      expect(headlines(feed)).to.deep.equal(['a']);
      expect(warnings).to.have.length(1);
      expect(warnings[0]).to.include(`<peace-news-feed> ${name}="${value}"`);
    });
  }

  it('are trimmed, in upper or lower case', async () => {
    const feed = await feedOf(articles(1), {
      limit: ' 5 ',
      dates: ' Relative',
      target: '_BLANK ',
      'time-zone': ' UTC ',
    });
    const {limit, dates, target, timeZone} = feed;
    expect({limit, dates, target, timeZone}).to.deep.equal({
      limit: 5,
      dates: 'relative',
      target: '_blank',
      timeZone: 'UTC',
    });
  });

  it('that are no date leave `now` to the clock', async () => {
    const today = new Date();
    const date = new Date(today.getTime() - today.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
    const feed = await feedOf([{title: 'a', date_published: date}], {dates: 'relative', now: 'tomorrow'});
    expect(textOf(one(feed, 'time'))).to.equal('today');
  });
});
