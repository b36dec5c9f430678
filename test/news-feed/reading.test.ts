import {expect, fixture, html, nextFrame, oneEvent} from '@open-wc/testing';
import type {PeaceNewsFeed} from '../../src/news-feed/news-feed.ts';
import type {PeaceLoadEvent} from '../../src/widget/events.ts';
import {page} from '../../src/page.ts';
import {endpoint} from '../endpoint/client.ts';
import {all, articles, feedFrom, feedOf, headlines, newFeed, one, reaches, textOf} from './shown.ts';
import {made} from '../made.ts';

describe('peace-news-feed: the list', () => {
  it('has the defaults that are documented', async () => {
    const feed = await fixture<PeaceNewsFeed>(html`<peace-news-feed></peace-news-feed>`);
    const {category, limit, clamp, dates, now, timeZone, target, layout, order, groupBy} = feed;
    const {outlet, start, end, filterable, searchable, autoload, unread, structuredData} = feed;
    expect({category, limit, clamp, dates, now, timeZone, target, layout, order, groupBy}).to.deep.equal({
      category: undefined,
      limit: 10,
      clamp: false,
      dates: 'absolute',
      now: undefined,
      timeZone: undefined,
      target: 'auto',
      layout: 'list',
      order: 'desc',
      groupBy: 'none',
    });
    expect({outlet, start, end, filterable, searchable, autoload, unread, structuredData}).to.deep.equal({
      outlet: undefined,
      start: undefined,
      end: undefined,
      filterable: false,
      searchable: false,
      autoload: false,
      unread: false,
      structuredData: false,
    });
  });

  it('is of the campaign’s own news, over HTTP', async () => {
    const src = await endpoint.script([{file: 'server/content/news.json'}]);
    const feed = await feedFrom(src, 'ready', {category: 'analysis'});
    expect(headlines(feed)).to.have.length(7);
    expect(headlines(feed)[0]).to.equal('Peace Talks Continue Despite Rising Mideast Tensions');
    expect(textOf(one(feed, '[part=heading]'))).to.equal('News and analysis on the Kerry peace initiative');
  });

  it('is the news of a whole document', async () => {
    const feed = await fixture<PeaceNewsFeed>(
      html`${made('peace-news-feed', {data: {peace: '1.0', news: {items: articles(1)}}})}`,
    );
    expect(headlines(feed)).to.deep.equal(['Article 1']);
  });

  it('goes from the newest to the oldest; a month is as old as its first day, and no date comes last', async () => {
    const feed = await feedOf([
      {title: 'month', _peace: {published: '2013-09'}},
      {title: 'none'},
      {title: 'old', date_published: '2013-08-14'},
      {title: 'new', date_published: '2013-09-08'},
    ]);
    expect(headlines(feed)).to.deep.equal(['new', 'month', 'old', 'none']);
  });

  it('shows outlet, headline, summary, authors and date of an article, in this order', async () => {
    const feed = await feedOf([
      {
        title: 'Gradual steps',
        url: '/steps',
        summary: 'Two officials ask for more.',
        authors: [{name: 'Daniel Kurtzer'}, {name: 'Gilead Sher'}],
        _peace: {outlet: {name: 'Los Angeles Times', url: 'https://www.latimes.com/'}, published: '2013-07'},
      },
    ]);
    expect(all(feed, 'article > *').map(textOf)).to.deep.equal([
      'Los Angeles Times',
      'Gradual steps',
      'Two officials ask for more.',
      textOf(one(feed, '[part=meta]')),
    ]);
    expect(textOf(one(feed, '[part=meta]'))).to.equal('Daniel Kurtzer and Gilead Sher · Jul 2013');
    // The point between them is for the eye: some screen readers say "middle dot".
    expect(textOf(one(feed, '[part=meta] [aria-hidden]'))).to.equal('·');
    expect(textOf(one(feed, 'time'))).to.equal('Jul 2013');
    expect(one(feed, 'time').getAttribute('datetime')).to.equal('2013-07');
    expect(one(feed, '[part=outlet] a').getAttribute('href')).to.equal('https://www.latimes.com/');
  });

  it('is a list of articles with headings for assistive technology, also where it has no markers', async () => {
    const feed = await feedOf(articles(3), {heading: 'News', 'heading-level': '3'});
    expect(one(feed, 'ul').getAttribute('role')).to.equal('list');
    expect(all(feed, 'ul > li > article')).to.have.length(3);
    expect(all(feed, 'article [role=heading][aria-level="4"]')).to.have.length(3);
  });

  it('keeps to the room it has: two columns only where there is width for them', async () => {
    const feed = await feedOf(articles(2));
    const tops = async (width: string) => {
      feed.style.width = width;
      await nextFrame();
      return new Set(all(feed, 'li').map((item) => item.getBoundingClientRect().top)).size;
    };
    expect(await tops('640px')).to.equal(2);
    expect(await tops('1200px')).to.equal(1);
  });

  it('cuts summaries to three lines with `clamp`', async () => {
    const long = [{title: 'Long', summary: 'Many words. '.repeat(100)}];
    const whole = one(await feedOf(long), '[part=summary]');
    const cut = one(await feedOf(long, {clamp: ''}), '[part=summary]');
    const line = parseFloat(getComputedStyle(cut).lineHeight);
    expect(cut.clientHeight).to.be.closeTo(3 * line, 2);
    expect(whole.clientHeight).to.be.greaterThan(4 * line);
  });

  it('leads with the newest article in the layout `lead`', async () => {
    const feed = await feedOf(articles(3), {layout: 'lead'});
    const [first, second, third] = all(feed, '[part=title]').map((title) =>
      parseFloat(getComputedStyle(title).fontSize),
    );
    expect(first).to.be.greaterThan(Number(second));
    expect(second).to.equal(third);
  });
});

