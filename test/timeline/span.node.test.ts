import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {startOf} from '../../src/contract/dates.ts';
import {elapsed} from '../../src/timeline/span.ts';

const nineMonths = {start: '2013-07-29', end: '2014-04-29'};

describe('the span', () => {
  it('has as many days as the calendar, the first and the last included', () => {
    assert.equal(elapsed(nineMonths, 0).days, 275);
    assert.equal(elapsed({start: '2012-02', end: '2012-02'}, 0).days, 29);
    assert.equal(elapsed({start: '2013', end: '2014'}, 0).days, 730);
  });

  it('is at day 1 all through its first day', () => {
    assert.equal(elapsed(nineMonths, startOf('2013-07-29')).day, 1);
    assert.equal(elapsed(nineMonths, startOf('2013-07-29T23:59')).day, 1);
    assert.equal(elapsed(nineMonths, startOf('2013-07-30')).day, 2);
  });

  it('is at its last day until that is over', () => {
    assert.equal(elapsed(nineMonths, startOf('2014-04-29T23:59')).day, 275);
    assert.deepEqual(elapsed(nineMonths, startOf('2014-04-30')), {days: 275, day: undefined, percent: 100});
  });

  it('counts down to its first day', () => {
    assert.equal(elapsed(nineMonths, startOf('2013-07-28T23:59')).day, 0);
    assert.equal(elapsed(nineMonths, startOf('2013-07-27')).day, -1);
    assert.equal(elapsed(nineMonths, startOf('2013-07-27')).percent, 0);
  });

  it('knows how much of it has passed', () => {
    assert.equal(elapsed({start: '2013-01-01', end: '2013-01-04'}, startOf('2013-01-02')).percent, 25);
  });

  it('counts a part of a day as a day', () => {
    const hours = {start: '2013-07-29T10:00', end: '2013-07-30T22:00'};
    assert.deepEqual(elapsed(hours, startOf('2013-07-30T16:00')), {
      days: 2,
      day: 2,
      percent: (30 / 36) * 100,
    });
  });

  it('may be no longer than a moment', () => {
    const moment = {start: '2013-07-29T10:00:00Z', end: '2013-07-29T10:00:00Z'};
    assert.deepEqual(elapsed(moment, startOf('2013-07-29T10:00')), {days: 1, day: undefined, percent: 100});
    assert.deepEqual(elapsed(moment, startOf('2013-07-29T09:00')), {days: 1, day: 0, percent: 0});
  });

  it('spans years before year 1', () => {
    assert.equal(elapsed({start: '-000001', end: '0000'}, startOf('0000')).percent, (365 / 731) * 100);
  });

  it('stays within its bounds whenever it is looked at', () => {
    const year = fc.integer({min: 0, max: 9999}).map((number) => String(number).padStart(4, '0'));
    const now = fc.integer({min: startOf('-010000'), max: startOf('+010000')});
    fc.assert(
      fc.property(year, year, now, (one, other, moment) => {
        const [start = one, end = other] = [one, other].sort();
        const {days, day = days, percent} = elapsed({start, end}, moment);
        assert.ok(percent >= 0 && percent <= 100);
        assert.ok(day <= days);
        assert.equal(percent > 0, moment > startOf(start));
      }),
    );
  });
});
