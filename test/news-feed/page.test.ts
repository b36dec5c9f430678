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

  it('tells search engines once, also in a copy of the page, as navigators keep it', async () => {
    const feed = await feedOf(articles(1), {'structured-data': ''});
    const copy = feed.cloneNode(true) as typeof feed;
    copy.data = articles(2);
    feed.after(copy);
    await copy.updateComplete;
    const scripts = [...copy.querySelectorAll('script')];
    expect(scripts.map(({text}) => text.match(/"headline"/g)?.length)).to.deep.equal([2]);
    copy.structuredData = false;
    await copy.updateComplete;
    expect(copy.querySelector('script')).to.equal(null);
    copy.remove();
  });

  it('leaves structured data of the page’s own', async () => {
    const feed = await feedOf(articles(1));
    feed.insertAdjacentHTML('beforeend', '<script type="application/ld+json">{}</script>');
    feed.structuredData = true;
    await feed.updateComplete;
    feed.structuredData = false;
    await feed.updateComplete;
    expect([...feed.querySelectorAll('script')].map(({text}) => text)).to.deep.equal(['{}']);
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