describe('peace-news-feed: category and limit', () => {
  const tagged = [
    {title: 'reported', tags: ['News']},
    {title: 'argued', tags: ['Analysis']},
    {title: 'both', tags: ['News', 'Analysis']},
  ];

  it('shows only the articles with a tag, in upper or lower case', async () => {
    const feed = await feedOf(tagged, {category: 'ANALYSIS'});
    expect(headlines(feed)).to.deep.equal(['argued', 'both']);
  });

  it('follows the attribute', async () => {
    const feed = await feedOf(tagged, {category: 'analysis'});
    feed.setAttribute('category', 'news');
    await feed.updateComplete;
    expect(headlines(feed)).to.deep.equal(['reported', 'both']);
    feed.removeAttribute('category');
    await feed.updateComplete;
    expect(headlines(feed)).to.have.length(3);
  });

  it('is empty, and says so, when no article has the tag', async () => {
    const feed = await feedOf(tagged, {category: 'sport'});
    expect(feed.state).to.equal('empty');
    expect(textOf(one(feed, '[part=empty]'))).to.equal('Nothing has been published in this category yet.');
    feed.category = 'news';
    await feed.updateComplete;
    expect(feed.state).to.equal('ready');
  });

  it('shows ten articles at first, or as many as `limit` says, or all of them with 0', async () => {
    const feed = await feedOf(articles(12));
    expect(headlines(feed)).to.have.length(10);
    feed.setAttribute('limit', '5');
    await feed.updateComplete;
    expect(headlines(feed)).to.have.length(5);
    feed.setAttribute('limit', '0');
    await feed.updateComplete;
    expect(headlines(feed)).to.have.length(12);
    expect(all(feed, '[part=more]')).to.be.empty;
  });

  it('has no button when there are no more', async () => {
    expect(all(await feedOf(articles(5), {limit: '5'}), '[part=more]')).to.be.empty;
  });
});

