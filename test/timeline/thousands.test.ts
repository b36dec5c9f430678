import {aTimeout, expect} from '@open-wc/testing';
import type {PeaceTimeline} from '../../src/timeline/timeline.ts';
import {all, chip, days, draw, focused, texts, titles, type} from './shown.ts';
import {waitUntil} from '../patience.ts';

describe('peace-timeline: thousands of events', () => {
  const complete = (timeline: PeaceTimeline, count: number) =>
    waitUntil(() => all(timeline, '[part=event]').length === count, `${count} events`);

  it('show the first at once and all in the end, in order', async () => {
    const timeline = await draw({events: days(1000)});
    expect(titles(timeline).length).to.be.lessThan(200);
    await complete(timeline, 1000);
    expect(titles(timeline)).to.deep.equal(days(1000).map(({title}) => title));
  });

  it('are drawn without looking again at those that are there', async () => {
    const events = days(500).map((event) => ({...event, end: '2010-01-01'}));
    const {formatRange} = Intl.DateTimeFormat.prototype;
    let formatted = 0;
    Intl.DateTimeFormat.prototype.formatRange = function (...dates: Parameters<typeof formatRange>) {
      formatted++;
      return formatRange.apply(this, dates);
    };
    try {
      await complete(await draw({events}), 500);
    } finally {
      Intl.DateTimeFormat.prototype.formatRange = formatRange;
    }
    expect(formatted).to.be.within(500, 600);
  });

  it('follow what changes while they are being drawn', async () => {
    const timeline = await draw({events: days(600)});
    timeline.order = 'desc';
    timeline.lang = 'he';
    await complete(timeline, 600);
    expect(titles(timeline)[0]).to.equal('Event 600');
    timeline.data = {events: days(700)};
    await timeline.updateComplete;
    await complete(timeline, 700);
    expect(titles(timeline).at(-1)).to.equal('Event 1');
  });

  it('start anew when a visitor filters, and when the page takes the element out and in again', async () => {
    const timeline = await draw({events: days(600)}, {filterable: ''});
    const parent = timeline.parentElement;
    timeline.remove();
    await aTimeout(50);
    parent?.append(timeline);
    await complete(timeline, 600);
    chip(timeline, 'Even').click();
    await timeline.updateComplete;
    expect(titles(timeline).length).to.be.lessThan(200);
    await complete(timeline, 300);
  });

  it('are all there when the page is printed', async () => {
    const timeline = await draw({events: days(2000)});
    dispatchEvent(new Event('beforeprint'));
    expect(titles(timeline)).to.have.length(2000);
    dispatchEvent(new Event('afterprint'));
    await timeline.updateComplete;
    expect(titles(timeline)).to.have.length(2000);
  });
});

describe('peace-timeline: more than two thousand events in a list', () => {
  it('lie in periods, of which the first is open, and can be searched', async () => {
    const timeline = await draw({events: days(3000)});
    const periods = texts(timeline, '[part=period]');
    const button = (index: number) => all(timeline, '[part=period]').at(index);
    expect(periods).to.have.length(9);
    expect([periods[0], periods[1], periods.at(-1)]).to.deep.equal(['2001 365', '2002 365', '2009 78']);
    await waitUntil(() => titles(timeline).length === 365, 'the first year');
    expect(button(0)?.getAttribute('aria-expanded')).to.equal('true');
    button(-1)?.click();
    await waitUntil(() => titles(timeline).length === 365 + 78, 'the last year');
    button(0)?.click();
    await waitUntil(() => titles(timeline).length === 78);
    await type(timeline, 'find', 'Event 2999');
    expect(titles(timeline)).to.deep.equal(['Event 2999']);
  });

  it('are found by a link, and are all on paper', async () => {
    const timeline = await draw({events: days(3000)});
    timeline.select('e2500');
    await waitUntil(() => focused(timeline) === 'e2500', 'focus');
    dispatchEvent(new Event('beforeprint'));
    expect(titles(timeline)).to.have.length(3000);
    dispatchEvent(new Event('afterprint'));
    await timeline.updateComplete;
    expect(titles(timeline).length).to.be.lessThan(1000);
  });
});
