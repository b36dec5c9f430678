import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {PeaceTimeline} from '../../src/timeline/timeline.ts';
import type {PeaceSelectEvent} from '../../src/widget/events.ts';
import {all, chip, days, draw, focused, newTimeline, one, texts, titles} from './shown.ts';
import {waitUntil} from '../patience.ts';

const four = {events: days(4)};
const here = location.pathname + location.search;
const dateOf = (timeline: PeaceTimeline, id: string) => one(timeline, `#${id} [part=date]`);
const marked = (timeline: PeaceTimeline) =>
  all(timeline, '[aria-current=true]').map((link) => link.closest('li')?.id);
const arrived = (timeline: PeaceTimeline, id: string) =>
  waitUntil(() => focused(timeline) === id, `at ${id}`);

/** Runs a test with so much above the timeline that it must be scrolled to. */
async function below<T>(test: () => Promise<T>): Promise<void> {
  const space = document.createElement('div');
  space.style.height = '300vh';
  document.body.prepend(space);
  await test().finally(() => space.remove());
}

function expectInView(element: Element): void {
  const {top, bottom} = element.getBoundingClientRect();
  expect(top).to.be.at.least(0);
  expect(bottom).to.be.at.most(innerHeight);
}

/** Counts what a timeline tells the page. */
function selections(timeline: PeaceTimeline): string[] {
  const ids: string[] = [];
  timeline.addEventListener('peace-select', ({id}: PeaceSelectEvent) => ids.push(id));
  return ids;
}

afterEach(() => {
  history.replaceState(null, '', here);
  scrollTo(0, 0);
});

describe('peace-timeline: groups', () => {
  it('are buttons with the number of their events, only when asked for', async () => {
    const timeline = await draw(four);
    expect(all(timeline, 'button').length).to.equal(0);
    timeline.filterable = true;
    await timeline.updateComplete;
    expect(texts(timeline, '[part=groups] button')).to.deep.equal(['All 4', 'Odd 2', 'Even 2']);
  });

  it('filter, say which is chosen, and how many events there are', async () => {
    const timeline = await draw(four, {filterable: ''});
    const status = all(timeline, '.note[role=status]').at(-1);
    expect(status?.textContent?.trim()).to.equal('');
    chip(timeline, 'Even').click();
    await timeline.updateComplete;
    expect(titles(timeline)).to.deep.equal(['Event 2', 'Event 4']);
    expect(texts(timeline, '[aria-pressed=true]')).to.deep.equal(['Even 2']);
    expect(status?.textContent?.trim()).to.equal('2 matches.');
    chip(timeline, 'All').click();
    await timeline.updateComplete;
    expect(titles(timeline)).to.have.length(4);
    expect(texts(timeline, '[aria-pressed=true]')).to.deep.equal(['All 4']);
    expect(status?.isConnected && status.textContent?.trim()).to.equal('4 matches.');
  });

  it('filter from the keyboard, and the focus stays', async () => {
    const timeline = await draw(four, {filterable: ''});
    chip(timeline, 'Odd').focus();
    await sendKeys({press: 'Enter'});
    await timeline.updateComplete;
    expect(titles(timeline)).to.deep.equal(['Event 1', 'Event 3']);
    expect(focused(timeline)).to.equal('Odd 2');
  });

  it('of which the page fixes one are no choice', async () => {
    const timeline = await draw(four, {filterable: '', group: ' even'});
    expect(titles(timeline)).to.deep.equal(['Event 2', 'Event 4']);
    expect(all(timeline, 'button').length).to.equal(0);
  });

  it('that are unknown have no events, and say so', async () => {
    const timeline = await draw(four, {group: 'Economy'});
    expect(timeline.state).to.equal('empty');
    expect(texts(timeline, '[part=empty]')).to.deep.equal(['Nothing has been published in this group yet.']);
    timeline.group = undefined;
    await timeline.updateComplete;
    expect(titles(timeline)).to.have.length(4);
  });

  it('stay chosen when the document has news', async () => {
    const timeline = await draw(four, {filterable: ''});
    chip(timeline, 'Even').click();
    timeline.data = {events: days(6)};
    await timeline.updateComplete;
    expect(titles(timeline)).to.deep.equal(['Event 2', 'Event 4', 'Event 6']);
  });
});

