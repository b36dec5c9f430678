import {fixture, html} from '@open-wc/testing';
import '../../src/news-feed/define.ts';
import type {DocumentState} from '../../src/document/document-controller.ts';
import type {PeaceNewsFeed} from '../../src/news-feed/news-feed.ts';
import {waitUntil} from '../patience.ts';

/** Attributes as a page would write them. */
type Attributes = Readonly<Record<string, string>>;

/** A feed with attributes that is not in the page yet. */
export function newFeed(attributes: Attributes): PeaceNewsFeed {
  const feed = document.createElement('peace-news-feed');
  for (const [name, value] of Object.entries(attributes)) feed.setAttribute(name, value);
  return feed;
}

/** Draws a feed of these articles. */
export async function feedOf(items: unknown, attributes: Attributes = {}): Promise<PeaceNewsFeed> {
  const feed = newFeed(attributes);
  feed.data = {items};
  return fixture<PeaceNewsFeed>(html`${feed}`);
}

/** Draws the feed of a URL, once it is in a state. */
export async function feedFrom(src: string, state: DocumentState, attributes: Attributes = {}) {
  const feed = newFeed({src, ...attributes});
  await fixture(html`${feed}`);
  await reaches(feed, state);
  return feed;
}

/** Waits until a feed is in a state, and shows it. */
export async function reaches(feed: PeaceNewsFeed, state: DocumentState): Promise<void> {
  await waitUntil(() => feed.state === state, `the feed does not become ${state}`);
  await feed.updateComplete;
}

/** An article of a feed; the rest of it is up to the test. */
export type Article = Readonly<Record<string, unknown>>;

/** So many articles, the newest first: "Article 1" of September 30, "Article 2" of September 29, … */
export function articles(count: number): Article[] {
  return Array.from({length: count}, (_, index) => ({
    id: `a${index + 1}`,
    url: `https://news.example/${index + 1}`,
    title: `Article ${index + 1}`,
    date_published: new Date(Date.UTC(2013, 8, 30 - index)).toISOString().slice(0, 10),
  }));
}

/** What a feed has drawn for a selector. */
export function all<E extends HTMLElement = HTMLElement>(feed: PeaceNewsFeed, selector: string): E[] {
  return [...feed.renderRoot.querySelectorAll<E>(selector)];
}

/** The first that a feed has drawn for a selector. */
export function one<E extends HTMLElement = HTMLElement>(feed: PeaceNewsFeed, selector: string): E {
  const element = feed.renderRoot.querySelector<E>(selector);
  if (!element) throw new Error(`The feed has drawn no ${selector}`);
  return element;
}

/** Text without what only keeps directions apart. */
export function textOf(element: Element): string {
  return (element.textContent ?? '').replace(/[\u2068\u2069]/g, '').trim();
}

/** The headlines that a feed shows. */
export function headlines(feed: PeaceNewsFeed): string[] {
  return all(feed, '[part=title]').map(textOf);
}

/** Waits until a feed shows these headlines. */
export function shows(feed: PeaceNewsFeed, ...titles: string[]): Promise<void> {
  return waitUntil(() => headlines(feed).join() === titles.join(), `not ${titles.join()}`);
}
