/** Dates as people and spreadsheets write them become dates of the contract. */
import {isDate, plainDigits} from 'peace-widgets/contract';

/** Which of two numbers is the day: `14/8/2013` or `8/14/2013`. */
export type Order = 'day-first' | 'month-first';

const NUMBERS =
  /^(\d{1,2})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})(?:[,\s]+(\d{1,2}):(\d\d)(?::\d\d)?\s*([ap]\.?m\.?)?)?$/i;
const ISO =
  /^([+-]?\d{4,6})[-/.](\d{1,2})(?:[-/.](\d{1,2})(?:[T\s]+(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*([ap]\.?m\.?)?\s*(Z|UTC|[+-]\d\d:?\d\d)?)?)?$/i;

const two = (number: string | number) => String(number).padStart(2, '0');

/** What the dates of a column say about which number is the day; nothing where they contradict each other. */
export function orderIn(texts: readonly string[]): Order | undefined {
  const found = new Set<Order>();
  for (const text of texts) {
    const [, first = '', sign, second = '', year = ''] = NUMBERS.exec(unmarked(text)) ?? [];
    if (mayBeginWithYear(first, sign, year)) continue;
    if (sign === '.' || Number(first) > 12) found.add('day-first');
    else if (Number(second) > 12) found.add('month-first');
  }
  return found.size === 1 ? [...found][0] : undefined;
}

/** A date that may be one of two days. */
export class AmbiguousDateError extends Error {
  override readonly name = 'AmbiguousDateError';
}

/**
 * A date of the contract; what is none stays as it is, for the contract to refuse.
 *
 * @param order Which number is the day, where that is known.
 * @throws {AmbiguousDateError}
 */
export function dateOf(text: string, order: Order | undefined): string {
  const words = unmarked(text);
  const date = isoOf(words) ?? numericOf(words, order) ?? wordedOf(words);
  return date !== undefined && isDate(date) ? date : text;
}

/** A text with plain digits, without the marks that keep those of Arabic and Persian in their direction. */
function unmarked(text: string): string {
  return plainDigits(text.replace(/[\u200e\u200f\u061c]/g, ''));
}

/** A year of two digits is in 1930 to 2029: so spreadsheets write and read it. */
function fullYear(year: string): string {
  return year.length > 2 ? year : `${Number(year) < 30 ? 20 : 19}${year}`;
}

/** `13-08-14` looks like an international date without its century. */
function mayBeginWithYear(first: string, sign: string | undefined, last: string): boolean {
  return sign === '-' && first.length === 2 && last.length === 2;
}

function isoOf(text: string): string | undefined {
  const [, year, month, day, hour, minute, second, half, zone = ''] = ISO.exec(text) ?? [];
  if (year === undefined || month === undefined) return undefined;
  if (day === undefined) return `${year}-${two(month)}`;
  const date = `${year}-${two(month)}-${two(day)}`;
  if (hour === undefined || minute === undefined) return date;
  const offset = /^(?:Z|UTC)$/i.test(zone) ? 'Z' : zone.replace(/^(...)(\d\d)$/, '$1:$2');
  return `${date}T${two(hourOf(hour, half))}:${minute}${second === undefined ? '' : `:${second}`}${offset}`;
}

/** The hour of a day of 24, of one that may be of a half of it: `9`, `PM`. */
function hourOf(hour: string, half: string | undefined): number {
  return half === undefined ? Number(hour) : (Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0);
}

function numericOf(text: string, order: Order | undefined): string | undefined {
  const [, first, sign, second, year, hour, minute, half] = NUMBERS.exec(text) ?? [];
  if (first === undefined || second === undefined || year === undefined) return undefined;
  const dayFirst = `${fullYear(year)}-${two(second)}-${two(first)}`;
  const monthFirst = `${fullYear(year)}-${two(first)}-${two(second)}`;
  const yearFirst = `${fullYear(two(first))}-${two(second)}-${two(year)}`;
  const either = order === 'month-first' ? [monthFirst, dayFirst] : [dayFirst, monthFirst];
  const may = mayBeginWithYear(first, sign, year)
    ? [yearFirst, ...either]
    : sign === '.'
      ? [dayFirst]
      : either;
  const dates = [...new Set(may)].filter(isDate);
  const [date] = dates;
  if (dates.length > 1 && (order === undefined || date === yearFirst)) {
    throw new AmbiguousDateError(`may be ${dates.join(' or ')}: write one of them`);
  }
  if (date === undefined || hour === undefined) return date;
  return `${date}T${two(hourOf(hour, half))}:${minute}`;
}

type MonthNames = ReadonlyMap<string, number>;

let namesOfMonths: MonthNames | undefined;

/** Names of months and what they are shortened to, in the languages of the kit; English ones first. Made when asked for. */
function monthNames(): MonthNames {
  return (namesOfMonths ??= new Map(
    ['en', 'es', 'fr', 'he', 'ar'].flatMap((language) =>
      (['long', 'short'] as const).flatMap((month) => {
        const {format} = new Intl.DateTimeFormat(language, {month, timeZone: 'UTC'});
        return Array.from({length: 12}, (_, index): [string, number] => [
          plain(format(Date.UTC(2013, index, 15))),
          index + 1,
        ]);
      }),
    ),
  ));
}

/** `14 August 2013`, `Aug. 14th, 2013`, `14-Aug-13`, `agosto de 2013`, `14 באוגוסט 2013`. */
function wordedOf(text: string): string | undefined {
  const words = text
    .replace(
      /^(\d{1,2}[-/. ]+\p{L}+[-/. ]+)(\d{2})$/u,
      (_, before: string, year: string) => before + fullYear(year),
    )
    .split(/[\s,/-]+/)
    .map(plain);
  const names = monthNames();
  const month = words
    .map((word) => names.get(word) ?? names.get(word.replace(/^ב/, '')) ?? englishMonth(word))
    .find(Boolean);
  const year = words.find((word) => /^\d{4}$/.test(word));
  if (month === undefined || year === undefined) return undefined;
  const day = words.map((word) => /^(\d{1,2})(?:st|nd|rd|th|er|º)?$/.exec(word)?.[1]).find(Boolean);
  return `${year}-${two(month)}${day === undefined ? '' : `-${two(day)}`}`;
}

/** `Sept`, `Augu`: enough letters to know it by. */
function englishMonth(word: string): number | undefined {
  if (!/^[a-z]{3,}$/.test(word)) return undefined;
  return [...monthNames()].slice(0, 12).find(([name]) => name.startsWith(word))?.[1];
}

function plain(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}
