import {aTimeout, expect, fixture, html, nextFrame} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {PeaceTimeline} from '../../src/timeline/timeline.ts';
import type {PeaceRangeChangeEvent} from '../../src/widget/events.ts';
import {endpoint} from '../endpoint/client.ts';
import {waitUntil} from '../patience.ts';
import {all, days, draw, focused, newTimeline, one, texts, titles} from './shown.ts';

const here = location.pathname + location.search;
const along = {layout: 'horizontal', now: '2001-01-05'};

const status = (timeline: PeaceTimeline) => texts(timeline, '.controls [role=status]')[0] ?? '';
const topOf = (timeline: PeaceTimeline, id: string) => one(timeline, `#${id}`).getBoundingClientRect().top;
const isChart = (timeline: PeaceTimeline) => all(timeline, '[part=chart]').length === 1;
/** Ids of the events whose marks are within the track. */
const inTrack = (timeline: PeaceTimeline) => {
  const {left, right} = one(timeline, '[part=track]').getBoundingClientRect();
  return all(timeline, '.track .event')
    .filter(
      (mark) => mark.getBoundingClientRect().left >= left - 8 && mark.getBoundingClientRect().left < right,
    )
    .map(({id}) => id);
};

async function inBox(data: unknown, width: number): Promise<[PeaceTimeline, HTMLElement]> {
  const timeline = newTimeline({layout: 'auto', now: '2001-01-05'});
  timeline.data = data;
  const box = await fixture<HTMLElement>(html`<div>${timeline}</div>`);
  box.style.width = `${width}px`;
  await waitUntil(() => isChart(timeline) === width >= 640, 'laid out');
  return [timeline, box];
}

afterEach(() => {
  history.replaceState(null, '', here);
  scrollTo(0, 0);
});

describe('peace-timeline: another width', () => {
  it('shows along the line what was read in the list, and where the focus was', async () => {
    const [timeline, box] = await inBox({events: days(200)}, 400);
    await waitUntil(() => all(timeline, '.spine .event').length === 200, 'complete');
    one(timeline, '#e150').scrollIntoView();
    one(timeline, '#e150 a').focus();
    box.style.width = '1000px';
    await waitUntil(() => isChart(timeline), 'a chart');
    await waitUntil(() => inTrack(timeline).includes('e150'), 'e150 is in view');
    expect(focused(timeline)).to.equal('e150');
    const {bottom} = timeline.getBoundingClientRect();
    expect(bottom).to.be.above(0);
  });

  it('brings the list to the event that was selected along the line', async () => {
    const [timeline, box] = await inBox({events: days(200)}, 1000);
    timeline.select('e150');
    await timeline.updateComplete;
    box.style.width = '400px';
    await waitUntil(() => !isChart(timeline), 'a list');
    await waitUntil(() => topOf(timeline, 'e150') >= 0 && topOf(timeline, 'e150') < innerHeight, 'in view');
  });
});

describe('peace-timeline: what is hidden', () => {
  it('is found again as it was', async () => {
    const [timeline, box] = await inBox({events: days(200)}, 1000);
    timeline.zoomTo('2001-05-01', '2001-05-20');
    await waitUntil(() => inTrack(timeline).includes('e125'), 'in view');
    box.hidden = true;
    // In the first it is observed, in the next it is looked to.
    for (let frame = 0; frame < 4; frame++) await nextFrame();
    expect(isChart(timeline)).to.equal(true);
    box.hidden = false;
    await nextFrame();
    expect(inTrack(timeline)).to.include('e125');
  });

  it('shows at first what its width has room for, or what the page has asked for', async () => {
    const box = await fixture<HTMLElement>(html`<div style="width: 1000px" hidden></div>`);
    const timelines = [newTimeline(along), newTimeline(along)] as const;
    for (const timeline of timelines) {
      timeline.data = {events: days(200)};
      box.append(timeline);
    }
    const [first, asked] = timelines;
    await asked.updateComplete;
    asked.zoomTo('2001-05-01', '2001-05-20');
    box.hidden = false;
    await waitUntil(() => inTrack(first).length && inTrack(asked).length, 'drawn');
    expect(inTrack(first)).to.have.length.above(12);
    expect(inTrack(asked)).to.include('e125');
  });
});

describe('peace-timeline: a sliver', () => {
  it('says nothing of what is in view at first, as in a tab that is put aside or a box that opens', async () => {
    const box = await fixture<HTMLElement>(html`<div style="width: 20px"></div>`);
    const timeline = newTimeline(along);
    timeline.data = {events: days(15)};
    box.append(timeline);
    for (let frame = 0; frame < 4; frame++) await nextFrame();
    box.style.width = '1000px';
    await waitUntil(() => inTrack(timeline).length, 'drawn');
    expect(inTrack(timeline)).to.have.length(15);
  });
});

