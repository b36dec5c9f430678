import {aTimeout, expect, fixture, html, nextFrame, oneEvent} from '@open-wc/testing';
import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import type {PeaceTimeline} from '../../src/timeline/timeline.ts';
import type {PeaceRangeChangeEvent, PeaceSelectEvent} from '../../src/widget/events.ts';
import {all, days, draw, newTimeline, one, texts, titles} from './shown.ts';
import {waitUntil} from '../patience.ts';

const here = location.pathname + location.search;
const horizontal = {layout: 'horizontal', now: '2001-01-05'};
const nineMonths = {start: '2001-01-03', end: '2001-01-20', title: 'Nine months'};
const four = {events: days(4)};
/** Events a month apart, which all are in view with their names. */
const months = (count: number) => ({
  events: Array.from({length: count}, (_, index) => ({
    id: `e${index + 1}`,
    start: `2001-${String(index + 1).padStart(2, '0')}-01`,
    title: `Event ${index + 1}`,
    group: index % 2 ? 'Even' : 'Odd',
  })),
});

async function chart(data: unknown, attributes: Readonly<Record<string, string>> = {}, width = 1000) {
  const timeline = newTimeline({...horizontal, ...attributes});
  timeline.data = data;
  const box = document.createElement('div');
  box.style.width = `${width}px`;
  box.append(timeline);
  await fixture(html`${box}`);
  await timeline.updateComplete;
  await complete(timeline);
  return timeline;
}

/** What is only heard has come, too. */
const complete = (timeline: PeaceTimeline) =>
  waitUntil(
    () => all(timeline, '.track li').every((item) => item.querySelector('[aria-label],[datetime]')),
    'complete',
    {timeout: 5000, interval: 5},
  );

const focusedIn = (timeline: PeaceTimeline) => {
  const active = timeline.shadowRoot?.activeElement;
  return active?.closest('li')?.id || active?.closest('li')?.textContent?.trim();
};
const item = (timeline: PeaceTimeline, id: string) => one(timeline, `#${id}`);
const link = (timeline: PeaceTimeline, id: string) => one(timeline, `#${id} [part=title] a`);
const left = (element: Element) => element.getBoundingClientRect().left;
/** The view has come to rest: nothing moves from one frame to the next. */
async function atRest(timeline: PeaceTimeline) {
  let before = '';
  const isStill = async () => {
    await nextFrame();
    const now = all(timeline, '.track li, .ticks div').map(({style}) => style.transform);
    const was = before;
    before = now.join();
    return before === was;
  };
  await waitUntil(isStill, 'at rest', {timeout: 5000});
}
const inView = (timeline: PeaceTimeline) => {
  const track = one(timeline, '[part=track]').getBoundingClientRect();
  return all(timeline, '[part=event]')
    .filter((event) => left(event) >= track.left - 8 && left(event) < track.right)
    .sort((one, other) => left(one) - left(other))
    .map(({id}) => id);
};
const press = async (timeline: PeaceTimeline, key: string) => {
  await sendKeys({press: key});
  await atRest(timeline);
};

afterEach(() => history.replaceState(null, '', here));

