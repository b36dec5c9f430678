/** Dates as feeds write them: RFC 822 with its odd zones, and what passes for ISO 8601. */

/** Zones east of Greenwich that feeds name, with their hours; browsers know those of America. */
const ZONES = 'BST1 CET1 CEST2 EET2 EEST3 IDT3 MSK3 JST9';

/** A zone that every browser reads; one that nobody knows is UTC (RFC 2822, 4.3). */
function zoneOf(zone: string): string {
  if (/^[+-]|^[ECMP][DS]T$/.test(zone)) return zone;
  return `+0${new RegExp(`\\b${zone}(\\d)`).exec(ZONES)?.[1] ?? 0}00`;
}

/**
 * A date of a feed as the contract has it: `Wed, 2 Oct 02 08:00 EST` → `2002-10-02T13:00:00Z`. Midnight in UTC is a day whose time
 * nobody knew. What is no date stays as it is, for the contract's check to report.
 */
export function dateOf(text: string): string {
  const [, day, month, year, time = '0:00', zone = ''] =
    /(\d\d?)[ -]([a-z]{3})[a-z.]*[ -](\d{2,4})(?:,? +([\d:]+) *([+-]\d{4}|[a-z]*))?/i.exec(text) ?? [];
  const moment = Date.parse(`${day} ${month} ${year} ${time} ${zoneOf(zone.toUpperCase())}`);
  return (moment === moment ? new Date(moment).toISOString() : text.trim())
    .replace(
      /^(.{10})[T ]+([\d:]{5,8})(?:\.\d+)? *(?:(z|utc|gmt)|([+-]\d\d):?(\d\d))?$/i,
      (...[, on, at, utc, hours, minutes]) => `${on}T${at}${utc ? 'Z' : hours ? `${hours}:${minutes}` : ''}`,
    )
    .replace(/T00:00:00(?:Z|\+00:00)$/, '');
}
