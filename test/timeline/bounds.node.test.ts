import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readTimeline} from '../../src/contract/timeline.ts';
import {around, boundsOf, firstView, onTheClock, todayIn} from '../../src/timeline/bounds.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A timeline of events on each of so many days from 2013 on, with what else it has. */
function days(count: number, rest: object = {}) {
  const events = Array.from({length: count}, (_, day) => ({
    start: new Date(Date.UTC(2013, 0, 1 + day)).toISOString().slice(0, 10),
    title: `${day}`,
  }));
  const {value} = readTimeline({events, ...rest});
  return {timeline: value, events: value.events, bounds: boundsOf(value, value.events)};
}

const date = (time: number) => new Date(time).toISOString().slice(0, 10);

describe('a timeline', () => {
  it('reaches over its events and its span, with room for the last name', () => {
    const [from, to] = days(10).bounds.core;
    assert.ok(from < Date.UTC(2013, 0, 1) && from > Date.UTC(2013, 0, 0));
    assert.ok(to > Date.UTC(2013, 0, 12) && to < Date.UTC(2013, 0, 13));
    const {core} = days(10, {span: {start: '2012-12-01', end: '2013-03-01'}}).bounds;
    assert.ok(core[0] < Date.UTC(2012, 11, 1) && core[1] > Date.UTC(2013, 2, 2));
  });

  it('leads on to the ends of its eras, which are not in view by themselves', () => {
    const {core, within, shortest} = days(10, {
      eras: [
        {start: '2000', end: '2013-01-03', title: 'a'},
        {start: '2013-01-03', end: '2020', title: 'b'},
      ],
    }).bounds;
    assert.deepEqual(core, days(10).bounds.core);
    assert.deepEqual(within.map(date), ['2000-01-01', '2021-01-01']);
    assert.equal(shortest, 10 * 60_000);
    const {bounds} = days(10, {eras: [{start: '2013-01-03', end: '2013-01-04', title: 'a'}]});
    assert.deepEqual(bounds.within, bounds.core);
  });
});

describe('the first view', () => {
  it('of what happens within minutes is hours at most, and of one moment there is one, too', () => {
    for (const minutes of [
      [0, 20, 40],
      [5, 5],
    ]) {
      const starts = minutes.map((minute) => `2013-07-29T09:${String(minute).padStart(2, '0')}`);
      const {value} = readTimeline({events: starts.map((start) => ({start, title: 'a'}))});
      const bounds = boundsOf(value, value.events);
      for (const [from, to] of [bounds.core, around(value.events, bounds)]) {
        assert.ok(to - from >= HOUR / 2 && to - from <= 2 * HOUR, String(minutes));
        assert.ok(value.events.every((event) => event.from >= from && event.to <= to));
      }
    }
  });

  const {events, bounds} = days(100);
  const at = (day: number) => Date.UTC(2013, 0, 1 + day);
  const all = {zoom: 1, focus: at(50), legible: 10};
  /** The days of the first and the last event in a view; the room for the last name holds one more of them. */
  const seen = ([from, to]: readonly [number, number]) => {
    const inView = events.filter((event) => event.from >= from && event.to <= to);
    return [inView[0]?.title, inView.at(-1)?.title];
  };

  it('is what the page says, to the end of its last day', () => {
    assert.deepEqual(firstView(events, bounds, {...all, start: '2013-02-01', end: '2013-02-03'}), [
      Date.UTC(2013, 1, 1),
      Date.UTC(2013, 1, 4),
    ]);
    const [from, to] = bounds.core;
    assert.deepEqual(firstView(events, bounds, {...all, start: '2013-02'}), [Date.UTC(2013, 1), to]);
    assert.deepEqual(firstView(events, bounds, {...all, end: '2013-02'}), [from, Date.UTC(2013, 2)]);
  });

  it('is nearer around what matters where the page says so', () => {
    const [from, to] = firstView(events, bounds, {...all, zoom: 4});
    assert.ok(Math.abs((to - from) * 4 - (bounds.core[1] - bounds.core[0])) < 1);
    assert.equal((from + to) / 2, at(50));
  });

  it('is all of few events; of many, as many as are easily read around what matters', () => {
    const few = days(15);
    assert.equal(firstView(few.events, few.bounds, all), few.bounds.core);
    assert.deepEqual(seen(firstView(events, bounds, all)), ['45', '55']);
    assert.deepEqual(seen(firstView(events, bounds, {...all, focus: at(2)})), ['0', '10']);
    assert.deepEqual(seen(firstView(events, bounds, {...all, focus: at(200)})), ['90', '99']);
    assert.deepEqual(
      firstView(events, bounds, {...all, start: '2014', end: '2013'}),
      firstView(events, bounds, all),
    );
  });

  it('of nothing is what the timeline is about', () => {
    assert.equal(around([], bounds), bounds.core);
  });
});

describe('on the clock of a time zone', () => {
  it('a moment stands where that clock has it, with all its length; a day is a day everywhere', () => {
    const {value} = readTimeline({
      events: [
        {start: '2013-07-29T20:00:00Z', end: '2013-07-29T23:00:00Z', title: 'moment'},
        {start: '2013-07-29T22:00', title: 'local'},
        {start: '2013-07-29', title: 'day'},
      ],
    });
    assert.deepEqual(
      onTheClock(value.events, 'Asia/Jerusalem').map(({title, from, to}) => [
        title,
        from - Date.UTC(2013, 6, 29),
        to - from,
      ]),
      [
        ['day', 0, DAY],
        ['local', 22 * HOUR, 0],
        ['moment', 23 * HOUR, 3 * HOUR],
      ],
    );
    const {events} = days(2);
    assert.equal(onTheClock(events, 'Asia/Jerusalem'), events);
  });

  it('it is today as that clock shows, unless the page has said which day it is', () => {
    const clock = {now: Date.UTC(2013, 6, 29, 22), today: 5};
    assert.equal(todayIn('Asia/Jerusalem', clock, undefined), Date.UTC(2013, 6, 30, 1));
    assert.equal(todayIn('Asia/Jerusalem', clock, '2013-07-29T22:00:00Z'), Date.UTC(2013, 6, 30, 1));
    assert.equal(todayIn('Asia/Jerusalem', clock, '2013-07-29'), 5);
    assert.equal(todayIn(undefined, clock, undefined), 5);
    assert.equal(todayIn('Asia/Jerusalem', {now: undefined, today: undefined}, undefined), undefined);
  });
});
