/** Dates of known precision, read into numbers. Pure calendar arithmetic: no clock, no locale, no time zone. */
import type {PartialDate} from './primitives.ts';

/** How much of a date is known. */
export type Precision = 'year' | 'month' | 'day' | 'time';

/** What a {@link PartialDate} says; a month that is not known is 1. */
export interface DateParts {
  readonly precision: Precision;
  /** Astronomical year: 0 is 1 BCE. */
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  /** `Z` or `+02:00`; `undefined` for a day, and for a time that floats. */
  readonly offset: string | undefined;
}

const DATE =
  /^((?:[+-]00)?\d{4}|[+-]010000)(?:-(0[1-9]|1[0-2])(?:-(\d\d)(T(?!24)\d\d:\d\d(?::\d\d(?:\.\d+)?)?(Z|[+-](?!24)\d\d:\d\d)?)?)?)?$/;

/** From the year 1000 on: a day that its month has in every year, or a moment of it to the second. */
const COMMON =
  /^[1-9]\d\d\d-(?!02-(?:29|3)|(?:0[469]|11)-31)(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:T(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:Z|[+-][01]\d:[0-5]\d))?$/;

/** The date that was read last, its first moment and how exact it is: of a long document each is asked for several times in a row. */
let last = '';
let start = NaN;
let precision: Precision | undefined;

function read(text: PartialDate): void {
  if (text === last) return;
  last = text;
  // Most dates are like this, and long documents have thousands of them.
  if (COMMON.test(text)) {
    precision = text.length > 10 ? 'time' : 'day';
    start = Date.parse(text);
    return;
  }
  const parts = parseDate(text);
  precision = parts?.precision;
  const isFloating = precision === 'time' && !parts?.offset;
  start = precision ? Date.parse(isFloating ? `${text}Z` : text) : NaN;
  const [day = ''] = text.split('T');
  // Engines differ in what they make of February 31: another day, or none.
  if (/-..-/.test(day) && new Date(day === text ? start : day).getUTCDate() !== Number(day.slice(-2)))
    start = NaN;
}

/** Reads a date as it is written, whether or not there is such a day. Years go from −10,000 to 10,000. */
export function parseDate(text: PartialDate): DateParts | undefined {
  const [matched, year, month, day, time, offset] = DATE.exec(text) ?? [];
  if (matched === undefined) return undefined;
  const precision = time ? 'time' : day ? 'day' : month ? 'month' : 'year';
  return {precision, year: Number(year), month: Number(month ?? 1), offset};
}

/** Whether a text is a date of the contract: well written, and in the calendar. */
export function isDate(text: string): boolean {
  return !Number.isNaN(startOf(text));
}

/**
 * The first moment of a date, in ms since 1970 UTC; NaN for what is not a date. A date without offset counts as UTC, so
 * that days compare as days wherever the reader is.
 */
export function startOf(date: PartialDate): number {
  read(date);
  return start;
}

/** The first moment after a date, in ms since 1970 UTC: a year is a year long, a month a month, a day a day. */
export function endOf(date: PartialDate): number {
  read(date);
  if (precision === 'day') return start + 86_400_000;
  if (precision === 'time') return start;
  const end = new Date(start);
  if (precision === 'year') end.setUTCFullYear(end.getUTCFullYear() + 1);
  else end.setUTCMonth(end.getUTCMonth() + 1);
  return end.getTime();
}
