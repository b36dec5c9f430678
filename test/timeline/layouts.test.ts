import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';
import type {PeaceTimeline} from '../../src/timeline/timeline.ts';
import {
  atRest,
  chart,
  complete,
  focusedIn,
  four,
  horizontal,
  item,
  left,
  link,
  months,
  press,
} from './charted.ts';
import {all, days, draw, newTimeline, one} from './shown.ts';
import {waitUntil} from '../patience.ts';

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

  it('have the overview below the axis, as long as that', async () => {
    for (const lang of ['en', 'he']) {
      const timeline = await chart(months(6), {lang});
      await waitUntil(() => all(timeline, `[part=base][lang=${lang}] [part=track]`).length, lang);
      const [track, map] = ['track', 'overview'].map((part) =>
        one(timeline, `[part=${part}]`).getBoundingClientRect(),
      );
      expect(map?.left, lang).to.equal(track?.left);
      expect(map?.right, lang).to.equal(track?.right);
    }
  });

  it('suit the width also where a page’s reset has made all elements inline', async () => {
    const reset = document.createElement('style');
    reset.textContent = '* {all: unset}';
    document.head.append(reset);
    try {
      const timeline = await chart(months(6), {layout: 'auto'});
      await waitUntil(() => all(timeline, '.track .event').length === 6, 'along a line');
      timeline.layout = 'vertical';
      await timeline.updateComplete;
      const [date, title] = ['date', 'title'].map((part) => one(timeline, `[part=${part}]`));
      expect(left(title as Element) - left(date as Element), 'beside each other').to.be.greaterThan(100);
    } finally {
      reset.remove();
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

describe('peace-timeline, horizontal: letters', () => {
  it('that are twice as large have twice the room', async () => {
    const [small, large] = await Promise.all(
      [16, 32].map(async (size) => {
        const timeline = await draw({events: days(12)}, horizontal);
        timeline.style.fontSize = `${size}px`;
        timeline.remove();
        await fixture(html`${timeline}`);
        await timeline.updateComplete;
        return timeline;
      }),
    );
    const rowOf = (timeline: PeaceTimeline) => one(timeline, '.track .event').getBoundingClientRect().height;
    expect(rowOf(large as PeaceTimeline)).to.be.closeTo(2 * rowOf(small as PeaceTimeline), 1);
    const [lane] = all(large as PeaceTimeline, '.lane');
    const names = all(large as PeaceTimeline, '.lane .kicker');
    for (const name of names) {
      const {height} = name.getBoundingClientRect();
      expect(height).to.be.at.most((lane as HTMLElement).getBoundingClientRect().height);
    }
  });

  it('of the other direction stand beside their dot', async () => {
    const events = [
      {id: 'said', start: '2001-01-01', title: 'In English', language: 'en'},
      {id: 'unsaid', start: '2001-03-01', title: 'In English, too'},
      {id: 'own', start: '2001-06-01', title: 'בעברית'},
    ];
    const place = await fixture<HTMLElement>(html`<div lang="he" dir="rtl" style="width: 1000px"></div>`);
    const timeline = newTimeline(horizontal);
    timeline.data = {events};
    place.append(timeline);
    await waitUntil(() => all(timeline, '.track .event').length === 3, 'drawn');
    for (const mark of all(timeline, '.track .event')) {
      const name = mark.querySelector('.title bdi') as HTMLElement;
      const gap = mark.getBoundingClientRect().right - name.getBoundingClientRect().right;
      expect(gap, mark.id).to.be.within(10, 30);
    }
  });
});
