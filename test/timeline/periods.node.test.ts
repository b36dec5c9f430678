import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import type {TimelineEvent} from '../../src/contract/timeline.ts';
import {listed} from '../../src/timeline/periods.ts';

const YEAR = 365.2425 * 86_400_000;

/** So many events more than a list shows whole, each at a whole millisecond, spread over so many years from a year on. */
function events(year: number, years: number, seeds: readonly number[]): TimelineEvent[] {
  const first = Date.UTC(2000, 0, 1) + (year - 2000) * YEAR;
  return Array.from({length: 2001}, (_, index) =>
    Math.round(first + years * YEAR * ((seeds[index % seeds.length]! * (index + 1)) % 1)),
  )
    .sort((one, other) => one - other)
    .map((from, index) => ({id: `e${index}`, title: '', start: '', from, to: from}));
}

describe('the periods of a long list', () => {
  it('hold every event once, in its order, and are no more than sixty', () => {
    const seed = fc.double({min: 0.001, max: 0.999, noNaN: true});
    fc.assert(
      fc.property(
        fc.integer({min: -9000, max: 2000}),
        fc.constantFrom(0.1, 4, 40, 400, 4000),
        fc.array(seed, {minLength: 1, maxLength: 7}),
        fc.boolean(),
        (year, years, seeds, isReversed) => {
          const given = events(year, years, seeds);
          const {events: shown, periods} = listed(given, isReversed, 'en');
          assert.deepEqual(shown, isReversed ? [...given].reverse() : given);
          assert.deepEqual(
            periods.flatMap((period) => period.events),
            shown,
          );
          assert.ok(periods.length <= 60);
          assert.equal(new Set(periods.map(({name}) => name)).size, periods.length);
          assert.ok(periods.every(({count, events}) => count === events.length.toLocaleString('en')));
        },
      ),
      {numRuns: 40},
    );
  });

  it('end where a month, a year or a decade does', () => {
    const dates = (years: number) =>
      listed(events(1990, years, [0.618]), false, 'en').periods.map(({events}) => {
        const [first, last] = [events[0]!, events.at(-1)!].map(({from}) => new Date(from).toISOString());
        return [first!, last!] as const;
      });
    const isWithin =
      (letters: number) =>
      ([first, last]: readonly [string, string]) =>
        first.slice(0, letters) === last.slice(0, letters);
    assert.ok(dates(4).every(isWithin(7)));
    assert.ok(dates(20).every(isWithin(4)) && !dates(20).every(isWithin(7)));
    assert.ok(dates(300).every(isWithin(3)) && !dates(300).every(isWithin(4)));
  });

  it('tell of eras where there are years before the first, also from the end', () => {
    for (const isReversed of [false, true]) {
      const {periods} = listed(events(-2000, 4000, [0.618]), isReversed, 'en');
      assert.ok(periods.some(({label}) => /BC$/.test(label)));
      assert.ok(periods.some(({label}) => /AD$/.test(label)));
    }
  });
});