describe('peace-news-feed: dates', () => {
  const dated = (date: string) => [{title: 'Dated', date_published: date}];

  it('are as precise as they are known', async () => {
    const feed = await feedOf([...dated('2013'), ...dated('2013-09'), ...dated('2013-09-08')]);
    expect(all(feed, 'time').map(textOf)).to.deep.equal(['Sep 8, 2013', 'Sep 2013', '2013']);
    expect(one(feed, 'time').hasAttribute('title')).to.be.false;
  });

  it('of a moment are in `time-zone`', async () => {
    const feed = await feedOf(dated('2013-09-08T22:30:00Z'), {'time-zone': 'Asia/Jerusalem'});
    expect(textOf(one(feed, 'time'))).to.match(/^Sep 9, 2013, 1:30\sAM$/);
  });

  it('are relative to `now` on request, with the date itself as title', async () => {
    const feed = await feedOf(dated('2013-09-08'), {dates: 'relative', now: '2013-09-10'});
    const time = one(feed, 'time');
    expect(textOf(time)).to.equal('2 days ago');
    expect(time.title).to.equal('Sep 8, 2013');
    expect(time.getAttribute('datetime')).to.equal('2013-09-08');
  });

  it('follow the one clock of the page', async () => {
    const real = Date.now;
    try {
      Date.now = () => new Date(2013, 8, 9, 12).getTime();
      const feed = await feedOf(dated('2013-09-08'), {dates: 'relative'});
      expect(textOf(one(feed, 'time'))).to.equal('yesterday');
      Date.now = () => new Date(2013, 8, 10, 12).getTime();
      for (const tick of page().ticks) tick();
      await feed.updateComplete;
      expect(textOf(one(feed, 'time'))).to.equal('2 days ago');
    } finally {
      Date.now = real;
    }
  });

  it('leave the clock with the element', async () => {
    const before = page().ticks.size;
    const feed = await feedOf(dated('2013-09-08'), {dates: 'relative'});
    expect(page().ticks.size).to.equal(before + 1);
    feed.remove();
    expect(page().ticks.size).to.equal(before);
  });
});

describe('peace-news-feed: languages', () => {
  it('speaks Hebrew on a page in Hebrew, from right to left', async () => {
    const src = await endpoint.script([{file: 'server/content/he/news.json'}]);
    const page = await fixture(
      html`<div lang="he"><peace-news-feed src=${src} category="ניתוח" limit="5"></peace-news-feed></div>`,
    );
    const feed = page.querySelector('peace-news-feed') as PeaceNewsFeed;
    await reaches(feed, 'ready');
    expect(one(feed, '.root').dir).to.equal('rtl');
    expect(textOf(one(feed, '[part=more]'))).to.equal('להציג עוד שתי כתבות');
    expect(textOf(one(feed, 'time'))).to.equal('ספט׳ 2013');
    expect(one(feed, '[part=title]').hasAttribute('lang')).to.be.false;
    const title = one(feed, '[part=title] a').getBoundingClientRect();
    expect(title.right).to.be.closeTo(feed.getBoundingClientRect().right, 2);
  });

  it('marks headline and summary in another language than the page’s', async () => {
    const feed = await feedOf([
      {title: 'Ours', language: 'en-GB', date_published: '2013'},
      {title: 'המאמינה', summary: 'ראיונות', language: 'he'},
    ]);
    const marks = all(feed, '[part=title], [part=summary]').map(({lang, dir}) => [lang, dir]);
    expect(marks).to.deep.equal([
      ['', 'ltr'],
      ['he', 'rtl'],
      ['he', 'rtl'],
    ]);
  });

  it('marks all articles of a feed in another language', async () => {
    const feed = await fixture<PeaceNewsFeed>(
      html`${made('peace-news-feed', {data: {language: 'ar', items: articles(1)}})}`,
    );
    expect(one(feed, '[part=title]').lang).to.equal('ar');
  });

  it('takes the wording that the document replaces', async () => {
    const data = {peace: '1.0', strings: {showMore: '{count} to go'}, news: {items: articles(3)}};
    const feed = await fixture<PeaceNewsFeed>(html`${made('peace-news-feed', {data}, {limit: '1'})}`);
    expect(textOf(one(feed, '[part=more]'))).to.equal('2 to go');
  });
});

describe('peace-news-feed: events', () => {
  it('tells of a document that was read', async () => {
    const src = await endpoint.script([{json: {items: articles(1)}}]);
    const feed = newFeed({src});
    const loaded = oneEvent(feed, 'peace-load');
    await fixture(html`${feed}`);
    const {url, stale, problems} = (await loaded) as Event as PeaceLoadEvent;
    expect({url, stale, problems}).to.deep.equal({url: src, stale: false, problems: []});
  });
});
