import {expect, fixture, html} from '@open-wc/testing';
import '../../src/news-feed/define.ts';
import '../../src/petition/define.ts';
import '../../src/timeline/define.ts';
import {made} from '../made.ts';
import {inside} from './core-issues.ts';

const items = ['News', 'Analysis'].map((tag) => ({id: tag, url: `/${tag}`, title: tag, tags: [tag]}));
const events = ['Talks', 'Region'].map((group, day) => ({start: `2013-08-0${day + 1}`, title: group, group}));

describe('the token of corners', () => {
  for (const widget of [
    made('peace-news-feed', {data: {items}, filterable: true}),
    made('peace-timeline', {data: {events}, filterable: true}),
  ]) {
    it(`reaches the buttons of ${widget.localName}`, async () => {
      const place = await fixture<HTMLElement>(html`<div style="--peace-radius: 0">${widget}</div>`);
      await widget.updateComplete;
      const buttons = inside(widget, '[aria-pressed]');
      expect(buttons).not.to.have.length(0);
      const corners = () => new Set(buttons.map((button) => getComputedStyle(button).borderTopLeftRadius));
      expect([...corners()]).to.deep.equal(['0px']);
      place.removeAttribute('style');
      expect([...corners()]).to.deep.equal(['18px']);
    });
  }
});

describe('the token of fields', () => {
  const form = {
    action: {url: '/sign', format: 'peace'},
    fields: [{name: 'email'}, {name: 'region', options: [{value: 'OH', label: 'Ohio'}]}, {name: 'comment'}],
  };
  for (const widget of [
    made('peace-petition', {data: {id: 'letter', title: 'Letter', text: 'Speak up.', ...form}}),
    made('peace-news-feed', {data: {items}, searchable: true}),
  ]) {
    it(`reaches those of ${widget.localName}; without it they are as the widget is`, async () => {
      const place = await fixture<HTMLElement>(html`<div style="--peace-field: white">${widget}</div>`);
      await widget.updateComplete;
      const fields = inside(widget, 'select,textarea,[type=email],[type=search]');
      expect(fields).not.to.have.length(0);
      const colours = () => new Set(fields.map((field) => getComputedStyle(field).backgroundColor));
      expect([...colours()]).to.deep.equal(['rgb(255, 255, 255)']);
      place.removeAttribute('style');
      expect([...colours()]).to.deep.equal(['rgba(0, 0, 0, 0)']);
    });
  }
});
