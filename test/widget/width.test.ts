import {expect, fixture, html} from '@open-wc/testing';
import '../../src/all.ts';
import {made} from '../made.ts';
import {issuesOf} from './core-issues.ts';

/** Places of a page that are as wide as what is in them. */
const PLACES: Readonly<Record<string, string>> = {
  'a flex row': 'display: flex',
  'a centred flex row': 'display: flex; justify-content: center',
  'a flex column that is not stretched': 'display: flex; flex-direction: column; align-items: center',
  'a float': 'float: left',
  'a table cell': 'display: table-cell',
  'an inline block': 'display: inline-block',
  'a box that fits its content': 'width: fit-content',
  'a box placed by the page': 'position: absolute',
  'a centred grid': 'display: grid; place-items: center',
};

describe('the width of a widget', () => {
  for (const [name, style] of Object.entries(PLACES)) {
    it(`is legible in ${name}, also below another element`, async () => {
      const widgets = [1, 2].map(() => made('peace-core-issues', {data: issuesOf('Borders', 'Water')}));
      const place = await fixture<HTMLElement>(
        html`<div>
          ${widgets[0]}
          <div>${widgets[1]}</div>
        </div>`,
      );
      place.style.cssText = style;
      for (const widget of widgets) {
        await widget.updateComplete;
        expect(widget.getBoundingClientRect().width).to.be.at.least(240);
      }
    });
  }

  it('makes no grid of a small phone wider than its window', async () => {
    const widget = made('peace-core-issues', {data: issuesOf('Borders')});
    const place = await fixture<HTMLElement>(html`<div><div style="padding: 20px">${widget}</div></div>`);
    place.style.cssText = 'display: grid; width: 288px';
    await widget.updateComplete;
    expect(place.scrollWidth).to.equal(288);
  });

  it('is no more than there is', async () => {
    const widget = made('peace-core-issues', {data: issuesOf('Borders')});
    const place = await fixture<HTMLElement>(html`<div>${widget}</div>`);
    place.style.width = '200px';
    await widget.updateComplete;
    expect(widget.getBoundingClientRect().width).to.equal(200);
  });
});
