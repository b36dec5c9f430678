import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readTimeline} from '../../src/contract/timeline.ts';
import {around, boundsOf} from '../../src/timeline/bounds.ts';

const HOUR = 3_600_000;

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
});
