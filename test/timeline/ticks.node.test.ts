import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {startOf} from '../../src/contract/dates.ts';
import {ticksOf} from '../../src/timeline/ticks.ts';

const MINUTE = 60_000;
const YEAR = 31_557_600_000;
/** The labels of an axis from one date to another, 1000 px long. */
const labels = (from: string, to: string, locale = 'en', least = 96) =>
  ticksOf({domain: [startOf(from), startOf(to)], range: [0, 1000]}, least, locale).map(({label}) =>
    label.replace(/[\u2009\u202f]/g, ' '),
  );

describe('ticks', () => {
  it('are minutes and hours of a day, which is said once', () => {
    assert.deepEqual(labels('2013-09-08T09:00', '2013-09-08T09:10'), [
      'Sep 8, 9:00 AM',
      '9:02 AM',
      '9:04 AM',
      '9:06 AM',
      '9:08 AM',
      '9:10 AM',
    ]);
    assert.deepEqual(labels('2013-09-08T18:00', '2013-09-10', 'en', 150), [
      'Sep 8, 6:00 PM',
      'Sep 9, 12:00 AM',
      '6:00 AM',
      '12:00 PM',
      '6:00 PM',
      'Sep 10, 12:00 AM',
    ]);
  });

  it('are days and weeks of a year', () => {
    assert.deepEqual(labels('2013-12-29', '2014-01-02', 'en', 150), [
      'Dec 29, 2013',
      'Dec 30',
      'Dec 31',
      'Jan 1, 2014',
      'Jan 2',
    ]);
    // Mondays
    assert.deepEqual(labels('2013-09-01', '2013-09-28'), ['Sep 2, 2013', 'Sep 9', 'Sep 16', 'Sep 23']);
  });

  it('are months and quarters', () => {
    assert.deepEqual(labels('2013-10-05', '2014-05-02'), [
      ...['Nov 2013', 'Dec', 'Jan 2014', 'Feb', 'Mar', 'Apr', 'May'],
    ]);
    assert.deepEqual(labels('2013-03-20', '2014-06-15'), ['Apr 2013', 'Jul', 'Oct', 'Jan 2014', 'Apr']);
  });

  it('are years, decades, centuries and millennia', () => {
    assert.deepEqual(labels('2010', '2012'), [
      'Jan 2010',
      'Apr',
      'Jul',
      'Oct',
      'Jan 2011',
      'Apr',
      'Jul',
      'Oct',
      'Jan 2012',
    ]);
    assert.deepEqual(labels('2010', '2015'), ['2010', '2011', '2012', '2013', '2014', '2015']);
    assert.deepEqual(labels('1947', '2014', 'en', 120), [
      '1950',
      '1960',
      '1970',
      '1980',
      '1990',
      '2000',
      '2010',
    ]);
    assert.deepEqual(labels('1000', '2000', 'en', 300), ['1000', '1500', '2000']);
    assert.deepEqual(labels('-004000', '2000', 'en', 150), [
      '4000 BC',
      '3000 BC',
      '2000 BC',
      '1000 BC',
      '1',
      '1000',
      '2000',
    ]);
  });

  it('count the years around the turn of the era without a year 0', () => {
    assert.deepEqual(labels('-000030', '0030', 'en', 150), [
      '30 BC',
      '20 BC',
      '10 BC',
      '1',
      '10',
      '20',
      '30',
    ]);
    assert.deepEqual(labels('-000002', '0002', 'en', 150), ['3 BC', '2 BC', '1 BC', '1', '2']);
  });

  it('speak the language of the reader', () => {
    assert.deepEqual(labels('2013-10-05', '2014-05-02', 'de'), [
      'Nov. 2013',
      'Dez',
      'Jan. 2014',
      'Feb',
      'Mär',
      'Apr',
      'Mai',
    ]);
    assert.deepEqual(labels('2013-10-05', '2014-02-02', 'he', 150), [
      'נוב׳ 2013',
      'דצמ׳',
      'ינו׳ 2014',
      'פבר׳',
    ]);
  });

  it('are in view, in order, apart, and never too few', () => {
    const domains = fc
      .tuple(fc.integer({min: -11_970 * YEAR, max: 8000 * YEAR}), fc.double({min: 0, max: 1, noNaN: true}))
      .map(([from, share]): [number, number] => [
        from,
        from + 10 * MINUTE * (2000 * (YEAR / MINUTE)) ** share,
      ]);
    fc.assert(
      fc.property(domains, fc.integer({min: 300, max: 2000}), fc.boolean(), (domain, width, mirrored) => {
        const least = 96;
        const ticks = ticksOf({domain, range: mirrored ? [width, 0] : [0, width]}, least, 'en');
        const perPx = (domain[1] - domain[0]) / width;
        assert.ok(ticks.length > 1, `${ticks.length} ticks`);
        for (const [index, {time, label}] of ticks.entries()) {
          assert.ok(time >= domain[0] && time <= domain[1]);
          assert.notEqual(label, '');
          const before = ticks[index - 1];
          if (!before) continue;
          const apart = (time - before.time) / perPx;
          // Where the next step would leave one tick or none, they are closer, but never so that they meet.
          assert.ok(apart >= least * (ticks.length > 7 ? 0.99 : 0.45), `${apart} px`);
        }
        assert.ok(ticks.length >= Math.floor(width / (least * 5)), `${ticks.length} ticks`);
      }),
      {numRuns: 2000},
    );
  });
});