describe('peace-timeline, horizontal: what there is', () => {
  it('is an axis with lanes, events, span, today and an overview', async () => {
    const eras = [{start: '2001-01-01', end: '2001-01-10', title: 'Winter'}];
    const timeline = await chart({events: days(4), span: nineMonths, eras}, {selected: 'e2'});
    expect(texts(timeline, '.lane')).to.deep.equal(['Odd', 'Even']);
    expect(titles(timeline)).to.deep.equal(['Event 1', 'Event 2', 'Event 3', 'Event 4']);
    expect(all(timeline, '.ticks div').length).to.be.greaterThan(2);
    expect(texts(timeline, '[part=era] .kicker')).to.deep.equal(['Winter']);
    expect(one(timeline, '[part=span] [role=img]').getAttribute('aria-label')).to.equal('Day 3 of 18');
    expect(texts(timeline, '[part=today]')).to.deep.equal(['Today']);
    expect(one(timeline, '[part=overview] path').getAttribute('d')).to.match(/^M0 1V/);
    expect(texts(timeline, '[part=detail] [part=title]')).to.deep.equal(['Event 2']);
    await expect(timeline).to.be.accessible();
    timeline.colorScheme = 'dark';
    await timeline.updateComplete;
    await expect(timeline).to.be.accessible();
  });

  it('stands where its time is: later is further, also its era and span', async () => {
    const timeline = await chart({events: days(4), span: nineMonths}, {now: '2001-01-03'});
    const at = ['e1', 'e2', 'e3', 'e4'].map((id) => left(item(timeline, id)));
    expect(at).to.deep.equal([...at].sort((one, other) => one - other));
    expect((at[3] ?? 0) - (at[2] ?? 0)).to.be.closeTo((at[1] ?? 0) - (at[0] ?? 0), 2);
    // A bar begins where its day does.
    expect(left(one(timeline, '.at.span'))).to.be.closeTo(left(one(timeline, '[part=today]')), 1);
    expect(left(one(timeline, '[part=today]'))).to.be.closeTo(at[2] ?? 0, 10);
  });

  it('shows how far a span has come, however long its title is', async () => {
    const title = 'The nine months that the parties have set themselves for an agreement';
    const data = {...months(12), span: {start: '2001-04-01', end: '2001-12-31', title}};
    for (const width of [1200, 640]) {
      const timeline = await chart(data, {}, width);
      const bar = one(timeline, '.at.span').getBoundingClientRect();
      const words = one(timeline, '.at.span .kicker').getBoundingClientRect();
      expect(words.top, `${width}`).to.be.below(bar.bottom);
      expect(words.right).to.be.below(bar.right);
      expect(one(timeline, '.at.span .title').getBoundingClientRect().right).to.be.below(words.left);
    }
  });

  it('has the same for screen readers as the list: date, group, heading and text of each event', async () => {
    const data = {
      events: months(10).events.map((event) => ({
        ...event,
        text: `About ${event.id}`,
        url: 'https://a.example/',
      })),
    };
    const transcript = (timeline: PeaceTimeline) => [
      ...all(timeline, '[part=list], [part=event], [part=event] :is(time, [role], p, [part=group])').map(
        (element) => [
          element.localName,
          element.getAttribute('role'),
          element.getAttribute('aria-level'),
          element.textContent?.replace(/\s+/g, ' ').trim(),
        ],
      ),
      // The way to an event is its date in the list, and its name in the lanes.
      ...all(timeline, '[part=event] a[href^="#"]').map((element) => [
        element.getAttribute('href'),
        element.getAttribute('aria-current'),
      ]),
    ];
    const across = transcript(await chart(data, {selected: 'e3'}, 1400));
    expect(across).to.have.length.greaterThan(60);
    expect(across).to.deep.equal(transcript(await draw(data, {selected: 'e3'})));
  });

  it('links each event by the name that is seen, and tells its date with it', async () => {
    const timeline = await chart(months(2), {selected: 'e2'});
    const links = all(timeline, '[part=event] a').map((element) => [
      element.textContent?.trim(),
      element.title,
      element.getAttribute('href'),
      element.getAttribute('aria-current'),
    ]);
    expect(links).to.deep.equal([
      ['Event 1', 'Jan 1, 2001', '#peace-event=e1', 'false'],
      ['Event 2', 'Feb 1, 2001', '#peace-event=e2', 'true'],
    ]);
    // Who explores by touch comes to a heading by its place.
    for (const {clientHeight} of all(timeline, '[part=event] [role=heading]'))
      expect(clientHeight).to.be.at.least(24);
  });

  it('says what is in view when that changes, and not by itself when the page opens', async () => {
    const timeline = newTimeline(horizontal);
    timeline.data = months(12);
    const place = await fixture<HTMLElement>(html`<div style="width: 1000px"></div>`);
    place.append(timeline);
    const spoken: string[] = [];
    await timeline.updateComplete;
    const range = one(timeline, '[part=controls] p');
    const watch = new MutationObserver(() => range.role === 'status' && spoken.push(range.innerText));
    expect(range.role).to.equal(null);
    await waitUntil(() => range.role === 'status', 'at rest', {timeout: 5000});
    const first = range.innerText;
    expect(first).not.to.equal('');
    watch.observe(range, {characterData: true, subtree: true, childList: true});
    one(timeline, '[part=controls] button:nth-of-type(2)').click();
    await waitUntil(() => spoken.length, 'announced', {timeout: 5000});
    expect(spoken[0]).not.to.equal(first);
  });

  it('calls no cluster and no event by what was said of another one in its place', async () => {
    const timeline = await chart({events: days(200)}, {start: '2001-01', end: '2001-07'});
    const wrong: (string | null)[] = [];
    const look = () => {
      for (const {ariaLabel, textContent} of all(timeline, '.track button'))
        if (ariaLabel && !ariaLabel.startsWith(`${textContent} `)) wrong.push(`${textContent}: ${ariaLabel}`);
      for (const {title, hash, parentElement} of all<HTMLAnchorElement>(timeline, '.track .title a')) {
        const {id = ''} = parentElement?.closest('li') ?? {};
        const {format} = new Intl.DateTimeFormat('en', {dateStyle: 'medium', timeZone: 'UTC'});
        const date = format(Date.UTC(2001, 0, Number(id.slice(1))));
        if (hash !== `#peace-event=${id}` || (title && title !== date)) wrong.push(`${id}: ${hash} ${title}`);
      }
    };
    for (let step = 0; step < 3; step++) {
      one(timeline, '[part=controls] button:nth-of-type(2)').click();
      for (let frame = 0; frame < 12; frame++) {
        await nextFrame();
        look();
      }
    }
    expect(all(timeline, '.track button, .track .title a')).not.to.be.empty;
    expect(wrong).to.be.empty;
  });

  it('clusters what has no room, with a count, and comes apart when asked to', async () => {
    const events = [...months(3).events, ...days(60).slice(31)];
    const timeline = await chart({events}, {start: '2001', end: '2001-03'});
    const [cluster] = all(timeline, '[part=cluster] button');
    expect(cluster?.textContent?.trim()).to.match(/^\d$/);
    expect(cluster?.getAttribute('aria-label')).to.match(/^\d events, Feb/);
    await expect(timeline).to.be.accessible();
    const name = cluster?.getAttribute('aria-label');
    cluster?.click();
    await atRest(timeline);
    expect(all(timeline, `[aria-label="${name}"]`).length).to.equal(0);
    expect(inView(timeline).length).to.be.greaterThan(1);
  });

  it('leaves no half names of what lies before the view, once it is at rest', async () => {
    const timeline = await chart({events: months(3).events}, {start: '2001-01-05', end: '2001-02-20'});
    await atRest(timeline);
    expect(all(timeline, '[part=event]').map(({id}) => id)).to.deep.equal(['e2']);
  });

  it('whose events are all at one moment is opened, one after the other', async () => {
    const events = Array.from({length: 20}, (_, index) => ({
      id: `e${index}`,
      start: '2001',
      title: `Event ${index}`,
    }));
    const timeline = await chart({events});
    const button = one(timeline, '[part=cluster] button');
    button.click();
    await timeline.updateComplete;
    expect(all(timeline, '[part=detail]').length).to.equal(1);
    const seen = new Set(texts(timeline, '[part=detail] [part=title]'));
    const [previous, next] = all(timeline, '[part=detail] button');
    for (const turn of [previous, next]) {
      for (let index = 0; index < 20; index++) {
        turn?.click();
        await timeline.updateComplete;
        texts(timeline, '[part=detail] [part=title]').forEach((title) => seen.add(title));
      }
    }
    expect(seen.size).to.equal(20);
  });

  it('never lets names overlap', async () => {
    for (const zoom of ['1', '3', '20']) {
      const timeline = await chart({events: days(300)}, {zoom, now: '2001-06-01'}, 700);
      const rows = new Map<number, DOMRect[]>();
      for (const each of all(timeline, '.track li')) {
        const box = each.getBoundingClientRect();
        rows.set(Math.round(box.top), [...(rows.get(Math.round(box.top)) ?? []), box]);
      }
      for (const boxes of rows.values())
        boxes.reduce((before, box) => {
          expect(box.left).to.be.at.least(before.right - 1);
          return box;
        });
      expect(rows.size).to.be.greaterThan(1);
    }
  });

  it('of ten thousand events draws what is in view', async () => {
    const timeline = await chart({events: days(10_000)});
    expect(all(timeline, '.track li').length).to.be.within(20, 200);
    expect(titles(timeline).length).to.be.greaterThan(19);
  });

  it('follows the width of its container, and keeps event and view', async () => {
    const timeline = await chart(months(10), {layout: 'auto', selected: 'e3'}, 1000);
    timeline.zoomTo('2001-02', '2001-04');
    await atRest(timeline);
    const box = timeline.parentElement as HTMLElement;
    const range = () => inView(timeline);
    const before = range();
    box.style.width = '400px';
    await waitUntil(() => all(timeline, '.spine').length === 1);
    expect(all(timeline, '[part=chart]').length).to.equal(0);
    expect(one(timeline, '[aria-current=true]').closest('li')?.id).to.equal('e3');
    box.style.width = '1000px';
    await waitUntil(() => all(timeline, '[part=chart]').length === 1);
    await nextFrame();
    expect(range()).to.deep.equal(before);
    expect(texts(timeline, '[part=detail] [part=title]')).to.deep.equal(['Event 3']);
  });

  it('is a complete list on paper', async () => {
    const timeline = await chart({events: days(300)});
    dispatchEvent(new Event('beforeprint'));
    expect(titles(timeline)).to.have.length(300);
    expect(all(timeline, '[part=chart]').length).to.equal(0);
    dispatchEvent(new Event('afterprint'));
    await timeline.updateComplete;
    expect(all(timeline, '[part=chart]').length).to.equal(1);
    expect(titles(timeline).length).to.be.greaterThan(5);
  });
});

