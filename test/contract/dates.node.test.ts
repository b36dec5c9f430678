import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import * as v from 'valibot';
import {endOf, parseDate, PartialDate, startOf} from '../../src/contract/index.ts';
import {ruleSchemas} from '../../src/contract/json-schema.ts';

// Far from where machines that run tests are: a date is the same wherever it is read.
process.env['TZ'] = 'America/New_York';

const isDate = (text: string) => v.is(PartialDate, text);

describe('partial dates', () => {
  for (const date of [
    '2013',
    '2013-08',
    '2013-08-14',
    '2012-02-29',
    '2000-02-29',
    '2013-08-14T09:30',
    '2013-08-14T09:30:15.5Z',
    '2013-08-14T09:30+02:00',
    '-000500',
    '+010000-01',
    '0000',
  ]) {
    it(`takes ${date}`, () => {
      assert.ok(isDate(date));
      assert.ok(parseDate(date));
    });
  }

  for (const date of [
    '',
    '13',
    '2013-13',
    '2013-00',
    // V8 reads these as days of 2001.
    '0001-13',
    '0012-31',
    '2013-02-31',
    '2013-02-29',
    '1900-02-29',
    '2013-04-31',
    '2013-8-1',
    '2013-08-14T24:30',
    '2013-08-14T09',
    'Sep 2013',
    '2013-08-14T09:30:00 Z',
    '2013-08-14T09:30+0200',
    '2013T09:30',
    '-000000',
    '2013-08-14T24:00',
    '2013-08-14T09:30+24:00',
    ' 2013',
  ]) {
    it(`refuses ${JSON.stringify(date)}`, () => assert.ok(!isDate(date)));
  }

  it('accepts exactly the days that the calendar has', () => {
    fc.assert(
      fc.property(
        fc.integer({min: 0, max: 9999}),
        fc.integer({min: 1, max: 12}),
        fc.integer({min: 1, max: 31}),
        (year, month, day) => {
          const real = new Date(0);
          real.setUTCFullYear(year, month - 1, day);
          const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
          assert.equal(isDate(text), real.getUTCMonth() === month - 1, text);
        },
      ),
    );
  });

  it('is the same for the published schema', () => {
    const pattern = new RegExp(String(ruleSchemas.date['pattern']));
    const digits = (count: number, max: number) =>
      fc.integer({min: 0, max}).map((n) => String(n).padStart(count, '0'));
    const texts = fc
      .tuple(
        fc.constantFrom('', '', '+00', '-00', '+01'),
        fc.array(fc.oneof(digits(4, 2100), digits(2, 13), digits(2, 32)), {minLength: 1, maxLength: 4}),
        fc.constantFrom('', '', 'T'),
        fc.array(digits(2, 61), {maxLength: 3}),
        fc.constantFrom('', 'Z', '+02:00', '-23:59', '+24:00', '.5Z'),
      )
      .map(([sign, date, t, time, zone]) => sign + date.join('-') + t + time.join(':') + zone);
    const likely = fc
      .tuple(
        digits(4, 2100),
        digits(2, 12),
        digits(2, 31),
        fc.constantFrom('', 'T23:59', 'T24:00', 'T00:00:00.1+05:30'),
      )
      .map(([year, month, day, time]) => `${year}-${month}-${day}${time}`);
    fc.assert(
      fc.property(fc.oneof(texts, likely), (text) => assert.equal(isDate(text), pattern.test(text), text)),
      {numRuns: 5000},
    );
  });

  it('lasts as long as it is precise', () => {
    const days = (date: string) => (endOf(date) - startOf(date)) / 86_400_000;
    assert.equal(days('2013'), 365);
    assert.equal(days('2012-02'), 29);
    assert.equal(days('2013-08-14'), 1);
    assert.equal(days('2013-08-14T09:30'), 0);
  });

  it('counts years below 100 and before the common era as they are', () => {
    assert.equal(new Date(startOf('0050')).getUTCFullYear(), 50);
    assert.equal(new Date(startOf('-000500-03')).getUTCFullYear(), -500);
    assert.ok(startOf('-000500') < startOf('0000'));
  });

  it('without an offset is the same wherever it is read', () => {
    for (const time of ['T09:30', 'T09:30:00', 'T09:30:00.0'])
      assert.equal(startOf(`2013-08-14${time}`), Date.UTC(2013, 7, 14, 9, 30));
    assert.equal(startOf('2013-08-14'), Date.UTC(2013, 7, 14));
    assert.equal(startOf('2013-08'), Date.UTC(2013, 7));
  });

  it('reads an instant by its offset', () => {
    assert.equal(startOf('2013-08-14T09:30+02:00'), Date.UTC(2013, 7, 14, 7, 30));
    assert.equal(startOf('2013-08-14T09:30-02:30'), Date.UTC(2013, 7, 14, 12, 0));
    assert.equal(parseDate('2013-08-14T09:30')?.offset, undefined);
  });

  it('has no time for what is no date', () => {
    assert.ok(Number.isNaN(startOf('soon')));
    assert.ok(Number.isNaN(endOf('soon')));
  });
});
