import {expect, fixture, html, nextFrame} from '@open-wc/testing';
import type {PeaceTimeline} from '../../src/timeline/timeline.ts';
import {atRest, chart, horizontal, inView, item, left, months, nineMonths} from './charted.ts';
import {all, days, draw, newTimeline, one, texts, titles} from './shown.ts';
import {waitUntil} from '../patience.ts';

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

  it('names its eras in the order of time, in rows where they overlap', async () => {
    const eras = [
      {start: '2001-06', end: '2001-08', title: 'Summer'},
      {start: '2001-01', end: '2001-03', title: 'Winter'},
      {start: '2001-03', end: '2001-05', title: 'Spring'},
    ];
    const timeline = await chart({...months(12), eras});
    const names = all(timeline, '[part=era] .kicker');
    expect(names.map(({innerText}) => innerText)).to.deep.equal(['Winter', 'Spring', 'Summer']);
    const [winter = 0, spring = 0, summer = 0] = names.map((name) => name.getBoundingClientRect().top);
    expect(winter).to.be.lessThan(spring);
    expect(summer).to.equal(winter);
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
    await waitUntil(() => range.role === 'status', 'at rest');
    const first = range.innerText;
    expect(first).not.to.equal('');
    watch.observe(range, {characterData: true, subtree: true, childList: true});
    one(timeline, '[part=controls] button:nth-of-type(2)').click();
    await waitUntil(() => spoken.length, 'announced');
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
    await atRest(timeline);
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
