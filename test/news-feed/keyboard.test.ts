import {expect, fixture, html} from '@open-wc/testing';
import type {PeaceNewsFeed} from '../../src/news-feed/news-feed.ts';
import {waitUntil} from '../patience.ts';
import {all, articles, newFeed, one} from './shown.ts';

/** An endless feed between two links. */
async function endless(
  attributes: Record<string, string> = {},
): Promise<{feed: PeaceNewsFeed; page: HTMLElement}> {
  const feed = newFeed({limit: '30', autoload: '', ...attributes});
  feed.data = {items: articles(30)};
  const page = await fixture<HTMLElement>(
    html`<div><a href="#a">before</a>${feed}<a href="#b">after</a></div>`,
  );
  await waitUntil(() => all(feed, 'article').length === 30, 'not all');
  return {feed, page};
}

const focused = (feed: PeaceNewsFeed) => feed.shadowRoot?.activeElement;

function press(feed: PeaceNewsFeed, key: string, ctrlKey = false): void {
  focused(feed)?.dispatchEvent(new KeyboardEvent('keydown', {key, ctrlKey, bubbles: true, cancelable: true}));
}

describe('peace-news-feed: an endless list', () => {
  it('comes by itself near the end', async () => {
    const {feed} = await endless({limit: '5'});
    expect(all(feed, '[role=feed] article')).to.have.length(30);
    await expect(feed).to.be.accessible();
  });

  it('is a feed with a name, whose articles tell their place', async () => {
    const {feed} = await endless({heading: 'Top news'});
    expect(one(feed, '[role=feed]').ariaLabel).to.equal('Top news');
    const [first] = all(feed, 'article');
    expect(first?.getAttribute('aria-label')).to.equal('Article 1');
    expect(first?.getAttribute('aria-posinset')).to.equal('1');
    expect(first?.getAttribute('aria-setsize')).to.equal('30');
  });

  it('is gone through by page keys', async () => {
    const {feed} = await endless();
    const [first, second] = all(feed, 'article');
    first?.focus();
    press(feed, 'PageDown');
    expect(focused(feed) === second).to.be.true;
    press(feed, 'PageUp');
    expect(focused(feed) === first).to.be.true;
    press(feed, 'PageUp');
    press(feed, 'a');
    expect(focused(feed) === first).to.be.true;
  });

  it('is left by Control with Home and End, to what can be used before and after it', async () => {
    const {feed, page} = await endless();
    const [before, after] = page.querySelectorAll('a');
    all(feed, 'article')[3]?.focus();
    press(feed, 'End', true);
    expect(document.activeElement === after).to.be.true;
    all(feed, 'article')[3]?.focus();
    press(feed, 'Home', true);
    expect(document.activeElement === before).to.be.true;
  });

  it('is left to what else the widget has to use', async () => {
    const {feed} = await endless({searchable: ''});
    all(feed, 'article')[3]?.focus();
    press(feed, 'Home', true);
    expect(focused(feed) === one(feed, 'input')).to.be.true;
  });
});
