/** What a browser's translation and old libraries of the page do to widgets. */
import {expect} from '@open-wc/testing';
import {solveChallenge} from '../../src/delivery/challenge.ts';
import {challengeAt, verdictOn} from '../delivery/altcha-page.ts';
import {waitUntil} from '../patience.ts';
import {inside, issuesOf} from './core-issues.ts';
import {hostPage} from './host-page.ts';

/** What stands there of a selector in a widget. */
const texts = (widget: Element, selector: string) =>
  inside(widget, selector).map(({textContent}) => textContent.trim());

/** A widget of the CDN's whose every text was put into two elements, as Chromium's translation does, and marked. */
async function translated(tag: string, data: unknown): Promise<Element> {
  const {document: page} = await hostPage(`<html lang="en"><body>
    <script type="module" src="/dist/cdn/peace-widgets.js"></script>
    <${tag} filterable><script type="application/json">${JSON.stringify(data)}</script></${tag}>`);
  const widget = page.querySelector(tag) as Element;
  await waitUntil(() => texts(widget, '.title').length, 'The widget draws nothing');
  const walker = page.createTreeWalker(widget.shadowRoot as ShadowRoot, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  for (const text of found.filter(({data: words}) => words.trim())) {
    const [outer, inner] = [page.createElement('font'), page.createElement('font')];
    inner.textContent = `«${text.data}»`;
    outer.append(inner);
    text.replaceWith(outer);
  }
  return widget;
}

/** Presses the button with these words. */
function press(widget: Element, words: string): void {
  inside(widget, 'button')
    .find(({textContent}) => textContent.trim() === words)
    ?.click();
}

describe('a page that is translated', () => {
  it('has new words in place of translated ones', async () => {
    const widget = await translated('peace-core-issues', issuesOf('Borders', 'Water'));
    press(widget, '«Open all»');
    await waitUntil(() => texts(widget, 'button').includes('Close all'), 'The button stays as it is');
    expect(texts(widget, 'button')).to.deep.equal(['Close all']);
  });

  it('has the articles that are chosen under their own titles', async () => {
    const items = ['Borders', 'Water'].map((title) => ({
      url: `https://news.example/${title}`,
      title,
      tags: [title],
    }));
    const widget = await translated('peace-news-feed', {items});
    press(widget, '«Water»');
    await waitUntil(() => texts(widget, 'li').length === 1, 'Nothing is chosen');
    const links = inside(widget, '.title a') as HTMLAnchorElement[];
    expect(links.map(({href, textContent}) => [href, textContent.trim()])).to.deep.equal([
      ['https://news.example/Water', 'Water'],
    ]);
  });
});

describe('a page with a library that has its own Array.from', () => {
  const {from} = Array;

  // As Prototype 1.7 has it; MooTools is like it.
  beforeEach(() => {
    Array.from = (list: unknown) => Array.prototype.slice.call(list) as never[];
  });
  afterEach(() => {
    Array.from = from;
  });

  it('has challenges solved', async () => {
    const url = await challengeAt({algorithm: 'SHA-256', cost: 1, keyPrefix: '0'});
    const solution = await solveChallenge(url);
    expect(await verdictOn(solution)).to.deep.equal({verified: true});
  });
});
