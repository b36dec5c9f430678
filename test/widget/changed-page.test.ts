/** What a browser's translation and old libraries of the page do to widgets. */
import {expect, fixture, html} from '@open-wc/testing';
import {solveChallenge} from '../../src/delivery/challenge.ts';
import {challengeAt, verdictOn} from '../delivery/altcha-page.ts';
import {all as allIn, feedOf} from '../news-feed/shown.ts';
import {inside, issuesOf, titlesOf, wordsOf} from './core-issues.ts';

/** Puts every text of a widget into two elements, as the translation of Chromium does, and marks it. */
function translate(widget: Element): void {
  const root = widget.shadowRoot as ShadowRoot;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  for (const text of texts.filter(({data}) => data.trim())) {
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    inner.textContent = `«${text.data}»`;
    outer.append(inner);
    text.replaceWith(outer);
  }
}

describe('a page that is translated', () => {
  it('shows new words in place of the translated ones', async () => {
    const widget = document.createElement('peace-core-issues');
    widget.data = issuesOf('Borders', 'Water');
    await fixture(html`${widget}`);
    translate(widget);
    expect(titlesOf(widget)[0]?.trim()).to.equal('«Borders»');
    inside(widget, 'button')[0]?.click();
    await widget.updateComplete;
    expect(wordsOf(widget)).to.contain('Close all').and.not.to.contain('Open all');
  });

  it('shows articles that are chosen under their own titles', async () => {
    const items = ['Borders', 'Water'].map((title) => ({
      url: `https://news.example/${title}`,
      title,
      tags: [title],
    }));
    const feed = await feedOf(items, {filterable: ''});
    translate(feed);
    const chips = allIn(feed, '.chip');
    chips.find(({textContent}) => textContent.trim() === '«Water»')?.click();
    await feed.updateComplete;
    const links = allIn<HTMLAnchorElement>(feed, '.title a');
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
