/** Dates as feeds write them: RFC 822 with its odd zones, those of Unix, and what passes for ISO 8601. */

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';

/** Zones that feeds name, by their hours from Greenwich. */
const ZONES =
  'HST-10 AKST-09 AKDT-08 PST-08 PDT-07 MST-07 MDT-06 CST-06 CDT-05 EST-05 EDT-04 BST+01 CET+01 CEST+02 EET+02 IDT+03 EEST+03 MSK+03 JST+09 AEST+10 AEDT+11 NZST+12 NZDT+13';

/** "2 Oct 2013", "October 2, 2013", or a day of ISO 8601. */
const DAY = new RegExp(`(?:(\\d\\d?)[ -]+)?\\b(${MONTHS})[a-z.,]*[ -]+(\\d+)|^\\d{4}-\\d\\d-\\d\\d`, 'i');

const TIME =
  /(\d\d?)(:\d\d)(:\d\d)?(?:\.\d+)? *(?:([ap])m\b)? *(?:(?:gmt|utc)? *([+-]\d\d):?(\d\d)?|([a-z]+))?/i;

const two = (number: unknown) => String(number).padStart(2, '0');

/**
 * A date of a feed as the contract has it: `Wed, 2 Oct 02 8:00 EST` → `2002-10-02T08:00:00-05:00`. A zone that nobody knows is UTC
 * (RFC 2822, 4.3), and midnight a day whose time nobody knew. The first year of all is how programs in Go write that there is
 * no date. What is none, or a day that does not exist, is for the contract's check to report.
 */
export function dateOf(text: string): string | undefined {
  if (/\b0001\b/.test(text)) return undefined;
  const [found, day, month, number = ''] = DAY.exec(text) ?? [];
  if (!found) return text;
  const [time, hour = '', minute, second = ':00', half, east, eastMinute = '00', zone = month] =
    TIME.exec(text) ?? [];
  // A year stands beside the month or, after a day, further on.
  const year = day ? number : (/(?<![+-])\b\d{4}\b/.exec(text) ?? [''])[0];
  const date = month
    ? `${year.length < 3 ? (year < '50' ? 20 : 19) : ''}${year}-${two(MONTHS.indexOf(month.toLowerCase()) / 4 + 1)}-${two(day ?? number)}`
    : found;
  if (!time) return date;
  const hours = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : hour;
  const offset = east ?? new RegExp(`\\b${zone}([+-]..)`, 'i').exec(ZONES)?.[1];
  const place = offset ? `${offset}:${eastMinute}` : zone ? 'Z' : '';
  return `${date}T${two(hours)}${minute}${second}${place}`.replace(/T00:00:00.*/, '');
}