describe('peace-timeline, horizontal: keys', () => {
  it('have one stop in the track, and go from event to event in the order of time', async () => {
    const timeline = await chart(four);
    const stops = () => all(timeline, '[part=track] :is(a, button)').filter(({tabIndex}) => tabIndex === 0);
    expect(stops()).to.have.length(1);
    link(timeline, 'e1').focus();
    await press(timeline, 'ArrowRight');
    expect(focusedIn(timeline)).to.equal('e2');
    await press(timeline, 'ArrowRight');
    await press(timeline, 'ArrowLeft');
    expect(focusedIn(timeline)).to.equal('e2');
    expect(stops().map((stop) => stop.closest('li')?.id)).to.deep.equal(['e2']);
    await press(timeline, 'ArrowLeft');
    await press(timeline, 'ArrowLeft');
    expect(focusedIn(timeline)).to.equal('e1');
    await press(timeline, 'End');
    expect(focusedIn(timeline)).to.equal('e4');
    await press(timeline, 'Home');
    expect(focusedIn(timeline)).to.equal('e1');
  });

  it('go between lanes', async () => {
    const timeline = await chart(four);
    link(timeline, 'e3').focus();
    await press(timeline, 'ArrowDown');
    expect(focusedIn(timeline)).to.match(/e[24]/);
    await press(timeline, 'ArrowUp');
    expect(focusedIn(timeline)).to.match(/e[13]/);
    await press(timeline, 'ArrowUp');
    expect(focusedIn(timeline)).to.match(/e[13]/);
  });

  it('open a cluster, and are at its first event then, however much comes with it', async () => {
    const groups = ['A', 'B', 'C', 'D', 'E'];
    const events = days(200).map((event, index) => ({...event, group: groups[index % 5]}));
    const timeline = await chart({events}, {start: '2001-01', end: '2001-12'});
    const clusters = all(timeline, '.cluster button');
    const last = clusters.find((button) => button.getAttribute('aria-label')?.includes('Jan 5'));
    last?.focus();
    last?.click();
    await waitUntil(() => focusedIn(timeline) === 'e5', 'at the first', {timeout: 8000});
  });

  it('open an event with its details, and lead back', async () => {
    const timeline = await chart(four, {'deep-link': ''});
    const chosen: string[] = [];
    timeline.addEventListener('peace-select', ({id}: PeaceSelectEvent) => chosen.push(id));
    link(timeline, 'e2').focus();
    await press(timeline, 'Enter');
    await timeline.updateComplete;
    expect(chosen).to.deep.equal(['e2']);
    expect(location.hash).to.equal('#peace-event=e2');
    expect(timeline.shadowRoot?.activeElement?.getAttribute('part')).to.equal('detail');
    await press(timeline, 'Escape');
    expect(focusedIn(timeline)).to.equal('e2');
  });

  it('are not needed: who chooses by a screen reader, without keys or pointer, is taken to the details, too', async () => {
    const timeline = await chart(four);
    link(timeline, 'e2').focus();
    link(timeline, 'e2').click();
    await timeline.updateComplete;
    await nextFrame();
    expect(timeline.shadowRoot?.activeElement?.getAttribute('part')).to.equal('detail');
  });

  it('zoom and page, and the focus stays', async () => {
    const timeline = await chart(months(12));
    link(timeline, 'e6').focus();
    const whole = inView(timeline);
    await press(timeline, '+');
    expect(inView(timeline).length).to.be.lessThan(whole.length);
    expect(focusedIn(timeline)).to.equal('e6');
    await press(timeline, 'PageDown');
    expect(inView(timeline)).not.to.include('e6');
    await press(timeline, '0');
    expect(inView(timeline)).to.deep.equal(whole);
    await press(timeline, '-');
    expect(inView(timeline)).to.deep.equal(whole);
  });

  it('bring into view what lies outside', async () => {
    const timeline = await chart({events: days(200)}, {zoom: '20'});
    const [first] = inView(timeline);
    link(timeline, first ?? '').focus();
    for (let count = 0; count < 30; count++) await sendKeys({press: 'ArrowRight'});
    await atRest(timeline);
    const box = timeline.shadowRoot?.activeElement?.getBoundingClientRect();
    const track = one(timeline, '[part=track]').getBoundingClientRect();
    expect(box?.left).to.be.within(track.left - 8, track.right);
  });

  it('of the page, and outside of the track, are left alone', async () => {
    const timeline = await chart(months(12));
    const before = inView(timeline);
    let prevented = false;
    const look = (event: KeyboardEvent) => (prevented ||= event.defaultPrevented);
    addEventListener('keydown', look);
    (document.activeElement as HTMLElement | null)?.blur();
    await sendKeys({press: 'ArrowRight'});
    await sendKeys({press: '+'});
    link(timeline, 'e6').focus();
    await sendKeys({press: 'Shift'});
    removeEventListener('keydown', look);
    await atRest(timeline);
    expect(prevented).to.equal(false);
    expect(inView(timeline)).to.deep.equal(before);
  });
});

