/**
 * Sheets that were made for TimelineJS, which are read as they are: dates in several columns, HTML in texts, a title and eras
 * among the events. https://timeline.knightlab.com/#make
 */
import {embeddedIn, isoYear, isQuotation} from 'peace-widgets/feeds';
import {textOf} from '../sources/html.ts';

/** What its columns are called; no sheet has them in another language. */
export const COLUMNS = {
  start: 'year',
  title: 'headline',
  month: 'month',
  day: 'day',
  time: 'time',
  end: 'end year',
  endMonth: 'end month',
  endDay: 'end day',
  endTime: 'end time',
  displayDate: 'display date',
  text: 'text',
  media: 'media',
  credit: 'media credit',
  caption: 'media caption',
  thumbnail: 'media thumbnail',
  alt: 'alt text',
  type: 'type',
  group: 'group, tag',
  /** Not shown, and nothing that anybody need be told of. */
  background: 'background',
  id: 'unique id',
  language: 'language',
} as const;

/** The columns that a date stands in. */
const PARTS = {
  start: ['start', 'month', 'day', 'time'],
  end: ['end', 'endMonth', 'endDay', 'endTime'],
};

/** What stands among the events and is of the whole timeline. */
export interface About {
  readonly title?: string;
  readonly text?: string;
  readonly span?: Stretch;
  readonly eras?: readonly Stretch[];
}

interface Stretch {
  readonly start: string;
  readonly end: string;
  readonly title?: string;
}

type Cell = (column: string) => string;

/** What a column says, as any other sheet would have it in one cell. @param cell The cell of a column as it is. */
export function saidIn(column: string, cell: Cell): string {
  switch (column) {
    case 'start':
    case 'end':
      return dateIn(PARTS[column].map(cell));
    case 'media':
      return mediaIn(cell('media'));
    case 'title':
      return headlineIn(cell) || linesIn(cell)[0];
    case 'text':
      return headlineIn(cell) ? textIn(cell) : linesIn(cell)[1];
    default:
      return textOf(cell(column));
  }
}

/** A slide may be nothing but a text, or a picture. */
function headlineIn(cell: Cell): string {
  return textOf(cell('title')) || textOf(cell('caption'));
}

/** Media may be a quotation. */
function textIn(cell: Cell): string {
  const quotation = isQuotation(cell('media')) ? textOf(cell('media')) : '';
  return [textOf(cell('text')), quotation].filter(Boolean).join('\n\n');
}

/** The first line of a text, and the others. */
function linesIn(cell: Cell): [string, string] {
  const [first = '', ...rest] = textIn(cell).split('\n');
  return [first, rest.join('\n').trim()];
}

/** Media may be the code to embed something, of which the address is told. */
function mediaIn(media: string): string {
  return isQuotation(media) ? '' : (embeddedIn(media) ?? media);
}

function dateIn([year = '', month = '', day = '', time = '']: readonly string[]): string {
  if (year === '' || month === '') return yearOf(year);
  if (!/^\d+$/.test(month)) return [day, month, year].filter(Boolean).join(' ');
  if (day === '') return `${yearOf(year)}-${month}`;
  return [`${yearOf(year)}-${month}-${day}`, timeOf(time)].filter(Boolean).join(' ');
}

function yearOf(year: string): string {
  return /^-?\d+$/.test(year) ? isoYear(Number(year)) : year;
}

const TIME = /^(\d{1,2})(?::(\d\d))?(?::\d\d(?:\.\d+)?)?\s*(?:([ap])\.?m\.?)?$/i;

/** `9:30 PM`, `21:30:00`. */
function timeOf(time: string): string {
  const [, hour, minute = '00', half] = TIME.exec(time) ?? [];
  if (hour === undefined) return time;
  const past = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  return `${past}:${minute}`;
}
