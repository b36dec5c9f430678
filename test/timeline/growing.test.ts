import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import type {PeaceTimeline} from '../../src/timeline/timeline.ts';
import {all, days, draw, focused, newTimeline, one, reaches, texts, titles} from './shown.ts';
import {waitUntil} from '../patience.ts';

afterEach(() => scrollTo(0, 0));

describe('peace-timeline: growing data', () => {
  const grow = async (timeline: PeaceTimeline, data: unknown) => {
    timeline.data = data;
    await timeline.updateComplete;
  };

  it('says quietly how many events are new, and leads to the first', async () => {
    const timeline = await draw({events: days(1)});
    expect(all(timeline, '[part=news]').length).to.equal(0);
    await grow(timeline, {events: days(3)});
    expect(texts(timeline, '[part=news]')).to.deep.equal(['2 new events']);
    expect(focused(timeline)).to.equal(undefined);
    await grow(timeline, {events: days(4)});
    expect(texts(timeline, '[part=news]')).to.deep.equal(['3 new events']);
    one(timeline, '[part=news]').click();
    await waitUntil(() => focused(timeline) === 'e2');
    expect(all(timeline, '[part=news]').length).to.equal(0);
  });

  it('keeps what a filter hides as new for later', async () => {
    const timeline = await draw({events: days(2)}, {filterable: ''});
    const chip = async (name: string) => {
      all(timeline, '.chip')
        .find(({innerText}) => innerText.startsWith(name))
        ?.click();
      await timeline.updateComplete;
    };
    await chip('Even');
    await grow(timeline, {events: days(6)});
    expect(texts(timeline, '[part=news]')).to.deep.equal(['2 new events']);
    one(timeline, '[part=news]').click();
    await waitUntil(() => focused(timeline) === 'e4');
    expect(all(timeline, '[part=news]').length).to.equal(0);
    await chip('All');
    expect(texts(timeline, '[part=news]')).to.deep.equal(['2 new events']);
    one(timeline, '[part=news]').click();
    await waitUntil(() => focused(timeline) === 'e3');
  });

  it('does not move what the reader looks at, nor the focus', async () => {
    const box = document.createElement('div');
    box.style.paddingBlock = '100vh';
    await fixture(html`${box}`);
    const timeline = newTimeline();
    timeline.data = {events: days(30).slice(10)};
    box.append(timeline);
    await timeline.updateComplete;
    const item = (id: string) => one(timeline, `#${id}`);
    item('e20').scrollIntoView({block: 'start'});
    item('e21').querySelector('a')?.focus({preventScroll: true});
    const before = item('e20').getBoundingClientRect().top;
    await grow(timeline, {events: days(30)});
    expect(titles(timeline)[0]).to.equal('Event 1');
    expect(item('e20').getBoundingClientRect().top).to.be.closeTo(before, 1);
    await nextFrame();
    await nextFrame();
    expect(item('e20').getBoundingClientRect().top).to.be.closeTo(before, 1);
    expect(focused(timeline)).to.equal('e21');
  });

  it('does not start a film anew that is played, whatever comes before it', async () => {
    const films = (from: number, to: number) =>
      days(to)
        .slice(from)
        .map((event) => ({...event, media: {url: 'https://vimeo.com/76979871'}}));
    for (const [id, count] of [
      ['e21', 40],
      ['e32', 40],
      ['e45', 45],
    ] as const) {
      const timeline = await draw({events: films(20, count)});
      await waitUntil(() => all(timeline, '[part=event]').length === count - 20, 'complete');
      one(timeline, `#${id} [part=play]`).click();
      await timeline.updateComplete;
      const player = one(timeline, `#${id} [part=player]`);
      for (const from of [19, 0]) {
        await grow(timeline, {events: films(from, count)});
        expect(one(timeline, `#${id} [part=player]`), `${id} after ${from}`).to.equal(player);
        expect(player.isConnected).to.equal(true);
      }
      await waitUntil(() => all(timeline, '[part=event]').length === count, 'complete again');
      expect(one(timeline, '[part=player]')).to.equal(player);
      expect(titles(timeline)).to.deep.equal(days(count).map(({title}) => title));
    }
  });

  it('does not move the view along the line', async () => {
    const timeline = await draw(
      {events: days(40).slice(10)},
      {layout: 'horizontal', zoom: '3', now: '2001-01-20'},
    );
    const left = () => one(timeline, '#e20').getBoundingClientRect().left;
    const before = left();
    await grow(timeline, {events: days(60)});
    await nextFrame();
    await nextFrame();
    expect(left()).to.be.closeTo(before, 1);
    expect(texts(timeline, '[part=news]')).to.deep.equal(['30 new events']);
  });
});

describe('peace-timeline: what is new', () => {
  const groups = (...names: string[]) =>
    names.map((group, index) => ({id: `${group}${index}`, start: `2001-0${index + 1}`, title: group, group}));

  it('is counted among what is shown, and no longer when it has gone', async () => {
    const timeline = await draw({events: groups('A')}, {group: 'A'});
    timeline.data = {events: groups('A', 'B', 'A')};
    await timeline.updateComplete;
    expect(texts(timeline, '[part=news]')).to.deep.equal(['1 new event']);
    timeline.data = {events: groups('A')};
    await timeline.updateComplete;
    expect(texts(timeline, '[part=news]')).to.deep.equal([]);
  });

  it('leads there, and what the visitor looks for stays as long as it is shown by it', async () => {
    const timeline = await draw({events: groups('A', 'B')}, {filterable: ''});
    const chosen = () => texts(timeline, '[aria-pressed=true]').join().replace(/ \d/, '');
    all(timeline, '.chip')[1]?.click();
    timeline.data = {events: groups('A', 'B', 'A')};
    await timeline.updateComplete;
    one(timeline, '[part=news]').click();
    await waitUntil(() => focused(timeline) === 'A2', 'there');
    expect(chosen()).to.equal('A');
    timeline.select('B1');
    await waitUntil(() => focused(timeline) === 'B1', 'there');
    expect(chosen()).to.equal('All');
  });

  it('is nothing in another language', async () => {
    const src = new URL('/nowhere/{lang}.json', location.href).href;
    const timeline = newTimeline({lang: 'en'});
    timeline.data = {events: [{start: '2001', title: 'First'}]};
    await fixture(html`${timeline}`);
    timeline.lang = 'he';
    await waitUntil(() => one(timeline, '[part=base]').lang === 'he', 'words of the other language');
    timeline.data = {events: [{start: '2001', title: 'ראשון'}]};
    await waitUntil(() => titles(timeline).join() === 'ראשון', src);
    await reaches(timeline, 'ready');
    expect(all(timeline, '[part=news]')).to.have.length(0);
  });
});
