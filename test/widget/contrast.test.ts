import {expect, fixture, html} from '@open-wc/testing';
import '../../src/core-issues/define.ts';
import '../../src/negotiators/define.ts';
import '../../src/timeline/define.ts';
import {contrast, painted} from '../contrast.ts';
import {made} from '../made.ts';
import {inside, issuesOf} from './core-issues.ts';

const events = [
  {id: 'accords', start: '1993-09-13', title: 'Accords', group: 'Talks'},
  {id: 'road-map', start: '2003-04-30', title: 'Road map', group: 'Diplomacy'},
];

/** The contrast of a text to what is behind it, with all that makes it fainter. */
function legibility(element: Element, behind: string, pseudo?: string): number {
  const {color, opacity} = getComputedStyle(element, pseudo);
  const under = painted(behind);
  const text = painted(behind, color).map((value, index) => {
    const base = under[index] ?? 0;
    return base + (value - base) * Number(opacity);
  });
  return contrast(text, under);
}

function backgroundOf(element: Element | undefined): string {
  return element ? getComputedStyle(element).backgroundColor : expect.fail('There is nothing to see');
}

/** A timeline with all that finds events, on a page with these styles. */
async function timelineIn(style: string, colorScheme: 'light' | 'dark'): Promise<Element> {
  const timeline = made('peace-timeline', {data: {events}, searchable: true, filterable: true, colorScheme});
  const place = await fixture<HTMLElement>(html`<div>${timeline}</div>`);
  place.style.cssText = style;
  await timeline.updateComplete;
  return timeline;
}

/** The page's own colours, as docs/theming.md has it. */
const SEEN_THROUGH = '--peace-text: currentcolor; --peace-surface: transparent';

describe('the contrast', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`of what stands in an empty field is enough to read it, on ${scheme}`, async () => {
      const timeline = await timelineIn('', scheme);
      const behind = backgroundOf(inside(timeline, '.root')[0]);
      const [, from] = inside(timeline, 'input');
      if (!from) return expect.fail('There is no field for a date');
      expect(legibility(from, behind, '::placeholder')).to.be.at.least(4.5);
    });
  }

  it('of a chosen group is enough, number and all, on any accent that is enough for its text', async () => {
    // White on it has 4.54:1.
    const timeline = await timelineIn('--peace-accent: #767676', 'light');
    const [chip] = inside(timeline, '.chip[aria-pressed=true]');
    if (!chip) return expect.fail('No group is chosen');
    const behind = backgroundOf(chip);
    for (const part of [chip, ...chip.querySelectorAll('*')]) {
      expect(legibility(part, behind)).to.be.at.least(4.5);
    }
  });

  it('is that of the page where its own colours show', async () => {
    const widget = made('peace-core-issues', {data: issuesOf('Borders')});
    const place = await fixture<HTMLElement>(html`<div>${widget}</div>`);
    place.style.cssText = `background: #12324a; color: #fff; ${SEEN_THROUGH}`;
    await widget.updateComplete;
    const [title] = inside(widget, '[part=title]');
    if (!title) return expect.fail('There is no title');
    expect(legibility(title, backgroundOf(place))).to.be.at.least(7);
  });

  it('of a card in a dialog is that of its own ground, where the page shows through all else', async () => {
    const data = {
      delegations: [{id: 'd', name: 'D', members: [{id: 'envoy', name: 'Martin Indyk', role: 'Envoy'}]}],
    };
    const widget = made('peace-negotiators', {data, dialog: true});
    const place = await fixture<HTMLElement>(html`<div>${widget}</div>`);
    place.style.cssText = `background: #fdf6e3; color: #222; ${SEEN_THROUGH}`;
    await widget.updateComplete;
    inside(widget, '.title button')[0]?.click();
    await widget.updateComplete;
    const ground = backgroundOf(inside(widget, 'dialog')[0]);
    const [name] = inside(widget, 'dialog .title');
    if (!name) return expect.fail('There is no name');
    // Whatever is behind it.
    for (const behind of ['#000', '#fff']) {
      expect(contrast(painted(behind, ground), painted(getComputedStyle(name).color))).to.be.at.least(7);
    }
  });
});