describe('peace-timeline: after printing', () => {
  it('the page, the view and the focus are where they were', async () => {
    const timeline = await draw({events: days(200)}, {...along, selected: 'e90', zoom: '10'});
    timeline.before(Object.assign(document.createElement('div'), {style: 'height: 300px'}));
    timeline.after(Object.assign(document.createElement('div'), {style: 'height: 3000px'}));
    await waitUntil(() => all(timeline, '#e90 [part=title] a').length, 'drawn');
    one(timeline, '#e90 [part=title] a').focus({preventScroll: true});
    scrollTo(0, 240);
    const before = inTrack(timeline);
    dispatchEvent(new Event('beforeprint'));
    expect(all(timeline, '.spine .event')).to.have.length(200);
    expect(scrollY).to.equal(240);
    dispatchEvent(new Event('afterprint'));
    expect(scrollY).to.equal(240);
    expect(inTrack(timeline)).to.deep.equal(before);
    expect(focused(timeline)).to.equal('e90');
  });
});

describe('peace-timeline: what is read stays', () => {
  it('where it is when pictures above it cannot be had', async () => {
    const url = new URL('/no/such/picture.png', location.href).href;
    const data = {
      events: days(30).map((event, index) =>
        index < 15 ? {...event, image: {url, width: 300, height: 200}} : event,
      ),
    };
    const box = await fixture<HTMLElement>(html`<div style="padding-block: 100vh"></div>`);
    const timeline = newTimeline();
    // Pictures far above are not even asked for: here they all are.
    timeline.data = data;
    box.append(timeline);
    await timeline.updateComplete;
    await waitUntil(() => all(timeline, '.event').length === 30, 'complete');
    one(timeline, '#e20').scrollIntoView({block: 'start'});
    const before = topOf(timeline, 'e20');
    for (const picture of all(timeline, 'img')) picture.dispatchEvent(new Event('error'));
    await waitUntil(() => !all(timeline, 'img').length, 'no picture');
    await nextFrame();
    expect(topOf(timeline, 'e20')).to.be.closeTo(before, 1);
  });

  it('under the keys, whatever comes with a refresh', async () => {
    const timeline = await draw({events: days(4)}, along);
    one(timeline, '#e1 [part=title] a').focus();
    await sendKeys({press: 'ArrowRight'});
    expect(focused(timeline)).to.equal('e2');
    timeline.data = {events: days(4)};
    await timeline.updateComplete;
    await nextFrame();
    await sendKeys({press: 'ArrowRight'});
    expect(focused(timeline)).to.equal('e3');
  });

  it('in view as far as a shorter document reaches, and is forgotten with another one', async () => {
    const early = {id: 'early', start: '1700-01-01', title: 'A mistake'};
    const timeline = await draw({events: [early, ...days(4)]}, along);
    timeline.data = {events: days(4)};
    await waitUntil(() => inTrack(timeline).length === 4, 'all in view');
    const srcs = await Promise.all(
      ['2001-01', '1901-01'].map((month) =>
        endpoint.script([{json: {events: [1, 2].map((day) => ({start: `${month}-0${day}`, title: month}))}}]),
      ),
    );
    timeline.data = undefined;
    for (const src of srcs) {
      timeline.src = src;
      const month = src === srcs[0] ? '2001-01' : '1901-01';
      await waitUntil(() => titles(timeline).join() === `${month},${month}`, 'drawn');
      await waitUntil(() => status(timeline).includes(month.slice(0, 4)), 'in view');
      expect(inTrack(timeline)).to.have.length(2);
    }
  });

  it('when a link leads into another timeline of the page', async () => {
    const one_ = await draw({events: days(4)}, {searchable: '', selected: 'e1'});
    const other = await draw({events: [{id: 'there', start: '2001', title: 'There'}]});
    const field = one<HTMLInputElement>(one_, '[name=find]');
    field.value = 'Event 1';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await one_.updateComplete;
    location.hash = '#peace-event=there';
    await waitUntil(() => focused(other) === 'there', 'there');
    expect(titles(one_)).to.deep.equal(['Event 1']);
    expect(one_.selected).to.equal('e1');
    location.hash = '#peace-event=e3';
    await waitUntil(() => focused(one_) === 'e3', 'at e3');
    expect(field.value, 'what was looked for is no longer').to.equal('');
  });
});

