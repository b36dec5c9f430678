/** Dates as feeds write them: RFC 822 with its odd zones, and what passes for ISO 8601. */

/** Zones that feeds name, hours from UTC. */
const ZONES: Readonly<Record<string, number>> = {
  EDT: -4,
  EST: -5,
  CDT: -5,
  CST: -6,
  MDT: -6,
  MST: -7,
  PDT: -7,
  PST: -8,
  BST: 1,
  CET: 1,
  CEST: 2,
  EET: 2,
  EEST: 3,
  IDT: 3,
  JST: 9,
};

const two = (part: string | number) => String(part).padStart(2, '0');

/** `+0200` and `+2:00` as `+02:00`, `EST` as `-05:00`; what nobody knows counts as UTC, as RFC 2822, 4.3, wants it. */
function offsetOf(zone: string): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d?):?(\d\d)$/.exec(zone) ?? [];
  if (sign && hours && minutes) return `${sign}${two(hours)}:${minutes}`;
  const known = ZONES[zone.toUpperCase()];
  return known ? `${known < 0 ? '-' : '+'}${two(Math.abs(known))}:00` : 'Z';
}

/**
 * A date of a feed as the contract has it: `Wed, 2 Oct 02 08:00 EST` → `2002-10-02T08:00:00-05:00`. What is no date stays as
 * it is, for the contract's check to report.
 */
export function dateOf(text: string): string {
  const [, day, name = '', year, hour, minute, second] =
    /(\d{1,2})[ -]([a-z]{3})[a-z.]*[ -](\d{2,4})(?:,? +(\d\d?):(\d\d)(?::(\d\d))?)?/i.exec(text) ?? [];
  const month = 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(name.toLowerCase()) / 3 + 1;
  if (day && year && Number.isInteger(month) && month) {
    // Two digits are of the years from 1950 to 2049 (RFC 2822, 4.3).
    const century = year.length > 2 ? '' : Number(year) < 50 ? '20' : '19';
    const date = `${century}${year}-${two(month)}-${two(day)}`;
    const [zone = ''] = /[+-]\d\d?:?\d\d$|[a-z]*$/i.exec(text.trim()) ?? [];
    return hour && minute ? `${date}T${two(hour)}:${minute}:${second ?? '00'}${offsetOf(zone)}` : date;
  }
  if (!/^\s*\d{4}/.test(text)) return text;
  return text
    .trim()
    .toUpperCase()
    .replace(/^(\d{4}-\d\d-\d\d)[T ]+(\d\d:\d\d)/, '$1T$2')
    .replace(/ *([+-]\d\d):?(\d\d)$/, (offset, hours: string, minutes: string) =>
      text.includes(':') ? `${hours}:${minutes}` : offset,
    )
    .replace(/ *(?:UTC|GMT)$/, 'Z');
}