describe('peace-timeline, horizontal: hands', () => {
  const wheel = (timeline: PeaceTimeline, options: WheelEventInit) => {
    const track = one(timeline, '[part=track]');
    const box = track.getBoundingClientRect();
    const event = new WheelEvent('wheel', {
      clientX: box.left + box.width / 2,
      clientY: box.top + 10,
      bubbles: true,
      composed: true,
      cancelable: true,
      ...options,
    });
    track.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const drag = (timeline: PeaceTimeline, by: number, type = 'mouse') => {
    const target = link(timeline, 'e6');
    // There is no such pointer.
    one(timeline, '[part=track]').setPointerCapture = () => {};
    const {left: x, top: y} = target.getBoundingClientRect();
    const send = (name: string, clientX: number, buttons: number) =>
      target.dispatchEvent(
        new PointerEvent(name, {
          pointerId: 1,
          pointerType: type,
          clientX,
          clientY: y + 4,
          buttons,
          bubbles: true,
          composed: true,
          cancelable: true,
        }),
      );
    send('pointerdown', x + 4, 1);
    send('pointermove', x + 4 + by / 2, 1);
    send('pointermove', x + 4 + by, 1);
    return async () => {
      await aTimeout(80); // a hand that rests does not throw
      send('pointerup', x + 4 + by, 0);
    };
  };

  it('that turn the wheel scroll the page; sideways they move time; with Ctrl or ⌘ they zoom', async () => {
    const timeline = await chart(months(12), {start: '2001-04', end: '2001-09'});
    const before = inView(timeline);
    expect(wheel(timeline, {deltaY: 100})).to.equal(false);
    await atRest(timeline);
    expect(inView(timeline)).to.deep.equal(before);
    expect(wheel(timeline, {deltaX: 400})).to.equal(true);
    await atRest(timeline);
    expect(Number(inView(timeline)[0]?.slice(1))).to.be.greaterThan(Number(before[0]?.slice(1)));
    expect(wheel(timeline, {deltaY: -100, ctrlKey: true})).to.equal(true);
    expect(wheel(timeline, {deltaY: -100, metaKey: true})).to.equal(true);
    await atRest(timeline);
    expect(inView(timeline).length).to.be.lessThan(before.length);
  });

  it('that spread two fingers on a trackpad zoom, as Safari tells of them, and the page keeps its size', async () => {
    const timeline = await chart(months(12), {start: '2001-04', end: '2001-09'});
    const before = inView(timeline);
    const track = one(timeline, '[part=track]');
    const {left: x, width} = track.getBoundingClientRect();
    const spread = (type: string, scale: number) => {
      const event = new MouseEvent(type, {clientX: x + width / 2, cancelable: true});
      track.dispatchEvent(Object.assign(event, {scale}));
      return event.defaultPrevented;
    };
    expect(
      ['start', 'change', 'change'].map((type, index) => spread(`gesture${type}`, index + 1)),
    ).to.deep.equal([true, true, true]);
    await atRest(timeline);
    const near = inView(timeline);
    expect(near.length).to.be.within(1, before.length - 2);
    // The next time begins anew.
    spread('gesturestart', 1);
    spread('gesturechange', 1);
    await atRest(timeline);
    expect(inView(timeline)).to.deep.equal(near);
  });

  it('drag time, and choose nothing by it', async () => {
    const timeline = await chart(months(12), {start: '2001-04', end: '2001-09'});
    const before = left(item(timeline, 'e6'));
    const release = drag(timeline, -100);
    await nextFrame();
    await atRest(timeline);
    expect(left(item(timeline, 'e6'))).to.be.closeTo(before - 100, 2);
    await release();
    link(timeline, 'e6').dispatchEvent(
      new MouseEvent('click', {detail: 1, bubbles: true, composed: true, cancelable: true}),
    );
    expect(timeline.selected).to.equal(undefined);
  });

  it('that let go elsewhere hold time no longer', async () => {
    const timeline = await chart(months(12), {start: '2001-04', end: '2001-09'});
    const before = left(item(timeline, 'e6'));
    const track = one(timeline, '[part=track]');
    const send = (name: string, clientX: number, buttons: number) =>
      track.dispatchEvent(new PointerEvent(name, {pointerId: 1, clientX, buttons, bubbles: true}));
    send('pointerdown', 600, 1);
    send('pointermove', 500, 0);
    send('pointermove', 400, 0);
    await nextFrame();
    await atRest(timeline);
    expect(left(item(timeline, 'e6'))).to.equal(before);
  });

  it('that let go of time in motion throw it, unless no motion is wanted', async function () {
    const throwBy = async (timeline: PeaceTimeline) => {
      const track = one(timeline, '[part=track]');
      track.setPointerCapture = () => {};
      const send = (name: string, clientX: number) =>
        track.dispatchEvent(new PointerEvent(name, {pointerId: 1, clientX, buttons: 1, bubbles: true}));
      const before = left(item(timeline, 'e8'));
      send('pointerdown', 600);
      await nextFrame();
      send('pointermove', 590);
      await nextFrame();
      send('pointermove', 580);
      send('pointerup', 580);
      await nextFrame();
      await atRest(timeline);
      // The hand itself goes 20 px.
      return before - left(item(timeline, 'e8')) - 20;
    };
    const view = {start: '2001-05', end: '2001-10'};
    const isStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
    const thrown = async () => Math.abs(await throwBy(await chart(months(12), view))) > 2;
    // A machine without a screen may want no motion from the beginning.
    expect(await thrown()).to.equal(!isStill());
    const able = await emulateMedia({reducedMotion: 'reduce'}).then(
      () => true,
      () => false,
    );
    if (!able) return;
    expect(isStill()).to.equal(true);
    const again = await thrown();
    await emulateMedia({reducedMotion: 'no-preference'});
    expect(again).to.equal(false);
  });

  it('swipe over the details to the next event and back; a mouse selects text there', async () => {
    const timeline = await chart(four, {selected: 'e2'});
    const swipe = async (by: number, pointerType: string) => {
      const detail = one(timeline, '[part=detail]');
      const send = (name: string, clientX: number) =>
        detail.dispatchEvent(new PointerEvent(name, {pointerType, clientX, bubbles: true}));
      send('pointerdown', 300);
      send('pointerup', 300 + by);
      await timeline.updateComplete;
    };
    await swipe(-120, 'touch');
    expect(timeline.selected).to.equal('e3');
    await swipe(-20, 'touch');
    await swipe(-120, 'mouse');
    expect(timeline.selected).to.equal('e3');
    await swipe(120, 'touch');
    expect(timeline.selected).to.equal('e2');
  });

  it('press buttons that lead to the next event and back, and say where there is none', async () => {
    const timeline = await chart(four, {selected: 'e3'});
    const buttons = () => all(timeline, '.turn button');
    const off = () => buttons().map((button) => button.ariaDisabled);
    expect(off()).to.deep.equal(['false', 'false']);
    const next = buttons()[1];
    next?.focus();
    next?.click();
    await timeline.updateComplete;
    expect(timeline.selected).to.equal('e4');
    expect(off()).to.deep.equal(['false', 'true']);
    next?.click();
    await timeline.updateComplete;
    expect(timeline.selected).to.equal('e4');
    expect(timeline.shadowRoot?.activeElement).to.equal(next);
    await expect(timeline).to.be.accessible();
    timeline.selected = 'e1';
    await timeline.updateComplete;
    expect(off()).to.deep.equal(['true', 'false']);
  });

  it('double click to see more', async () => {
    const timeline = await chart(months(12));
    const before = inView(timeline).length;
    one(timeline, '[part=track]').dispatchEvent(new MouseEvent('dblclick', {clientX: 500, bubbles: true}));
    await atRest(timeline);
    expect(inView(timeline).length).to.be.lessThan(before);
  });

  it('press the buttons, and the page is told what is in view', async () => {
    const timeline = await chart(months(12));
    const status = () => texts(timeline, '[part=controls] [role=status]')[0];
    await waitUntil(() => status(), 'a range', {timeout: 5000});
    const before = status();
    const [out, zoomIn, whole] = all(timeline, '[part=controls] button');
    setTimeout(() => zoomIn?.click());
    const {start, end} = await oneEvent<PeaceRangeChangeEvent>(timeline, 'peace-range-change');
    expect(start).to.match(/^2001-0\d-\d\dT\d\d:\d\d$/);
    expect(end > start).to.equal(true);
    await timeline.updateComplete;
    expect(status()).not.to.equal(before);
    whole?.click();
    await waitUntil(() => status() === before, 'all in view', {timeout: 5000});
    out?.click();
    await atRest(timeline);
    expect(status()).to.equal(before);
  });

  it('hold the window of the overview', async () => {
    const timeline = await chart(months(12), {start: '2001-01', end: '2001-03'});
    const map = one(timeline, '[part=overview]');
    const {left: x, width, top} = map.getBoundingClientRect();
    map.setPointerCapture = () => {};
    const event = {pointerId: 1, buttons: 1, clientX: x + width * 0.8, clientY: top + 5, bubbles: true};
    map.dispatchEvent(new PointerEvent('pointerdown', event));
    await nextFrame();
    await atRest(timeline);
    expect(inView(timeline)).to.include('e11');
  });
});

describe('peace-timeline, horizontal: links and methods', () => {
  it('select brings an event into view and the focus to it', async () => {
    const timeline = await chart({events: days(200)}, {zoom: '20'});
    timeline.select('e190');
    await waitUntil(() => all(timeline, '.track .selected').length);
    await timeline.updateComplete;
    expect(texts(timeline, '[part=detail] [part=title]')).to.deep.equal(['Event 190']);
    expect(timeline.shadowRoot?.activeElement?.closest('.track')).not.to.equal(null);
  });

  it('next and previous go on in the order of time', async () => {
    const timeline = await chart(four);
    timeline.next();
    await timeline.updateComplete;
    expect(timeline.selected).to.equal('e1');
    timeline.next();
    await timeline.updateComplete;
    expect(timeline.selected).to.equal('e2');
    timeline.previous();
    timeline.previous();
    await timeline.updateComplete;
    expect(timeline.selected).to.equal('e1');
  });

  it('zoomTo shows a stretch of time, and what is no stretch shows nothing else', async () => {
    const timeline = await chart(months(12));
    timeline.zoomTo('2001-03', '2001-05');
    await atRest(timeline);
    expect(inView(timeline)).to.deep.equal(['e3', 'e4', 'e5', 'e6']);
    timeline.zoomTo('2001-05', '2001-03');
    timeline.zoomTo('soon', 'later');
    await atRest(timeline);
    expect(inView(timeline)).to.deep.equal(['e3', 'e4', 'e5', 'e6']);
  });

  it('start and end say what is in view at first', async () => {
    const timeline = await chart(months(12), {start: '2001-03', end: '2001-05'});
    expect(inView(timeline)).to.deep.equal(['e3', 'e4', 'e5', 'e6']);
  });
});

describe('peace-timeline, horizontal: in Hebrew', () => {
  it('time runs from right to left, and so do keys, wheel and hands', async () => {
    const timeline = await chart(months(12), {lang: 'he', start: '2001-03', end: '2001-09'});
    await waitUntil(() => one(timeline, '[part=base]').dir === 'rtl' && all(timeline, '#e4').length);
    await complete(timeline);
    expect(left(item(timeline, 'e4'))).to.be.greaterThan(left(item(timeline, 'e6')));
    link(timeline, 'e5').focus();
    await press(timeline, 'ArrowLeft');
    expect(focusedIn(timeline)).to.equal('e6');
    await press(timeline, 'ArrowRight');
    expect(focusedIn(timeline)).to.equal('e5');
    const before = left(item(timeline, 'e5'));
    one(timeline, '[part=track]').dispatchEvent(
      new WheelEvent('wheel', {deltaX: 50, bubbles: true, composed: true, cancelable: true}),
    );
    await nextFrame();
    await atRest(timeline);
    expect(left(item(timeline, 'e5'))).to.be.closeTo(before - 50, 2);
    await expect(timeline).to.be.accessible();
  });
});

describe('peace-timeline, horizontal: forced colours', () => {
  it('tell what is chosen, and a bar from what is behind it', async function () {
    const able = await emulateMedia({forcedColors: 'active'}).then(
      () => true,
      () => false,
    );
    if (!able) this.skip();
    const ranges = months(4).events.map((event) => ({...event, end: '2001-12'}));
    const timeline = await chart({events: ranges}, {selected: 'e2'});
    const bar = getComputedStyle(one(timeline, '.bar')).borderBlockEndStyle;
    const outlines = [item(timeline, 'e2'), item(timeline, 'e1')].map(
      (each) => getComputedStyle(each).outlineStyle,
    );
    await emulateMedia({forcedColors: 'none'});
    expect(bar).to.equal('solid');
    expect(outlines).to.deep.equal(['solid', 'none']);
  });
});

describe('peace-timeline: layouts', () => {
  it('suit the width of the container, and the page may say otherwise', async () => {
    const timeline = await chart(four, {layout: 'auto'}, 900);
    expect(all(timeline, '[part=chart]').length).to.equal(1);
    timeline.layout = 'vertical';
    await timeline.updateComplete;
    expect(all(timeline, '[part=chart]').length).to.equal(0);
    expect(all(await chart(four, {layout: 'auto'}, 500), '[part=chart]').length).to.equal(0);
    expect(all(await chart(four, {layout: 'horizontal'}, 300), '[part=chart]').length).to.equal(1);
  });

  it('show the names of lanes in letters of every size: beside them, or above where that is narrow', async () => {
    for (const size of [16, 24, 32, 40]) {
      const timeline = await chart(four, {style: `font-size: ${size}px`});
      for (const {clientWidth, scrollWidth} of all(timeline, '.lane .kicker')) {
        expect(clientWidth, `${size} px`).to.be.greaterThan(0);
        expect(scrollWidth, `${size} px`).to.equal(clientWidth);
      }
    }
  });

  it('of 280 px hold whatever is written', async () => {
    const word = 'x'.repeat(400);
    const data = {
      title: word,
      span: {start: '2001', end: '2002', title: word},
      eras: [{start: '2001', end: '2002', title: word}],
      events: days(30).map((event) => ({...event, title: word, group: word + event.group})),
    };
    const timeline = await chart(data, {selected: 'e3', filterable: ''}, 280);
    expect(timeline.scrollWidth).to.equal(280);
    await expect(timeline).to.be.accessible();
  });
});
