import {aTimeout, expect, nextFrame, oneEvent} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import type {PeaceTimeline} from '../../src/timeline/timeline.ts';
import type {PeaceRangeChangeEvent} from '../../src/widget/events.ts';
import {atRest, chart, four, inView, item, left, link, months} from './charted.ts';
import {all, one, texts} from './shown.ts';
import {waitUntil} from '../patience.ts';

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
      const start = performance.now();
      const send = (name: string, clientX: number, at: number) => {
        const event = new PointerEvent(name, {pointerId: 1, clientX, buttons: 1, bubbles: true});
        // As quick as a hand is, however busy the machine.
        Object.defineProperty(event, 'timeStamp', {value: start + at});
        track.dispatchEvent(event);
      };
      const before = left(item(timeline, 'e8'));
      send('pointerdown', 600, 0);
      send('pointermove', 590, 16);
      send('pointermove', 580, 32);
      send('pointerup', 580, 33);
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
    await waitUntil(() => status(), 'a range');
    const before = status();
    const [out, zoomIn, whole] = all(timeline, '[part=controls] button');
    setTimeout(() => zoomIn?.click());
    const {start, end} = await oneEvent<PeaceRangeChangeEvent>(timeline, 'peace-range-change');
    expect(start).to.match(/^2001-0\d-\d\dT\d\d:\d\d$/);
    expect(end > start).to.equal(true);
    await timeline.updateComplete;
    expect(status()).not.to.equal(before);
    whole?.click();
    await waitUntil(() => status() === before, 'all in view');
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
