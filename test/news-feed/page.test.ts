import {expect} from '@open-wc/testing';
import {all, articles, feedOf, one} from './shown.ts';

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
