/** Dates in the reader's language, at the precision that is known. Formatters are made once per page and kind. */
import {endOf, parseDate, startOf} from '../contract/dates.ts';
import type {PartialDate} from '../contract/primitives.ts';

type DateStyle = Intl.DateTimeFormatOptions;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, style: DateStyle): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(style);
  let known = formatters.get(key);
  if (!known) formatters.set(key, (known = new Intl.DateTimeFormat(locale, {calendar: 'gregory', ...style})));
  return known;
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
  const style = styleOf(start, timeZone);
  if (JSON.stringify(style) === JSON.stringify(styleOf(end, timeZone))) {
    return formatter(locale, style).formatRange(startOf(start), startOf(end));
  }
  return `${formatDate(start, locale, timeZone)} – ${formatDate(end, locale, timeZone)}`;
}

/** The time of day of a moment (ms since 1970) in the reader's zone: "2:05 PM". */
export function formatTime(at: number, locale: string): string {
  return formatter(locale, {hour: 'numeric', minute: '2-digit'}).format(at);
}

const UNITS = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;
const PRECISION = {year: 0, month: 1, day: 2, time: 4} as const;

/**
 * A date as seen from `now` (ms since 1970): "3 days ago", "last month". Never in a finer unit than the date is
 * known in: a month is "last month", not "23 days ago".
 */
export function formatRelativeDate(date: PartialDate, now: number, locale: string): string {
  const parts = parseDate(date);
  if (!parts) return date;
  const from = startOf(date);
  const to = endOf(date);
  const relative = new Intl.RelativeTimeFormat(locale, {numeric: 'auto'});
  const finest = PRECISION[parts.precision];
  if (parts.precision !== 'time') {
    const today = new Date(now);
    const years = parts.year - today.getFullYear();
    const months = years * 12 + parts.month - 1 - today.getMonth();
    const days = Math.round(
      (from - Date.UTC(today.getFullYear(), today.getMonth(), today.getDate())) / 86_400_000,
    );
    if (finest === 0 || Math.abs(months) >= 12) return relative.format(years, 'year');
    if (finest === 1 || Math.abs(days) >= 31) return relative.format(months, 'month');
    return relative.format(days, 'day');
  }
  const distance = (now < from ? from : to) - now;
  const [unit, length] = UNITS.find(([, size]) => Math.abs(distance) >= size) ?? UNITS[4];
  return relative.format(Math.round(distance / length), unit);
}

const numbers = new Map<string, Intl.NumberFormat>();

/** A number as text: "6,412". */
export function formatNumber(value: number, locale: string): string {
  let known = numbers.get(locale);
  if (!known) numbers.set(locale, (known = new Intl.NumberFormat(locale)));
  return known.format(value);
}
