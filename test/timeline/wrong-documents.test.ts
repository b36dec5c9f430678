import {expect, fixture, html} from '@open-wc/testing';
import type {Problem} from '../../src/contract/reading.ts';
import type {PeaceErrorEvent, PeaceLoadEvent} from '../../src/widget/events.ts';
import {endpoint} from '../endpoint/client.ts';
import {warnings} from '../widget/warnings.ts';
import {all, draw, newTimeline, reaches, texts, titles} from './shown.ts';

const talks = {start: '2013-07-30', title: 'Talks resume'};

describe('peace-timeline: wrong documents', () => {
  /** What a timeline of these events shows, and what it reports. */
  async function read(...events: unknown[]) {
    const timeline = newTimeline();
    let problems: readonly Problem[] = [];
    timeline.addEventListener('peace-load', (event: PeaceLoadEvent) => (problems = event.problems));
    timeline.data = {events};
    await fixture(html`${timeline}`);
    return {timeline, pointers: problems.map(({pointer}) => pointer)};
  }

  it('without a title or a date an event is left out and reported', async () => {
    const {timeline, pointers} = await read({start: '2013'}, talks, {title: 'Some day'}, 'event', null);
    expect(titles(timeline)).to.deep.equal(['Talks resume']);
    expect(pointers).to.have.length(4);
    expect(warnings.join()).to.match(/^<peace-timeline> .*\/events\/0\/title/s);
  });

  it('a day that does not exist costs its event', async () => {
    const {timeline, pointers} = await read({start: '2013-02-31', title: 'Never'}, talks);
    expect(titles(timeline)).to.deep.equal(['Talks resume']);
    expect(pointers).to.deep.equal(['/events/0/start']);
  });

  it('an end before the start costs the end', async () => {
    const {timeline, pointers} = await read({...talks, end: '2013-07-01'});
    expect(texts(timeline, 'time')).to.deep.equal(['Jul 30, 2013']);
    expect(pointers).to.deep.equal(['/events/0/end']);
  });

  it('links that run something are no links', async () => {
    const {timeline} = await read(
      {...talks, url: 'javascript:alert(1)', media: {url: 'data:text/html,hello'}},
      {...talks, url: ' java\nscript:alert(1)', image: {url: 'javascript:alert(1)'}},
    );
    expect(all(timeline, '[part=event]').length).to.equal(2);
    expect(all(timeline, 'a:not([part=date]), img').length).to.equal(0);
  });

  it('HTML in text is text', async () => {
    const html = '<img src=x onerror=alert(1)> &amp; <b>bold</b>';
    const {timeline} = await read({start: '2013', title: html, text: html, group: html});
    expect(titles(timeline)).to.deep.equal([html]);
    expect(texts(timeline, '[part=text]')).to.deep.equal([html]);
    expect(all(timeline, 'img, [part=event] b').length).to.equal(0);
  });

  it('events of one title, one date and one id are all shown', async () => {
    const {timeline} = await read({...talks, id: 'a'}, {...talks, id: 'a'}, talks, talks);
    expect(titles(timeline)).to.have.length(4);
    expect(new Set(all(timeline, '[part=event]').map(({id}) => id)).size).to.equal(4);
  });

  it('an unbroken word of 400 letters stays within 280 px', async () => {
    const word = 'x'.repeat(400);
    const data = {title: word, span: {start: '2013', end: '2014', title: word}};
    const events = [{...talks, title: word, text: word, group: word, url: 'https://a.example/'}];
    const timeline = newTimeline({filterable: ''});
    timeline.data = {...data, events};
    await fixture(html`<div style="width: 280px">${timeline}</div>`);
    expect(timeline.scrollWidth).to.equal(280);
    for (const element of all(timeline, '*')) {
      expect(element.getBoundingClientRect().right, element.outerHTML).to.be.at.most(
        timeline.getBoundingClientRect().right + 1,
      );
    }
  });

  it('emoji are names like others', async () => {
    const {timeline} = await read({...talks, title: '🕊️', group: '👩🏽‍⚖️'});
    expect(titles(timeline)).to.deep.equal(['🕊️']);
    expect(texts(timeline, '[part=group]')).to.deep.equal(['👩🏽‍⚖️']);
  });

  for (const [what, json] of Object.entries({
    'a list of events that is no list': {events: {}},
    'a newer major version': {peace: '2.0', timeline: {events: []}},
    'a text': 'events',
  })) {
    it(`${what} is an error`, async () => {
      const timeline = newTimeline({src: await endpoint.script([{json}])});
      const kinds: string[] = [];
      timeline.addEventListener('peace-error', ({kind}: PeaceErrorEvent) => kinds.push(kind));
      await fixture(html`${timeline}`);
      await reaches(timeline, 'error');
      expect(kinds).to.deep.equal(['contract']);
    });
  }

  it('attributes of unknown value count as their default, with a hint', async () => {
    const timeline = await draw(
      {events: [talks, {...talks, start: '2014'}]},
      {layout: 'diagonal', order: 'newest', 'time-zone': 'Mars/Olympus', zoom: '0'},
    );
    expect([timeline.layout, timeline.order, timeline.timeZone]).to.deep.equal(['auto', 'asc', undefined]);
    expect(timeline.zoom).to.equal(1);
    expect(all(timeline, '[part~=event]')).to.have.length(2);
    for (const attribute of ['layout', 'order', 'time-zone', 'zoom']) {
      expect(warnings.join('\n')).to.match(new RegExp(`^<peace-timeline> ${attribute}=`, 'm'));
    }
  });
});
