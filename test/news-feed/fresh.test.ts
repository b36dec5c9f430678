import {expect, oneEvent} from '@open-wc/testing';
import {endpoint} from '../endpoint/client.ts';
import {waitUntil} from '../patience.ts';
import {all, articles, feedFrom, feedOf, headlines, one, reaches, shows, textOf} from './shown.ts';
import type {Article} from './shown.ts';

const newer = (id: string): Article => ({
  id,
  title: id,
  url: `https://news.example/${id}`,
  date_published: '2014-01-01',
});

/** A feed that has got these articles since it was first read. */
async function feedWith(items: readonly Article[], since: readonly Article[], attributes = {}) {
  const src = await endpoint.script([{json: {items}}, {json: {items: [...since, ...items]}}]);
  const feed = await feedFrom(src, 'ready', attributes);
  feed.reload();
  return feed;
}

const fresh = (feed: Awaited<ReturnType<typeof feedOf>>) => all(feed, '[part=fresh]');

async function search(feed: Awaited<ReturnType<typeof feedOf>>, words: string): Promise<void> {
  const field = one<HTMLInputElement>(feed, '[type=search]');
  field.value = words;
  field.dispatchEvent(new InputEvent('input', {bubbles: true}));
  await feed.updateComplete;
}

describe('peace-news-feed: news that comes while it is read', () => {
  it('waits behind a button, and is announced politely', async () => {
    const feed = await feedWith(articles(2), [newer('newest')]);
    await waitUntil(() => fresh(feed).length, 'no button');
    expect(textOf(one(feed, '[part=fresh]'))).to.equal('1 new article');
    expect(headlines(feed)).to.deep.equal(['Article 1', 'Article 2']);
    expect(one(feed, '[part=fresh]').closest('[role=status]')).not.to.equal(null);
    one(feed, '[part=fresh]').click();
    await shows(feed, 'newest', 'Article 1', 'Article 2');
    await expect(feed).to.be.accessible();
  });

  it('pushes nothing down, nor does its button, which lies over the line above the first article', async () => {
    const src = await endpoint.script([
      {json: {items: articles(2)}},
      {json: {items: [newer('newest'), ...articles(2)]}},
    ]);
    const feed = await feedFrom(src, 'ready', {heading: 'News'});
    const place = () => one(feed, 'li').getBoundingClientRect().top;
    const before = place();
    feed.reload();
    await waitUntil(() => fresh(feed).length, 'no button');
    expect(place()).to.equal(before);
    const button = one(feed, '[part=fresh]').getBoundingClientRect();
    expect(button.height).to.be.at.least(44);
    expect(button.top + button.height / 2).to.be.closeTo(before, 1);
  });

  for (const attributes of [{}, {autoload: ''}, {'group-by': 'category'}]) {
    it(`takes the focus when it is wanted: ${JSON.stringify(attributes)}`, async () => {
      const feed = await feedWith(articles(2), [newer('newest')], attributes);
      await waitUntil(() => fresh(feed).length, 'no button');
      one(feed, '[part=fresh]').focus();
      one(feed, '[part=fresh]').click();
      await shows(feed, 'newest', 'Article 1', 'Article 2');
      expect(feed.shadowRoot?.activeElement?.textContent).to.equal('newest');
    });
  }

  it('is shown at once where it comes last', async () => {
    const feed = await feedWith(articles(2), [newer('newest')], {order: 'asc'});
    await shows(feed, 'Article 2', 'Article 1', 'newest');
    expect(fresh(feed)).to.have.length(0);
  });

  it('waits no longer where a visitor asks for another list', async () => {
    const feed = await feedWith(articles(2), [newer('newest')], {searchable: ''});
    await waitUntil(() => fresh(feed).length, 'no button');
    await search(feed, 'newest');
    expect(headlines(feed)).to.deep.equal(['newest']);
    expect(fresh(feed)).to.have.length(0);
    await search(feed, '');
    expect(headlines(feed)).to.deep.equal(['newest', 'Article 1', 'Article 2']);
  });

  it('pushes down nothing that was searched for', async () => {
    const src = await endpoint.script([
      {json: {items: articles(2)}},
      {json: {items: [newer('Article 3'), newer('other'), ...articles(2)]}},
    ]);
    const feed = await feedFrom(src, 'ready', {searchable: ''});
    await search(feed, 'article');
    feed.reload();
    await waitUntil(() => fresh(feed).length, 'no button');
    expect(headlines(feed)).to.deep.equal(['Article 1', 'Article 2']);
    expect(textOf(one(feed, '[part=fresh]'))).to.equal('1 new article');
  });

  it('of another category is not offered, and moves no button under the pointer', async () => {
    const [first, second] = articles(2).map((article, index) => ({...article, tags: [`Tag ${index}`]}));
    const src = await endpoint.script([
      {json: {items: [first, second]}},
      {json: {items: [{...newer('newest'), tags: ['Tag 1']}, first, second]}},
    ]);
    const feed = await feedFrom(src, 'ready', {filterable: ''});
    const chips = () => all(feed, '.chip').map(textOf);
    all(feed, '.chip')[1]?.click();
    await shows(feed, 'Article 1');
    const before = chips();
    const read = oneEvent(feed, 'peace-load');
    feed.reload();
    await read;
    await feed.updateComplete;
    expect(fresh(feed)).to.have.length(0);
    expect(chips()).to.deep.equal(before);
    all(feed, '.chip')[2]?.click();
    await shows(feed, 'newest', 'Article 2');
    expect(chips()).to.deep.equal(before);
  });

  it('changes in place what is there', async () => {
    const src = await endpoint.script([
      {json: {items: articles(1)}},
      {json: {items: [{...articles(1)[0], title: 'Corrected'}]}},
    ]);
    const feed = await feedFrom(src, 'ready');
    feed.reload();
    await shows(feed, 'Corrected');
  });

  it('is no matter of another language, though its articles have the same ids', async () => {
    const path = await endpoint.script([{json: {items: articles(3).slice(1)}}], 'en.json');
    const other = await endpoint.script([{json: {items: articles(3)}}], 'he.json');
    // Both in one folder, as `{lang}` wants it.
    const {fetch} = window;
    window.fetch = (input, options) => fetch((input as string).endsWith('/he.json') ? other : input, options);
    const {lang} = document.documentElement;
    try {
      const feed = await feedFrom(path.replace('en.json', '{lang}.json'), 'ready');
      expect(headlines(feed)).to.have.length(2);
      document.documentElement.lang = 'he';
      await shows(feed, 'Article 1', 'Article 2', 'Article 3');
      expect(fresh(feed)).to.have.length(0);
    } finally {
      window.fetch = fetch;
      document.documentElement.lang = lang;
    }
  });
});

