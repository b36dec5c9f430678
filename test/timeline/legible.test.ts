import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import type {PeaceTimeline} from '../../src/timeline/timeline.ts';
import {waitUntil} from '../patience.ts';
import {all, days, newTimeline, one} from './shown.ts';
import type {Attributes} from './shown.ts';

/** Draws a timeline along a line, in a box with this style and language. */
async function along(data: unknown, attributes: Attributes, style: string, lang = 'en') {
  const dir = lang === 'he' ? 'rtl' : 'ltr';
  const box = await fixture<HTMLElement>(html`<div lang=${lang} dir=${dir} style=${style}></div>`);
  const timeline = newTimeline({layout: 'horizontal', now: '2001-01-05', ...attributes});
  timeline.data = data;
  box.append(timeline);
  await waitUntil(() => all(timeline, '.track li').length > 0, 'drawn');
  await nextFrame();
  return timeline;
}

const rect = (timeline: PeaceTimeline, selector: string) => one(timeline, selector).getBoundingClientRect();

describe('peace-timeline, horizontal: what can be read', () => {
  it('is the name of what is selected, however short its bar', async () => {
    const timeline = await along({events: days(30)}, {selected: 'e9', zoom: '2'}, 'width: 1000px');
    const name = getComputedStyle(one(timeline, '#e9 .title bdi'));
    const {borderInlineStartColor: accent} = getComputedStyle(one(timeline, '#e9'));
    expect(name.backgroundColor).to.equal(accent);
    expect(name.color).not.to.equal(getComputedStyle(one(timeline, '#e8 .title bdi')).color);
  });

  it('has its rows as far apart as letters are high, also when those grow', async () => {
    const group = 'Talks';
    const events = days(3).map((event) => ({...event, end: '2001-01-20', group}));
    const timeline = await along({events}, {}, 'width: 1000px');
    const apart = () => rect(timeline, '#e2').top - rect(timeline, '#e1').top;
    const before = Math.abs(apart());
    expect(before).to.be.greaterThan(20);
    timeline.style.fontSize = '32px';
    await waitUntil(() => Math.abs(apart()) > 1.9 * before, 'as far apart');
  });

  it('is which cluster holds what is selected', async () => {
    const events = ['2001-01-01T09:00', '2001-09-01T09:00'].flatMap((start, month) =>
      Array.from({length: 20}, (_, index) => ({id: `${month}-${index}`, start, title: 'Event'})),
    );
    const timeline = await along(
      {events},
      {selected: '0-0', end: '2001-12', start: '2001-01'},
      'width: 1000px',
    );
    const colours = all(timeline, '.cluster button').map(
      (button) => getComputedStyle(button).backgroundColor,
    );
    const [first, ...others] = colours;
    expect(others).not.to.be.empty;
    expect(others).not.to.include(first);
  });

  it('is the beginning of the names of eras and span, also in the other direction', async () => {
    const title = 'The time in which the parties have talked to each other, and in the end have agreed';
    const stretch = {start: '2001-01-01', end: '2001-03-01', title};
    const data = {events: days(60), span: stretch, eras: [stretch]};
    for (const language of [undefined, 'en']) {
      const timeline = await along({...data, language}, {}, 'width: 400px', 'he');
      for (const name of ['.span .title', '.era']) {
        const text = document.createRange();
        text.selectNodeContents(one(timeline, `${name} bdi`));
        const {left} = text.getBoundingClientRect();
        expect(left, name).to.be.at.least(rect(timeline, '.track').left - 1);
      }
    }
  });

  it('are the words of the buttons, in one line', async () => {
    const timeline = await along({events: days(30)}, {}, 'width: 288px; font-size: 24px');
    await waitUntil(() => one(timeline, '.controls p').textContent, 'words');
    const button = one(timeline, '.controls button:last-child');
    const text = document.createRange();
    text.selectNodeContents(button);
    expect(text.getBoundingClientRect().height).to.be.below(36);
    expect(timeline.scrollWidth).to.equal(288);
  });

  it('is what one zooms with at the end of its row, however wide that is', async () => {
    const timeline = await along({events: days(30)}, {}, 'width: 1200px');
    const button = rect(timeline, '.controls button:last-child');
    expect(button.right).to.be.closeTo(rect(timeline, '.controls').right, 0.5);
  });

  it('is all that one finds and zooms with, in letters four times as large on a small phone', async () => {
    const attributes = {searchable: '', filterable: ''};
    const timeline = await along({events: days(30)}, attributes, 'width: 304px; font-size: 64px');
    for (const layout of ['horizontal', 'vertical'] as const) {
      timeline.layout = layout;
      await timeline.updateComplete;
      const {left, right} = timeline.getBoundingClientRect();
      for (const control of all(timeline, 'input, button, .controls p')) {
        const box = control.getBoundingClientRect();
        if (control.closest('.track')) continue;
        expect(box.left, control.outerHTML).to.be.at.least(left - 1);
        expect(box.right, control.outerHTML).to.be.at.most(right + 1);
      }
      if (layout === 'horizontal') {
        await waitUntil(() => one(timeline, '.controls p').textContent, 'words');
        expect(rect(timeline, '.controls p').width).to.equal(304);
      }
    }
  });

  it('is where one is led to, also where large letters leave no room for its name', async () => {
    const view = {selected: 'e5', start: '2001-01-05T00:00', end: '2001-01-05T11:59'};
    const timeline = await along({events: days(30)}, view, 'width: 304px; font-size: 64px');
    const track = rect(timeline, '.track');
    for (let turn = 0; turn < 4; turn++) {
      one(timeline, '.turn button:last-child').click();
      await timeline.updateComplete;
      const {left} = rect(timeline, '.track .selected');
      expect(left).to.be.at.least(track.left);
      expect(left).to.be.below(track.right);
    }
  });

  it('is one date after the other below the lanes, in letters of any size', async () => {
    const timeline = await along({events: days(30)}, {now: '1999'}, 'width: 304px; font-size: 64px');
    const dates = all(timeline, '.ticks div').filter((tick) => getComputedStyle(tick).fontSize !== '0px');
    expect(dates).not.to.have.length(0);
    const ends = dates.map((tick) => {
      const text = document.createRange();
      text.selectNodeContents(tick);
      return text.getBoundingClientRect();
    });
    ends.forEach(({left}, index) => {
      if (index) expect(left).to.be.at.least(ends[index - 1]?.right ?? 0);
    });
  });

  it('are the names of lanes in letters that are twice as large', async () => {
    const timeline = await along({events: days(8)}, {}, 'width: 390px; font-size: 32px');
    const [name] = all(timeline, '.lane .kicker');
    const [bar] = all(timeline, '.track li');
    expect(name?.getBoundingClientRect().bottom).to.be.at.most((bar?.getBoundingClientRect().top ?? 0) + 4);
  });

  it('is the count of a cluster that has begun before the view', async () => {
    const events = Array.from({length: 20}, (_, index) => ({
      start: new Date(Date.UTC(2001, 0, 1, 6 * index)).toISOString().slice(0, 16),
      title: `Event ${index}`,
    }));
    const view = {start: '2001-01-04T12:00', end: '2001-04-14'};
    const later = {start: '2001-08', title: 'The end'};
    const timeline = await along({events: [...events, later]}, view, 'width: 1000px');
    const {left} = rect(timeline, '.track');
    for (const button of all(timeline, '.cluster button')) {
      const text = document.createRange();
      text.selectNodeContents(button);
      expect(text.getBoundingClientRect().left).to.be.at.least(left);
    }
    expect(all(timeline, '.cluster button')).not.to.have.length(0);
  });
});
