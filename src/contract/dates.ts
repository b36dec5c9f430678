/** Dates of known precision, read into numbers. Pure calendar arithmetic: no clock, no locale, no time zone. */
import type {PartialDate} from './primitives.ts';

/** How much of a date is known. */
export type Precision = 'year' | 'month' | 'day' | 'time';

/** The parts of a {@link PartialDate}; what is not known is its first value (month 1, day 1, 00:00). */
export interface DateParts {
  readonly precision: Precision;
  /** Astronomical year: 0 is 1 BCE. */
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  /** 1–31 */
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Minutes east of UTC, or `undefined` for a floating time. */
  readonly offset: number | undefined;
}

const PARTS =
  /^([+-]?\d{4,6})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:(Z)|([+-])(\d\d):?(\d\d))?)?)?)?$/;

/** Reads a date that matches the schema `PartialDate`; anything else is `undefined`. */
export function parseDate(text: PartialDate): DateParts | undefined {
  const match = PARTS.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, zulu, sign, offsetHours, offsetMinutes] = match;
  const offset = Number(offsetHours ?? 0) * 60 + Number(offsetMinutes ?? 0);
  return {
    precision: hour ? 'time' : day ? 'day' : month ? 'month' : 'year',
    year: Number(year),
    month: Number(month ?? 1),
    day: Number(day ?? 1),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    offset: zulu ? 0 : sign ? (sign === '-' ? -offset : offset) : undefined,
  };
}

/** `Date.UTC` for every year: the built-in one reads the years 0–99 as 1900–1999. */
function utc(year: number, monthIndex: number, day: number, hour = 0, minute = 0, second = 0): number {
  const date = new Date(Date.UTC(2000, 0, 1, hour, minute, second));
  date.setUTCFullYear(year, monthIndex, day);
  return date.getTime();
}

/**
 * The first moment of a date, in ms since 1970 UTC; NaN for what is not a date. A date without offset counts as UTC, so
 * that days compare as days wherever the reader is.
 */
export function startOf(date: PartialDate): number {
  const parts = parseDate(date);
  if (!parts) return NaN;
  const {year, month, day, hour, minute, second, offset = 0} = parts;
  return utc(year, month - 1, day, hour, minute, second) - offset * 60_000;
}

/** The first moment after a date, in ms since 1970 UTC: a year is a year long, a month a month, a day a day. */
export function endOf(date: PartialDate): number {
  const parts = parseDate(date);
  if (!parts) return NaN;
  const {precision, year, month, day} = parts;
  if (precision === 'year') return utc(year + 1, 0, 1);
  if (precision === 'month') return utc(year, month, 1);
  if (precision === 'day') return utc(year, month - 1, day + 1);
  return startOf(date);
}
