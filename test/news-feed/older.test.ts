import {expect} from '@open-wc/testing';
import type {PeaceNewsFeed} from '../../src/news-feed/news-feed.ts';
import type {PeaceErrorEvent} from '../../src/widget/events.ts';
import {endpoint} from '../endpoint/client.ts';
import {waitUntil} from '../patience.ts';
import {all, articles, feedFrom, headlines, one, shows, textOf} from './shown.ts';
import type {Article} from './shown.ts';

// Failures are said on the console.
const {warn} = console;
before(() => (console.warn = () => {}));
after(() => (console.warn = warn));

/** Addresses of pages of which each leads to the next. */
async function pages(...contents: readonly (readonly Article[])[]): Promise<string[]> {
  const urls = await Promise.all(contents.map(() => endpoint.script([{json: {}}])));
  await Promise.all(
    urls.map((url, index) =>
      endpoint.rescript(url, [{json: {title: 'News', items: contents[index], next_url: urls[index + 1]}}]),
    ),
  );
  return urls;
}

const buttons = (feed: PeaceNewsFeed) => all(feed, '[part=more]').map(textOf);
const focused = (feed: PeaceNewsFeed) => feed.shadowRoot?.activeElement;

/** Presses "Show older articles" as from a keyboard, and waits until the answer is here. */
async function askForOlder(feed: PeaceNewsFeed): Promise<void> {
  const button = all(feed, '[part=more]').at(-1);
  button?.focus();
  button?.click();
  await feed.updateComplete;
  await waitUntil(() => !buttons(feed).includes('Loading'), 'older articles do not come');
}

const tagged = (count: number, tag: string) => articles(count).map((article) => ({...article, tags: [tag]}));

