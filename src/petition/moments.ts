/** Dates as moments, where the reader is. */
import {made} from '../widget/intl.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A day in ms. */
export const DAY = 24 * HOUR;

/**
 * The first moment of a date where the reader is, ms since 1970; or the first moment after it. A day is a day wherever
 * the reader is; a time with an offset is the same moment for all.
 *
 * @param after 1 for the moment after the date: a year is a year long, a month a month, a day a day.
 */
export function momentOf(date: string, after: 0 | 1 = 0): number {
  if (hasTime(date)) return Date.parse(date);
  const parts = date.split('-').map(Number);
  parts.push((parts.pop() ?? 0) + after);
  const [year = 0, month = 1, day = 1] = parts;
  return new Date(year, month - 1, day).getTime();
}

/** Whether a date is known to the minute. */
export function hasTime(date: string): boolean {
  return date.includes('T');
}

/** A moment written out, without the time or with it. */
export function written(moment: number, timed: boolean, locale: string): string {
  const style = {dateStyle: 'long', timeStyle: timed ? 'short' : undefined} as const;
  return made(Intl.DateTimeFormat, locale, style).format(moment);
}

/**
 * A moment as seen from another: "in 5 hours", "tomorrow", "3 days ago".
 *
 * @param timed Count what is less than a day away in hours and minutes.
 */
export function seenFrom(now: number, moment: number, timed: boolean, locale: string): string {
  const away = moment - now;
  const [today = 0, day = 0] = [now, moment].map((one) => new Date(one).setHours(0, 0, 0, 0));
  const relative = made(Intl.RelativeTimeFormat, locale, {numeric: 'auto'});
  if (timed && Math.abs(away) < HOUR) return relative.format(Math.round(away / MINUTE), 'minute');
  if (timed && Math.abs(away) < DAY) return relative.format(Math.round(away / HOUR), 'hour');
  return relative.format(Math.round((day - today) / DAY), 'day');
}
