/** Dates in the reader's language, at the precision that is known. */
import {parseDate, startOf} from '../contract/dates.ts';
import type {PartialDate} from '../contract/primitives.ts';
import {made} from './intl.ts';

type DateStyle = Intl.DateTimeFormatOptions;

/** The formatter of a language and style, in the Gregorian calendar. */
export function formatter(locale: string, style: DateStyle): Intl.DateTimeFormat {
  return made(Intl.DateTimeFormat, locale, style);
}

/** How a date of this precision is written. A day is a day wherever the reader is, so it is written in UTC. */
function styleOf(date: PartialDate, timeZone: string | undefined): DateStyle {
  const parts = parseDate(date);
  const style: DateStyle = {year: 'numeric', timeZone: 'UTC'};
  if (!parts) return style;
  if (parts.year <= 0) style.era = 'short';
  if (parts.precision !== 'year') style.month = 'short';
  if (parts.precision === 'day' || parts.precision === 'time') style.day = 'numeric';
  if (parts.precision === 'time') {
    style.hour = 'numeric';
    style.minute = '2-digit';
    // A time with an offset is an instant, shown in the reader's zone; one without is what the clock on the wall said.
    style.timeZone = parts.offset === undefined ? 'UTC' : timeZone;
  }
  return style;
}

/** A date as text: "2013", "Sep 2013", "Sep 8, 2013". What is no date is returned as it is. */
export function formatDate(date: PartialDate, locale: string, timeZone?: string): string {
  const start = startOf(date);
  return Number.isNaN(start) ? date : formatter(locale, styleOf(date, timeZone)).format(start);
}

/** A stretch of dates as text: "Sep 28 – Oct 1, 2013"; the ends may be of different precision. */
export function formatDateRange(
  start: PartialDate,
  end: PartialDate | undefined,
  locale: string,
  timeZone?: string,
): string {
  if (!end || end === start) return formatDate(start, locale, timeZone);
  const format = formatter(locale, styleOf(start, timeZone));
  if (format === formatter(locale, styleOf(end, timeZone))) {
    return format.formatRange(startOf(start), startOf(end));
  }
  return `${formatDate(start, locale, timeZone)} – ${formatDate(end, locale, timeZone)}`;
}

const DAY = 86_400_000;

/**
 * A date as seen from `today`, which is what the visitor's clock shows, in ms since 1970 as if it showed UTC: "3 days
 * ago", "last month". Never in a finer unit than the date is known in: a month is "last month", not "23 days ago". Only
 * what is less than a day away is counted in hours.
 */
export function formatRelativeDate(date: PartialDate, today: number, locale: string): string {
  const parts = parseDate(date);
  if (!parts) return date;
  const {precision, year, month, offset} = parts;
  const now = new Date(today);
  /** How far the visitor's clock is from UTC at a moment, ms; a date without an offset is on that clock already. */
  const zone = (time: number) => (offset === undefined ? 0 : new Date(time).getTimezoneOffset() * 60_000);
  const start = startOf(date);
  const from = start - zone(start);
  const relative = made(Intl.RelativeTimeFormat, locale, {numeric: 'auto'});
  // Hours are hours, also when clocks are changed in between.
  const minutes = Math.round((start - zone(today + zone(today)) - today) / 60_000);
  if (precision === 'time' && Math.abs(minutes) < 60) return relative.format(minutes, 'minute');
  if (precision === 'time' && Math.abs(minutes) < 1440)
    return relative.format(Math.round(minutes / 60), 'hour');
  const years = year - now.getUTCFullYear();
  const months = years * 12 + month - 1 - now.getUTCMonth();
  const days = Math.floor(from / DAY) - Math.floor(today / DAY);
  if (precision === 'year' || Math.abs(months) > 11) return relative.format(years, 'year');
  if (precision === 'month' || Math.abs(days) > 30) return relative.format(months, 'month');
  return relative.format(days, 'day');
}
