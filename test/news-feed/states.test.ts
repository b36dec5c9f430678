import {expect, fixture, html} from '@open-wc/testing';
import type {PeaceNewsFeed} from '../../src/news-feed/news-feed.ts';
import {endpoint} from '../endpoint/client.ts';
import {all, articles, feedFrom, feedOf, headlines, newFeed, one, reaches, textOf} from './shown.ts';
import {made} from '../made.ts';

const news = {json: {items: articles(12)}};
const {warn} = console;

describe('peace-news-feed: states', () => {
  // Failures are said on the console.
  before(() => (console.warn = () => {}));
  after(() => (console.warn = warn));

  it('loading: as many bones as there will be articles, and as high', async () => {
    const src = await endpoint.script([{file: 'server/content/news.json', hold: true}]);
    const feed = newFeed({src, limit: '5', heading: 'News'});
    feed.style.width = '640px';
    await fixture(html`${feed}`);
    await reaches(feed, 'loading');
    expect(all(feed, '.item')).to.have.length(5);
    await expect(feed).to.be.accessible();
    const skeleton = feed.offsetHeight;
    await endpoint.release(src);
    await reaches(feed, 'ready');
    const button = one(feed, '[part=more]').offsetHeight;
    expect(feed.offsetHeight - button).to.be.within(skeleton * 0.9, skeleton * 1.1);
  });

  it('loading: the page’s own content instead of bones', async () => {
    const src = await endpoint.script([{...news, hold: true}]);
    const feed = await fixture<PeaceNewsFeed>(
      html`<peace-news-feed src=${src}><a href="https://news.example/">Read the news</a></peace-news-feed>`,
    );
    expect(feed.state).to.equal('loading');
    expect(all(feed, '.bone')).to.be.empty;
    expect(feed.querySelector('a')?.offsetHeight).to.be.greaterThan(0);
  });

  it('ready', async () => {
    const feed = await feedFrom(await endpoint.script([news]), 'ready', {
      limit: '5',
      layout: 'lead',
      heading: 'News',
    });
    expect(headlines(feed)).to.have.length(5);
    await expect(feed).to.be.accessible();
  });

  it('ready: with all that an article can have, dark, clamped, and in another language', async () => {
    const full = {
      title: 'Everything',
      url: 'https://news.example/',
      summary: 'A summary.',
      image: await endpoint.script([
        {body: '<svg xmlns="http://www.w3.org/2000/svg"/>', headers: {'Content-Type': 'image/svg+xml'}},
      ]),
      authors: [{name: 'Ann'}],
      date_published: '2013-09-08',
      _peace: {outlet: {name: 'Paper', url: 'https://paper.example/'}},
    };
    const feed = await feedOf([full, {...full, title: 'המאמינה', summary: 'ראיונות', language: 'he'}], {
      clamp: '',
      'color-scheme': 'dark',
      dates: 'relative',
      now: '2013-09-10',
    });
    expect(all(feed, 'img')).to.have.length(2);
    await expect(feed).to.be.accessible();
  });

  it('empty: without articles, or without news', async () => {
    for (const data of [{items: []}, {peace: '1.0'}]) {
      const feed = await fixture<PeaceNewsFeed>(html`${made('peace-news-feed', {data})}`);
      expect(feed.state).to.equal('empty');
      expect(textOf(one(feed, '[part=empty]'))).to.equal('No news has been published yet.');
      await expect(feed).to.be.accessible();
    }
  });

  it('stale: the last good copy, when the endpoint fails after all', async () => {
    const src = await endpoint.script([news, {status: 500}]);
    const feed = await feedFrom(src, 'ready');
    feed.reload();
    await reaches(feed, 'stale');
    expect(textOf(one(feed, '[part=stale]'))).to.match(/^Showing the copy of/);
    expect(headlines(feed)).to.have.length(10);
    await expect(feed).to.be.accessible();
  });

  it('error: says so, and tries again on request', async () => {
    const src = await endpoint.script([{status: 404}, news]);
    const feed = await feedFrom(src, 'error');
    expect(textOf(one(feed, '[part=error]'))).to.match(/^This could not be loaded/);
    await expect(feed).to.be.accessible();
    one(feed, '[part=retry]').click();
    await reaches(feed, 'ready');
    expect(headlines(feed)).to.have.length(10);
  });
});