describe('peace-timeline: links to events', () => {
  it('take the visitor to the event, focus and mark it', async () => {
    history.replaceState(null, '', '#peace-event=e3');
    await below(async () => {
      const timeline = await draw({events: days(30)});
      await arrived(timeline, 'e3');
      expectInView(one(timeline, '#e3'));
      expect(timeline.selected).to.equal('e3');
      expect(marked(timeline)).to.deep.equal(['e3']);
    });
  });

  it('are followed when the address changes', async () => {
    const timeline = await draw(four);
    location.hash = '#peace-event=e2';
    await arrived(timeline, 'e2');
    location.hash = '#peace-event=e4';
    await arrived(timeline, 'e4');
    expect(marked(timeline)).to.deep.equal(['e4']);
  });

  it('lead to events that a visitor has filtered out', async () => {
    const timeline = await draw(four, {filterable: ''});
    chip(timeline, 'Even').click();
    location.hash = '#peace-event=e3';
    await arrived(timeline, 'e3');
    expect(titles(timeline)).to.have.length(4);
  });

  it('take nobody anywhere in a timeline of another group, and nothing from it', async () => {
    const talks = await draw(four, {group: 'Even', selected: 'e2'});
    const timeline = await draw(four);
    location.hash = '#peace-event=e3';
    await arrived(timeline, 'e3');
    expect(talks.selected).to.equal('e2');
    expect(marked(talks)).to.deep.equal(['e2']);
  });

  it('lead to the last of two thousand events at once', async () => {
    history.replaceState(null, '', '#peace-event=e2000');
    await below(async () => {
      const timeline = await draw({events: days(2000)});
      await arrived(timeline, 'e2000');
      expectInView(one(timeline, '#e2000'));
    });
  });

  it('lead nowhere when there is no such event, and the page stays where it is when it comes later', async () => {
    history.replaceState(null, '', '#peace-event=e5');
    const timeline = await draw(four);
    timeline.data = {events: days(6)};
    await timeline.updateComplete;
    await nextFrame();
    expect(titles(timeline)).to.include('Event 5');
    expect(focused(timeline)).to.equal(undefined);
  });

  it('of the page and of other widgets are left alone', async () => {
    for (const hash of ['#e2', '#peace-issue=e2', '#/route?peace-event=e2']) {
      history.replaceState(null, '', hash);
      const timeline = await draw(four, {'deep-link': ''});
      await nextFrame();
      expect(focused(timeline), hash).to.equal(undefined);
      timeline.remove();
    }
    const timeline = await draw(four, {'deep-link': ''});
    dateOf(timeline, 'e2').click();
    expect(location.hash).to.equal('#/route?peace-event=e2');
  });

  it('are written when a visitor chooses a date, where the page wants it', async () => {
    const timeline = await draw(four, {'deep-link': ''});
    const ids = selections(timeline);
    const entries = history.length;
    dateOf(timeline, 'e2').click();
    await timeline.updateComplete;
    expect(location.hash).to.equal('#peace-event=e2');
    expect(history.length).to.equal(entries);
    expect(marked(timeline)).to.deep.equal(['e2']);
    expect(ids).to.deep.equal(['e2']);
  });

  it('are not written otherwise; the page is told all the same', async () => {
    const timeline = await draw(four);
    const ids = selections(timeline);
    dateOf(timeline, 'e2').focus();
    await sendKeys({press: 'Enter'});
    await timeline.updateComplete;
    expect(location.hash).to.equal('');
    expect(ids).to.deep.equal(['e2']);
    expect(timeline.selected).to.equal('e2');
  });

  it('can be opened in a new tab or copied', async () => {
    const timeline = await draw({events: [{id: 'a b/ü&', start: '2013', title: 'a'}]});
    const link = one<HTMLAnchorElement>(timeline, '[part=date]');
    expect(new URL(link.href).hash).to.equal('#peace-event=a%20b%2F%C3%BC%26');
    const ids = selections(timeline);
    let prevented: boolean | undefined;
    const look = (event: Event) => {
      prevented = event.defaultPrevented;
      event.preventDefault();
    };
    addEventListener('click', look, {once: true});
    link.dispatchEvent(
      new MouseEvent('click', {ctrlKey: true, bubbles: true, composed: true, cancelable: true}),
    );
    expect(prevented).to.equal(false);
    expect(ids).to.be.empty;
  });
});

describe('peace-timeline: select', () => {
  it('marks the event of the attribute, and moves nothing', async () => {
    await below(async () => {
      const timeline = await draw({events: days(30)}, {selected: 'e3'});
      await nextFrame();
      expect(marked(timeline)).to.deep.equal(['e3']);
      expect(focused(timeline)).to.equal(undefined);
      expect(scrollY).to.equal(0);
    });
  });

  it('takes the visitor there when the page calls it, and says nothing to the page', async () => {
    await below(async () => {
      const timeline = await draw({events: days(200)});
      const ids = selections(timeline);
      timeline.select('e190');
      await arrived(timeline, 'e190');
      expectInView(one(timeline, '#e190'));
      expect(ids).to.be.empty;
    });
  });

  it('may be called before there are events', async () => {
    const timeline = newTimeline();
    timeline.select('e2');
    await fixture(html`${timeline}`);
    timeline.data = four;
    await arrived(timeline, 'e2');
  });

  it('lets the focus go on from there', async () => {
    const timeline = await draw(four);
    timeline.select('e2');
    await arrived(timeline, 'e2');
    await sendKeys({press: 'Tab'});
    expect(focused(timeline)).to.equal('e3');
  });
});
