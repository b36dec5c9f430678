/** When somebody signed, as a cell says it. */
import {startOf} from 'peace-widgets/contract';
import {dateOf, orderIn} from '../../sheets/dates.ts';
import type {Order} from '../../sheets/dates.ts';

/** Nobody has signed a petition before, in a file at least. */
const EARLIEST = Date.UTC(1900, 0);

/** A time without a zone may be ahead by that much, in ms. */
const AHEAD = 14 * 3_600_000;

/** Zones that files from the United States name by letters, in hours from UTC. */
const ZONES: Readonly<Record<string, string>> = {
  ...{GMT: '+00:00', EST: '-05:00', EDT: '-04:00', CST: '-06:00', CDT: '-05:00'},
  ...{MST: '-07:00', MDT: '-06:00', PST: '-08:00', PDT: '-07:00'},
};

/** A cell that does not tell a time; its message says why. */
export class TimeError extends Error {
  override readonly name = 'TimeError';
}

/** Reads the times of one column. */
export class Times {
  readonly #order: Order | undefined;
  readonly #zone: string;
  readonly #now: number;

  /**
   * @param cells All of the column: some tell which number is the day in the others.
   * @param language Outside English, `3/4/2013` is in April.
   */
  constructor(cells: readonly string[], header: string, language: string, now: number) {
    this.#order =
      orderIn(cells.map((cell) => zoned(cell).bare)) ?? (language.startsWith('en') ? undefined : 'day-first');
    this.#zone = ZONES[/\b([A-Z]{3})\)?$/.exec(header)?.[1] ?? ''] ?? '';
    this.#now = now;
  }

  /** ms since 1970 UTC. A day is its beginning, a time without a zone is taken for one of UTC. @throws {TimeError} */
  read(cell: string): number {
    const time = this.#timeOf(cell);
    if (Number.isNaN(time)) throw new TimeError('is not a day or a time like 2026-05-03 or 2026-05-03T14:30');
    if (time < EARLIEST) throw new TimeError('is too long ago');
    if (time > this.#now + AHEAD) throw new TimeError('is in the future');
    return Math.min(time, this.#now);
  }

  #timeOf(cell: string): number {
    // As `export` writes it, to the millisecond.
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(cell)) return Date.parse(cell);
    const {bare, zone = this.#zone} = zoned(cell);
    const date = this.#dateOf(bare);
    if (!/^\d{4}-\d\d-\d\d/.test(date)) return NaN;
    return startOf(/T[\d:]+$/.test(date) ? `${date}${zone}` : date);
  }

  #dateOf(text: string): string {
    try {
      return dateOf(text, this.#order);
    } catch (error) {
      // An `AmbiguousDateError`, which says which days it may be.
      throw new TimeError((error as Error).message, {cause: error});
    }
  }
}

/** A time without the letters of its zone, or `GMT+2`, as Google Forms writes it. */
function zoned(cell: string): {readonly bare: string; readonly zone: string | undefined} {
  const [, before, sign, hours = '', minutes = '00'] =
    /^(.*\S)\s+(?:GMT|UTC)([+-])(\d{1,2})(?::?(\d\d))?$/i.exec(cell) ?? [];
  if (before !== undefined) return {bare: before, zone: `${sign}${hours.padStart(2, '0')}:${minutes}`};
  const [, bare = cell, letters = ''] = /^(.*\d(?:\s*[ap]m)?)\s*\(?([A-Z]{3})\)?$/i.exec(cell) ?? [];
  const zone = ZONES[letters.toUpperCase()];
  return {bare: zone === undefined ? cell : bare, zone};
}