describe('peace-timeline: the view in words', () => {
  it('tells the time of the day where days are few, and the page of each change', async () => {
    const events = [9, 10, 11].map((hour) => ({
      start: `2001-01-01T${hour < 10 ? '0' : ''}${hour}:00`,
      title: `At ${hour}`,
    }));
    const timeline = await draw({events}, {layout: 'horizontal'});
    const ranges: string[] = [];
    timeline.addEventListener('peace-range-change', ({start, end}: PeaceRangeChangeEvent) =>
      ranges.push(start + end),
    );
    await waitUntil(() => /\d:\d\d/.test(status(timeline)), 'a time');
    const before = status(timeline);
    timeline.zoomTo('2001-01-01T09:00', '2001-01-01T10:00');
    await waitUntil(() => status(timeline) !== before, 'another time');
    expect(ranges).to.have.length(1);
  });

  it('names the last day of a stretch, not the one after it', async () => {
    const timeline = await draw({events: days(60)}, {...along, start: '2001-01-10', end: '2001-01-19'});
    await waitUntil(() => status(timeline), 'words');
    expect(status(timeline).replace(/[\u2009\u202f]/g, ' ')).to.equal('Jan 10 – 19, 2001');
  });

  it('reaches over all the years of the contract', async () => {
    const events = ['-010000', '+010000'].map((start) => ({start, title: start}));
    const timeline = await draw({events}, {layout: 'horizontal'});
    await waitUntil(() => status(timeline), 'words');
    expect(status(timeline)).to.match(/BC/);
    expect(status(timeline)).not.to.match(/[+-]0/);
  });

  it('may be asked for before there is one', async () => {
    const timeline = newTimeline(along);
    timeline.zoomTo('2001-01-10', '2001-01-19');
    timeline.data = {events: days(60)};
    await fixture(html`${timeline}`);
    await waitUntil(() => status(timeline).includes('19'), 'words');
  });
});

describe('peace-timeline: the focus goes on', () => {
  it('from a cluster that cannot come apart to what it opens', async () => {
    const events = Array.from({length: 20}, (_, index) => ({
      id: `m${index}`,
      start: '2001-01-01',
      title: `M ${index}`,
    }));
    const timeline = await draw({events}, along);
    const cluster = all<HTMLButtonElement>(timeline, '.cluster button').at(-1);
    for (let time = 0; time < 20 && !all(timeline, '[part=detail]').length; time++) {
      const button: HTMLButtonElement =
        all<HTMLButtonElement>(timeline, '.cluster button')[0] ?? (cluster as HTMLButtonElement);
      button.focus();
      await sendKeys({press: 'Enter'});
      await aTimeout(50);
    }
    await waitUntil(() => timeline.shadowRoot?.activeElement?.matches('[part=detail]'), 'in the detail');
    expect(one(timeline, '[part=detail]').ariaLive).to.equal('polite');
  });

  it('to a film that is played, which ends with its event', async () => {
    const film = {
      id: 'film',
      start: '2001-01-02',
      title: 'Film',
      media: {url: 'https://vimeo.com/76979871/abc'},
    };
    const timeline = await draw({events: [...days(1), film]}, {...along, selected: 'film'});
    one(timeline, '[part=play]').click();
    await waitUntil(() => timeline.shadowRoot?.activeElement?.matches('[part=player]'), 'at the player');
    expect(one<HTMLIFrameElement>(timeline, '[part=player]').src).to.match(/[?&]h=abc/);
    timeline.previous();
    await timeline.updateComplete;
    timeline.next();
    await timeline.updateComplete;
    expect(all(timeline, '[part=player]')).to.have.length(0);
  });

  it('to the other events when the one whose details are read has gone', async () => {
    const timeline = await draw({events: days(4)}, along);
    const inDetail = () => timeline.shadowRoot?.activeElement?.matches('[part=detail]');
    one(timeline, '#e3 [part=title] a').focus();
    await sendKeys({press: 'Enter'});
    await waitUntil(inDetail, 'in the details');
    timeline.data = {events: days(4).filter(({id}) => id !== 'e3')};
    await timeline.updateComplete;
    expect(all(timeline, '[part=detail]')).to.have.length(0);
    expect(timeline.shadowRoot?.activeElement).to.equal(one(timeline, '.track [tabindex="0"]'));
    await sendKeys({press: 'End'});
    expect(focused(timeline)).to.equal('e4');
  });

  it('to the field when all is shown again', async () => {
    const timeline = await draw({events: days(4)}, {searchable: ''});
    const field = one<HTMLInputElement>(timeline, '[name=find]');
    field.value = 'nowhere';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await timeline.updateComplete;
    const button = one(timeline, 'button[type=reset]');
    button.focus();
    button.click();
    await timeline.updateComplete;
    expect(timeline.shadowRoot?.activeElement).to.equal(field);
    expect(titles(timeline)).to.have.length(4);
  });
});
