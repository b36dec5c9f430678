import {expect} from '@open-wc/testing';
import {waitUntil} from '../patience.ts';
import {all, feedOf, headlines, one} from './shown.ts';

describe('peace-news-feed: thousands of articles', () => {
  const many = (count: number) =>
    Array.from({length: count}, (_, index) => ({id: index, title: `Article ${index}`}));

  it('are in the page in the end, up to 2,000, and more by a button', async () => {
    const feed = await feedOf(many(2100), {limit: '0'});
    expect(all(feed, 'article').length).to.be.below(100);
    await waitUntil(() => all(feed, 'article').length === 2000, 'not all');
    expect(headlines(feed)[1999]).to.equal('Article 1999');
    expect(all(feed, '[type=search]')).to.have.length(1);
    one(feed, '[part=more]').click();
    await feed.updateComplete;
    expect(headlines(feed)).to.have.length(2050);
  });

  it('change in place, also those that were drawn after the first paint', async () => {
    const feed = await feedOf(many(70), {limit: '0'});
    await waitUntil(() => all(feed, 'article').length === 70, 'not all');
    const last = all(feed, 'article')[69];
    feed.data = {items: many(70).map((item) => ({...item, title: `Corrected ${item.id}`}))};
    await feed.updateComplete;
    expect(headlines(feed).filter((title) => !title.startsWith('Corrected'))).to.deep.equal([]);
    expect(all(feed, 'article')[69] === last).to.be.true;
  });

  it('share that number among the groups that they are in', async () => {
    const items = many(10_000).map((item) => ({...item, tags: [`T${item.id % 4}`]}));
    const feed = await feedOf(items, {limit: '0', 'group-by': 'category'});
    await waitUntil(() => all(feed, 'article').length >= 2000, 'not all');
    expect(all(feed, 'ul').map((list) => list.children.length)).to.deep.equal([500, 500, 500, 500]);
  });
});
