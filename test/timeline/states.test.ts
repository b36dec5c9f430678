import {expect, fixture, html} from '@open-wc/testing';
import {endpoint} from '../endpoint/client.ts';
import {all, draw, drawFrom, newTimeline, one, reaches, texts, titles} from './shown.ts';
import {waitUntil} from '../patience.ts';

const nineMonths = {start: '2013-07-29', end: '2014-04-29', title: 'Nine months'};
const events = [
  {start: '2013-07-30', title: 'Talks resume', group: 'Talks'},
  {start: '2013-09-08', title: 'London', text: 'Three hours.', url: 'https://a.example/', group: 'Diplomacy'},
  {start: '2013-09-28', end: '2013-10-01', title: 'Conference'},
  {start: '2014-04-29', title: 'The end'},
];
const file = {file: 'server/content/timeline.json'};
const {warn} = console;

/** What the list says, line by line, with the line of today. */
const lines = (timeline: Awaited<ReturnType<typeof draw>>) => texts(timeline, '[part=title], [part=today]');

describe('peace-timeline: states', () => {
  // Failures are said on the console.
  before(() => (console.warn = () => {}));
  after(() => (console.warn = warn));

  it('loading: a skeleton, then the events', async () => {
    const src = await endpoint.script([{...file, hold: true}]);
    const timeline = newTimeline({src});
    await fixture(html`${timeline}`);
    await reaches(timeline, 'loading');
    expect(all(timeline, '.bone').length).to.be.greaterThan(0);
    expect(one(timeline, '[part=base]').getAttribute('aria-busy')).to.equal('true');
    await expect(timeline).to.be.accessible();
    const skeleton = timeline.offsetHeight;
    await endpoint.release(src);
    await reaches(timeline, 'ready');
    expect(timeline.offsetHeight).to.be.within(skeleton / 2, skeleton * 2);
    expect(all(timeline, '.bone').length).to.equal(0);
  });

  it('loading: the page’s own content instead of bones', async () => {
    const src = await endpoint.script([{...file, hold: true}]);
    const timeline = newTimeline({src});
    timeline.innerHTML = '<a href="https://a.example/">Read what has happened</a>';
    await fixture(html`${timeline}`);
    expect(timeline.state).to.equal('loading');
    expect(all(timeline, '.bone').length).to.equal(0);
    expect(timeline.querySelector('a')?.offsetHeight).to.be.greaterThan(0);
  });

  it('ready: with all that a timeline can have', async () => {
    const image = {url: 'data:,', alt: 'A table', caption: 'The table.', credit: 'A. Photographer'};
    const timeline = await draw(
      {
        title: 'Step by step',
        span: nineMonths,
        events: [
          ...events,
          {...events[0], image: {...image, url: '/a.png'}, media: {url: 'https://b.example/'}},
        ],
      },
      {filterable: '', now: '2013-09-09', selected: 'london'},
    );
    await expect(timeline).to.be.accessible();
    timeline.colorScheme = 'dark';
    await timeline.updateComplete;
    await expect(timeline).to.be.accessible();
  });

  it('empty: without events, or without a timeline', async () => {
    for (const data of [{events: []}, {peace: '1.0'}]) {
      const timeline = await draw(data);
      expect(timeline.state).to.equal('empty');
      expect(texts(timeline, '[part=empty]')).to.deep.equal(['No events have been published yet.']);
      await expect(timeline).to.be.accessible();
    }
  });

  it('stale: the last good copy, when the endpoint fails after all', async () => {
    const timeline = await drawFrom(await endpoint.script([file, {status: 500}]), 'ready');
    timeline.reload();
    await reaches(timeline, 'stale');
    expect(texts(timeline, '[part=stale]')[0]).to.match(/^Showing the copy of/);
    expect(titles(timeline)).to.have.length(15);
    await expect(timeline).to.be.accessible();
  });

  it('error: says so, and tries again on request', async () => {
    const timeline = await drawFrom(await endpoint.script([{status: 404}, file]), 'error');
    expect(texts(timeline, '[part=error]')[0]).to.match(/^This could not be loaded/);
    await expect(timeline).to.be.accessible();
    one(timeline, '[part=retry]').click();
    await reaches(timeline, 'ready');
    expect(titles(timeline)).to.have.length(15);
  });
});

