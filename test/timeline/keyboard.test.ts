import {expect, nextFrame} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {PeaceSelectEvent} from '../../src/widget/events.ts';
import {atRest, chart, focusedIn, four, inView, link, months, press} from './charted.ts';
import {all, days, one, texts} from './shown.ts';
import {waitUntil} from '../patience.ts';

const here = location.pathname + location.search;

afterEach(() => history.replaceState(null, '', here));

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
    await waitUntil(() => focusedIn(timeline) === 'e5', 'at the first');
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
