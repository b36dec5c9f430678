import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {formatDate, formatDateRange, formatRelativeDate} from '../../src/widget/dates.ts';

// What is relative to a day depends on where the visitor is: the same must come out everywhere.
const ZONES = ['UTC', 'America/Los_Angeles', 'Asia/Jerusalem', 'Pacific/Auckland'];

/** What the clock of the place is behind UTC at a moment, ms. */
function zoneAt(now: number): number {
  return new Date(now).getTimezoneOffset() * 60_000;
}

/** In each zone, with a clock that shows this hour of September 10, 2013, unless it is a given moment. */
function everywhere(date: string, expected: string, hours = [0, 12, 23], now?: number, locale = 'en'): void {
  const before = process.env['TZ'];
  try {
    for (const zone of ZONES) {
      process.env['TZ'] = zone;
      for (const hour of hours) {
        const time = now === undefined ? Date.UTC(2013, 8, 10, hour) : now - zoneAt(now);
        assert.equal(formatRelativeDate(date, time, locale), expected, `${zone}, ${hour}:00`);
      }
    }
  } finally {
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
  }
}

describe('relative dates', () => {
  for (const [date, expected] of [
    ['2013-09-10', 'today'],
    ['2013-09-09', 'yesterday'],
    ['2013-09-08', '2 days ago'],
    ['2013-09-11', 'tomorrow'],
    ['2013-08-11', '30 days ago'],
    ['2013-08-10', 'last month'],
    ['2012-11-30', '10 months ago'],
    ['2012-09-10', 'last year'],
    ['2014-04-29', 'in 7 months'],
  ] as const) {
    it(`counts days, then months, then years: ${date} is ${expected}`, () => everywhere(date, expected));
  }

  for (const [date, expected] of [
    ['2013-09', 'this month'],
    ['2013-08', 'last month'],
    ['2013', 'this year'],
    ['2011', '2 years ago'],
  ] as const) {
    it(`is never finer than the date is known: ${date} is ${expected}`, () => everywhere(date, expected));
  }

  for (const [date, expected] of [
    ['2013-09-10T12:00', 'this minute'],
    ['2013-09-10T11:15', '45 minutes ago'],
    ['2013-09-10T09:00', '3 hours ago'],
    ['2013-09-10T20:00', 'in 8 hours'],
    ['2013-09-09T11:00', 'yesterday'],
    ['2013-09-08T20:00', '2 days ago'],
  ] as const) {
    it(`counts minutes and hours within a day: ${date} is ${expected}`, () =>
      everywhere(date, expected, [12]));
  }

  it('reads an instant by its offset', () => {
    const now = Date.UTC(2013, 8, 10, 12);
    everywhere('2013-09-10T11:00:00Z', '1 hour ago', [12], now);
    everywhere('2013-09-10T11:00:00-01:00', 'this minute', [12], now);
  });

  it('counts hours as they pass, also where clocks are changed in between', () => {
    const before = process.env['TZ'];
    process.env['TZ'] = 'America/New_York';
    const now = Date.UTC(2013, 10, 3, 7);
    const today = now - zoneAt(now);
    const seen = ['2013-11-03T06:30Z', '2013-11-03T05:00Z'].map((date) =>
      formatRelativeDate(date, today, 'en'),
    );
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
    assert.deepEqual(seen, ['30 minutes ago', '2 hours ago']);
  });

  it('counts the days of an instant where the reader is', () => {
    const before = process.env['TZ'];
    process.env['TZ'] = 'America/New_York';
    const seen = formatRelativeDate('2013-09-09T03:00Z', Date.UTC(2013, 8, 10, 12), 'en');
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
    assert.equal(seen, '2 days ago');
  });

  it('speaks the language of the page', () => everywhere('2013-09-09', 'אתמול', [12], undefined, 'he'));

  it('leaves alone what is no date', () => everywhere('soon', 'soon'));
});

describe('written dates', () => {
  it('are as precise as they are known', () => {
    for (const [date, expected] of [
      ['2013', '2013'],
      ['2013-09', 'Sep 2013'],
      ['2013-09-08', 'Sep 8, 2013'],
      ['2013-09-08T23:30', 'Sep 8, 2013, 11:30 PM'],
      ['-000499', '500 BC'],
      ['0001', '1'],
      ['soon', 'soon'],
    ] as const)
      assert.equal(formatDate(date, 'en', 'Asia/Jerusalem').replace('\u202f', ' '), expected);
  });

  it('of an instant are those of the time zone', () => {
    assert.match(formatDate('2013-09-08T23:30Z', 'en', 'Asia/Jerusalem'), /^Sep 9, 2013, 2:30\sAM$/);
  });

  it('tell a stretch, and name what both ends have in common once', () => {
    const range = (start: string, end?: string) =>
      formatDateRange(start, end, 'en').replaceAll('\u2009', ' ');
    assert.equal(range('2013-09-28', '2013-10-01'), 'Sep 28 – Oct 1, 2013');
    assert.equal(range('2013-09', '2013-10-01'), 'Sep 2013 – Oct 1, 2013');
    for (const end of [undefined, '2013-09-28']) assert.equal(range('2013-09-28', end), 'Sep 28, 2013');
  });

  it('are of one calendar everywhere, whatever a country counts by', () => {
    for (const [locale, year] of [
      ['ar-SA', /٢٠١٣/],
      ['fa', /۲۰۱۳/],
      ['th', /2013/],
    ] as const)
      assert.match(formatDate('2013-09-08', locale), year);
  });
});