describe('peace-timeline: span', () => {
  const bar = async (now: string, span: object = nineMonths, lang = 'en') => {
    const timeline = await draw({span, events}, {now, lang});
    await reaches(timeline, 'ready');
    const width = one(timeline, '[part=bar] rect').getAttribute('width');
    const image = one(timeline, '[part=span] [role=img]');
    expect(image.textContent?.trim()).to.equal(image.getAttribute('aria-label'));
    return [image.getAttribute('aria-label'), Math.round(Number.parseFloat(width ?? ''))];
  };

  it('says which day it is, and shows how much has passed', async () => {
    expect(await bar('2013-07-29')).to.deep.equal(['Day 1 of 275', 0]);
    expect(await bar('2013-09-09')).to.deep.equal(['Day 43 of 275', 15]);
    expect(await bar('2014-04-29')).to.deep.equal(['Day 275 of 275', 100]);
  });

  it('says when it starts', async () => {
    expect(await bar('2013-07-28')).to.deep.equal(['Starts in 1 day', 0]);
    expect(await bar('2013-06-29')).to.deep.equal(['Starts in 30 days', 0]);
  });

  it('says that it has ended', async () => {
    expect(await bar('2014-04-30')).to.deep.equal(['Ended', 100]);
  });

  it('has its title and its dates', async () => {
    const timeline = await draw({span: nineMonths, events}, {now: '2013-09-09'});
    expect(texts(timeline, '[part=span] .title')).to.deep.equal(['Nine months']);
    expect(texts(timeline, '[part=span] .ends span')).to.deep.equal(['Jul 29, 2013', 'Apr 29, 2014']);
  });

  it('goes by the clock of the visitor', async () => {
    const year = new Date().getFullYear();
    const timeline = await draw({span: {start: String(year - 1), end: String(year + 1)}, events});
    const [, day] = /^Day ([\d,]+) of 1,09[56]$/.exec(texts(timeline, '[role=img]')[0] ?? '') ?? [];
    const today = new Date();
    const first = Date.UTC(year - 1, 0, 1);
    const passed = (Date.UTC(year, today.getMonth(), today.getDate()) - first) / 86_400_000;
    expect(Number(day?.replace(',', ''))).to.equal(passed + 1);
  });

  it('is filled from the right in Hebrew', async () => {
    expect(await bar('2013-07-28', nineMonths, 'he')).to.deep.equal(['מתחיל בעוד יום אחד', 0]);
    const timeline = await draw({span: nineMonths, events}, {now: '2013-09-09', lang: 'he'});
    await reaches(timeline, 'ready');
    const whole = one(timeline, '[part=bar]').getBoundingClientRect();
    const passed = one(timeline, '[part=bar] rect').getBoundingClientRect();
    expect(passed.right).to.be.closeTo(whole.right, 2);
    expect(passed.left).to.be.closeTo(whole.right - whole.width * 0.153, 4);
  });

  it('that ends before it starts is no span', async () => {
    console.warn = () => {};
    const timeline = await draw({span: {start: '2014', end: '2013'}, events});
    console.warn = warn;
    expect(all(timeline, '[part=span]').length).to.equal(0);
    expect(titles(timeline)).to.have.length(4);
  });
});

describe('peace-timeline: today', () => {
  it('is a line between what has begun and what is to come', async () => {
    const timeline = await draw({events}, {now: '2013-09-28'});
    expect(lines(timeline)).to.deep.equal(['Talks resume', 'London', 'Conference', 'Today', 'The end']);
    timeline.now = '2013-09-27';
    await timeline.updateComplete;
    expect(lines(timeline)).to.deep.equal(['Talks resume', 'London', 'Today', 'Conference', 'The end']);
  });

  it('is where it belongs with the newest event first', async () => {
    const timeline = await draw({events}, {now: '2013-09-09', order: 'desc'});
    expect(lines(timeline)).to.deep.equal(['The end', 'Conference', 'Today', 'London', 'Talks resume']);
  });

  it('is in the time zone that the page names, as moments are', async () => {
    const moments = ['00:30', '01:30'].map((time) => ({start: `2013-10-27T${time}:00Z`, title: time}));
    for (const [zone, day] of [
      ['America/Los_Angeles', '2013-10-25'],
      ['Pacific/Apia', '2013-10-28'],
    ] as const) {
      const data = {events: [...moments, {start: day, title: 'A day'}]};
      const timeline = await draw(data, {now: '2013-10-27T01:00:00Z', 'time-zone': zone});
      const [before, after] = day < '2013-10-27' ? [['A day'], []] : [[], ['A day']];
      expect(lines(timeline), zone).to.deep.equal([...before, '00:30', 'Today', '01:30', ...after]);
    }
  });

  it('is not shown above the first event or below the last', async () => {
    for (const [now, order] of ['2013', '2015'].flatMap((year) => [
      [year, 'asc'],
      [year, 'desc'],
    ])) {
      const timeline = await draw({events}, {now: String(now), order: String(order)});
      expect(all(timeline, '[part=today]').length, `${now} ${order}`).to.equal(0);
    }
  });
});

describe('peace-timeline: in Hebrew', () => {
  it('runs from right to left, with its words and dates', async () => {
    const timeline = newTimeline({lang: 'he', filterable: '', now: '2013-09-09'});
    timeline.src = await endpoint.script([{file: 'server/content/he/timeline.json'}]);
    await fixture(html`${timeline}`);
    await reaches(timeline, 'ready');
    expect(one(timeline, '[part=base]').dir).to.equal('rtl');
    expect(texts(timeline, '[part=groups] button')[0]).to.equal('הכול 15');
    expect(texts(timeline, '[role=img]')).to.deep.equal(['יום 43 מתוך 275']);
    expect(texts(timeline, '[part=today]')).to.deep.equal(['היום']);
    const [event] = all(timeline, '[part=event]');
    const date = one(timeline, '[part=date]').getBoundingClientRect();
    const box = event?.getBoundingClientRect();
    expect(box && box.right - date.right).to.be.lessThan((box?.width ?? 0) / 2);
    await expect(timeline).to.be.accessible();
  });

  it('changes with the language of the page', async () => {
    const timeline = await draw({events}, {filterable: ''});
    timeline.lang = 'he';
    await waitUntil(() => texts(timeline, '[part=groups] button')[0]?.startsWith('הכול'));
    expect(texts(timeline, 'time')[0]).to.match(/2013/);
    expect(one(timeline, '[part=base]').dir).to.equal('rtl');
  });
});