describe('peace-news-feed: older articles', () => {
  it('come page by page, until a page leads back', async () => {
    const [first = '', second = ''] = await pages(articles(2), articles(4).slice(1));
    await endpoint.rescript(second, [{json: {items: articles(4).slice(1), next_url: first}}]);
    const feed = await feedFrom(first, 'ready');
    expect(buttons(feed)).to.deep.equal(['Show older articles']);
    await askForOlder(feed);
    await shows(feed, 'Article 1', 'Article 2', 'Article 3', 'Article 4');
    expect(focused(feed)?.getAttribute('href')).to.equal('https://news.example/3');
    expect(all(feed, '[part=more], [part=fresh]')).to.have.length(0);
    expect(await endpoint.requests(first)).to.have.length(1);
  });

  it('of WordPress end where there is no further page, which is no failure', async () => {
    const post = (id: number) => ({
      id,
      title: {rendered: `Post ${id}`},
      link: `https://b.example/${id}`,
      date_gmt: `2013-0${9 - id}-01T10:00:00`,
    });
    const end = {status: 400, json: {code: 'rest_post_invalid_page_number'}};
    const src = await endpoint.script([{json: [post(1), post(2)]}, end]);
    const feed = await feedFrom(`${src}?per_page=2`, 'ready');
    let failures = 0;
    feed.addEventListener('peace-error', () => failures++);
    await askForOlder(feed);
    expect(buttons(feed)).to.deep.equal([]);
    expect(headlines(feed)).to.deep.equal(['Post 1', 'Post 2']);
    expect(all(feed, '[part=missing]')).to.have.length(0);
    expect(failures).to.equal(0);
  });

  it('are not asked for again where a server sends the same page whatever it is asked', async () => {
    const posts = Array.from({length: 10}, (_, index) => ({
      id: index,
      title: {rendered: `Post ${index}`},
      link: `https://b.example/${index}`,
    }));
    const src = await endpoint.script([{json: posts}]);
    const feed = await feedFrom(src, 'ready', {autoload: ''});
    await waitUntil(() => !buttons(feed).length, 'the button stays');
    expect(await endpoint.requests(src)).to.have.length(2);
    expect(headlines(feed)).to.have.length(10);
  });

  it('are not asked for without end where every page leads to another one', async () => {
    const src = await endpoint.script(
      Array.from({length: 60}, (_, index) => ({
        json: {items: [{id: `${index}`, title: `Article ${index}`}], next_url: `?page=${index}`},
      })),
    );
    const feed = await feedFrom(src, 'ready');
    while (buttons(feed).length) await askForOlder(feed);
    expect(headlines(feed)).to.have.length(50);
    expect(await endpoint.requests(src)).to.have.length(50);
  });

  it('keep the name of their first page, and have no outlet of their own', async () => {
    const [first = '', second = ''] = await pages(articles(1), []);
    await endpoint.rescript(second, [{json: {title: 'News, page 2', items: articles(2).slice(1)}}]);
    const feed = await feedFrom(first, 'ready');
    await askForOlder(feed);
    await shows(feed, 'Article 1', 'Article 2');
    expect(textOf(one(feed, '[part=heading]'))).to.equal('News');
    expect(all(feed, '[part=outlet]')).to.have.length(0);
  });

  it('are to be had where the first page has none of the category', async () => {
    const [src = ''] = await pages(tagged(2, 'News'), tagged(3, 'Analysis').slice(2));
    const feed = await feedFrom(src, 'ready', {category: 'Analysis'});
    expect(textOf(one(feed, '.note'))).to.equal('Nothing matches.');
    await askForOlder(feed);
    await shows(feed, 'Article 3');
    expect(focused(feed)?.getAttribute('href')).to.equal('https://news.example/3');
  });

  it('are to be had where nothing of the first page is found', async () => {
    const [src = ''] = await pages(articles(1), articles(2).slice(1));
    const feed = await feedFrom(src, 'ready', {searchable: ''});
    const field = one<HTMLInputElement>(feed, '[type=search]');
    field.value = 'article 2';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await feed.updateComplete;
    expect(buttons(feed)).to.deep.equal(['Show older articles']);
    await askForOlder(feed);
    await shows(feed, 'Article 2');
  });

  it('that do not match leave the focus where it is, and are counted aloud', async () => {
    const [src = ''] = await pages(
      tagged(1, 'News'),
      tagged(2, 'Analysis').slice(1),
      tagged(3, 'News').slice(2),
    );
    const feed = await feedFrom(src, 'ready', {category: 'News'});
    await askForOlder(feed);
    expect(buttons(feed)).to.deep.equal(['Show older articles']);
    expect(focused(feed)).to.equal(one(feed, '[part=more]'));
    expect(textOf(one(feed, '.note[role=status]'))).to.equal('1 article is shown.');
    await askForOlder(feed);
    await shows(feed, 'Article 1', 'Article 3');
  });

  it('that were the last and do not match leave the focus at the last article', async () => {
    const [src = ''] = await pages(tagged(1, 'News'), tagged(2, 'Analysis').slice(1));
    const feed = await feedFrom(src, 'ready', {category: 'News'});
    await askForOlder(feed);
    expect(buttons(feed)).to.deep.equal([]);
    expect(focused(feed)?.textContent).to.equal('Article 1');
  });

  it('can be asked for again where they could not be had', async () => {
    const [first = '', second = ''] = await pages(articles(1), []);
    await endpoint.rescript(second, [{status: 500}, {json: {items: articles(2).slice(1)}}]);
    const feed = await feedFrom(first, 'ready');
    const told: string[] = [];
    feed.addEventListener('peace-error', ({message}: PeaceErrorEvent) => told.push(message));
    await askForOlder(feed);
    expect(buttons(feed)).to.deep.equal(['Try again']);
    expect(focused(feed)).to.equal(one(feed, '[part=more]'));
    expect(textOf(one(feed, '[part=missing]'))).to.equal(`Not available just now: ${new URL(second).host}`);
    expect(told).to.deep.equal([`${second} answered with status 500`]);
    await askForOlder(feed);
    await shows(feed, 'Article 1', 'Article 2');
    expect(all(feed, '[part=missing]')).to.have.length(0);
    expect(await endpoint.requests(first)).to.have.length(1);
  });

  it('that could not be had do not come by themselves', async () => {
    const [first = '', second = ''] = await pages(articles(1), []);
    await endpoint.rescript(second, [{status: 500}]);
    const feed = await feedFrom(first, 'ready', {autoload: ''});
    await waitUntil(() => buttons(feed).join() === 'Try again', 'no button');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(buttons(feed)).to.deep.equal(['Try again']);
    expect(await endpoint.requests(second)).to.have.length(1);
  });

  it('come below the headings that they belong to', async () => {
    const [src = ''] = await pages(
      [...tagged(1, 'News'), ...tagged(2, 'Analysis').slice(1)],
      [...tagged(3, 'News').slice(2), ...tagged(4, 'Letters').slice(3)],
    );
    const feed = await feedFrom(src, 'ready', {'group-by': 'category'});
    expect(buttons(feed)).to.deep.equal(['Show older articles']);
    await askForOlder(feed);
    await shows(feed, 'Article 1', 'Article 3', 'Article 2', 'Article 4');
    expect(focused(feed)?.textContent).to.equal('Article 3');
  });
});