describe('peace-news-feed: what was not there at the last visit', () => {
  /** A source, and what this device remembers of it. */
  async function visited(ids: readonly string[], json: unknown): Promise<string> {
    const src = await endpoint.script([{json}]);
    localStorage.setItem(`peace-widgets/news ${src}`, JSON.stringify(ids));
    return src;
  }
  const marked = (feed: Awaited<ReturnType<typeof feedOf>>) =>
    all(feed, 'article')
      .filter((article) => article.querySelector('[part=new]'))
      .map((article) => textOf(article.querySelector('[part=title]') as HTMLElement));

  it('is nothing at the first', async () => {
    const feed = await feedFrom(await endpoint.script([{json: {items: articles(2)}}]), 'ready', {unread: ''});
    expect(marked(feed)).to.deep.equal([]);
  });

  it('is marked on request, and remembered for the next', async () => {
    const src = await visited(['a2'], {items: articles(2)});
    expect(marked(await feedFrom(src, 'ready'))).to.deep.equal([]);
    const feed = await feedFrom(src, 'ready', {unread: ''});
    expect(marked(feed)).to.deep.equal(['Article 1']);
    expect(textOf(one(feed, '[part=new]'))).to.equal('New');
    expect(localStorage.getItem(`peace-widgets/news ${src}`)).to.equal('["a1","a2"]');
  });

  it('is the same for all feeds of the page, also for one that comes later', async () => {
    const src = await visited(['a2'], {items: articles(2)});
    for (const layout of ['list', 'compact'])
      expect(marked(await feedFrom(src, 'ready', {unread: '', layout}))).to.deep.equal(['Article 1']);
  });

  it('comes with a reading', async () => {
    const src = await endpoint.script([{json: {items: articles(1)}}, {json: {items: articles(2)}}]);
    const feed = await feedFrom(src, 'ready', {unread: ''});
    feed.reload();
    await shows(feed, 'Article 1', 'Article 2');
    expect(marked(feed)).to.deep.equal(['Article 2']);
  });

  it('is nothing that is older', async () => {
    const second = await endpoint.script([{json: {items: articles(3).slice(2)}}]);
    const src = await visited(['a2'], {items: articles(2), next_url: second});
    const feed = await feedFrom(src, 'ready', {unread: ''});
    one(feed, '[part=more]').click();
    await shows(feed, 'Article 1', 'Article 2', 'Article 3');
    expect(marked(feed)).to.deep.equal(['Article 1']);
    expect(localStorage.getItem(`peace-widgets/news ${src}`)).to.equal('["a1","a2"]');
  });

  for (const odd of ['{', '5', 'null', '{"a2": 1}', '"a2"']) {
    it(`is nothing, and remembered for the next, where something else wrote ${odd}`, async () => {
      const src = await endpoint.script([{json: {items: articles(2)}}]);
      localStorage.setItem(`peace-widgets/news ${src}`, odd);
      const feed = await feedFrom(src, 'ready', {unread: ''});
      expect(marked(feed)).to.deep.equal([]);
      expect(localStorage.getItem(`peace-widgets/news ${src}`)).to.equal('["a1","a2"]');
    });
  }

  it('is nothing where this device keeps nothing', async () => {
    const {getItem} = Storage.prototype;
    Storage.prototype.getItem = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    try {
      const feed = await feedFrom(await endpoint.script([{json: {items: articles(1)}}]), 'ready', {
        unread: '',
      });
      await reaches(feed, 'ready');
      expect(marked(feed)).to.deep.equal([]);
    } finally {
      Storage.prototype.getItem = getItem;
    }
  });
});
