import {expect, fixture, html} from '@open-wc/testing';
import '../../src/all.ts';
import {PeaceCoreIssues} from '../../src/core-issues/core-issues.ts';
import {PeaceNegotiators} from '../../src/negotiators/negotiators.ts';
import {PeaceNewsFeed} from '../../src/news-feed/news-feed.ts';
import {PeacePetition} from '../../src/petition/petition.ts';
import {PeaceSignup} from '../../src/signup/signup.ts';
import {PeaceTimeline} from '../../src/timeline/timeline.ts';
import {issuesOf, titlesOf} from './core-issues.ts';
import {warnings} from './warnings.ts';

/*
 * React, Vue, Preact, Svelte and Angular set properties where an element has them: they pass by the attribute, and take one
 * away with `undefined` (React, Svelte, Angular), an empty text (Preact, Vue), or `null`.
 */
const ELEMENTS = [
  PeaceCoreIssues,
  PeaceNegotiators,
  PeaceNewsFeed,
  PeacePetition,
  PeaceSignup,
  PeaceTimeline,
];

/** The properties of an element that have an attribute, and their defaults. */
function defaultsOf(element: (typeof ELEMENTS)[number]): [name: string, value: unknown][] {
  const widget = new element();
  return [...element.elementProperties]
    .filter(([, {attribute}]) => attribute !== false)
    .map(([name]) => [String(name), Reflect.get(widget, name)]);
}

async function isDrawn(widget: PeaceCoreIssues): Promise<void> {
  widget.data = issuesOf('Borders', 'Water');
  await widget.updateComplete;
  expect(titlesOf(widget)).to.deep.equal(['Borders', 'Water']);
}

describe('a property that a framework sets', () => {
  for (const element of ELEMENTS) {
    it(`to nothing has its default: ${element.name}`, () => {
      const widget = new element();
      for (const [name, otherwise] of defaultsOf(element)) {
        for (const nothing of [undefined, null, '']) {
          Reflect.set(widget, name, nothing);
          const value: unknown = Reflect.get(widget, name);
          // What may be any text is as empty as it was set.
          if (otherwise === undefined) expect(value ?? '', name).to.equal('');
          else expect(value, name).to.equal(otherwise);
        }
      }
      expect(warnings).to.deep.equal([]);
    });
  }

  it('to what it cannot be has its default, with a hint that has the name of the attribute', () => {
    const feed = new PeaceNewsFeed();
    Object.assign(feed, {start: 'last week', groupBy: 'colour', limit: 'many', timeout: 0});
    expect([feed.start, feed.groupBy, feed.limit, feed.timeout]).to.deep.equal([undefined, 'none', 10, 20]);
    expect(warnings.map((line) => line.replace(/ is not one of.*/, ''))).to.deep.equal([
      '<peace-news-feed> start="last week"',
      '<peace-news-feed> group-by="colour"',
      '<peace-news-feed> limit="many"',
      '<peace-news-feed> timeout="0"',
    ]);
  });

  it('as people write it in markup is read like that', () => {
    const feed = new PeaceNewsFeed();
    Object.assign(feed, {limit: '5', layout: ' Cards ', searchable: 'false', filterable: 'filterable'});
    expect([feed.limit, feed.layout, feed.searchable, feed.filterable]).to.deep.equal([
      5,
      'cards',
      false,
      true,
    ]);
    expect(warnings).to.deep.equal([]);
  });

  it('is followed when it changes, and when it goes', async () => {
    const widget = await fixture<PeaceCoreIssues>(html`<peace-core-issues></peace-core-issues>`);
    await isDrawn(widget);
    const count = () => widget.shadowRoot?.querySelectorAll('input[type=search]').length;
    Reflect.set(widget, 'searchable', true);
    await widget.updateComplete;
    expect(count()).to.equal(1);
    Reflect.set(widget, 'searchable', undefined);
    await widget.updateComplete;
    expect(count()).to.equal(0);
  });

  it('before the element is defined is the same', async () => {
    const widget = document.implementation.createHTMLDocument().createElement('peace-core-issues');
    Object.assign(widget, {headingLevel: '4', colorScheme: null, numbered: ''});
    document.body.append(widget);
    await isDrawn(widget);
    expect([widget.headingLevel, widget.colorScheme, widget.numbered]).to.deep.equal([4, 'auto', false]);
    widget.remove();
  });
});

it('a property may be set to what it is', () => {
  for (const element of ELEMENTS) {
    const widget = new element();
    for (const [name, value] of defaultsOf(element)) {
      Reflect.set(widget, name, value);
      expect(Reflect.get(widget, name), name).to.equal(value);
    }
  }
  expect(warnings).to.deep.equal([]);
});
