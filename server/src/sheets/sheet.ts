/** A sheet becomes items of a section: every row that can be read, and a sentence for everything that cannot. */
import {endOf, isDate, readWith, startOf} from 'peace-widgets/contract';
import * as v from 'valibot';
import {isAddress, isDash, linkOf, linksIn} from './cells.ts';
import {columnsIn, knownColumns} from './columns.ts';
import type {Columns, SheetSection, UnknownColumn} from './columns.ts';
import {AmbiguousDateError, dateOf, orderIn} from './dates.ts';
import type {Order} from './dates.ts';
import {SheetError, readGrid} from './grid.ts';
import type {GridRow} from './grid.ts';
import {ITEM_SCHEMAS, itemOf, withoutBlanks} from './items.ts';
import type {Items} from './items.ts';
import {saidIn} from './timelinejs.ts';
import type {About} from './timelinejs.ts';

/** What a sheet holds. */
export interface SheetReading<S extends SheetSection> {
  readonly items: Items[S];
  /** The row of each item, as the spreadsheet counts them. */
  readonly rows: readonly number[];
  /** What it says of the whole section. */
  readonly about: About;
  /** One sentence each, with row and column as the spreadsheet counts them, in their order. */
  readonly problems: readonly string[];
}

type NumberedRows = v.GenericSchema<{rows: {row: number}[]}>;

/** More rows above the headers than these are not looked through. */
export const HEADER_ROWS = 5;

/** More sentences help nobody. */
const MOST_PROBLEMS = 50;

/** Column by key of the contract, where they differ. */
const COLUMN_OF: Readonly<Record<string, string>> = {published: 'date', words: 'title'};

const NO_LINK = 'is not a link; the cell is left out';

/** What is wrong, and where; a row and a column of 0 come before all others. */
interface Place {
  readonly row: number;
  readonly column: number;
  readonly sentence: string;
}

/**
 * Reads a sheet.
 *
 * @param language Of the campaign: outside English, `3/4/2013` is in April.
 * @throws {SheetError} when nothing of it can be read.
 */
export function readSheet<S extends SheetSection>(
  text: string,
  section: S,
  language = 'en',
): SheetReading<S> {
  const grid = readGrid(text);
  const [first] = grid;
  const header = grid.slice(0, HEADER_ROWS).find(({cells}) => columnsIn(cells, section).missing.length === 0);
  const columns = columnsIn((header ?? first).cells, section);
  if (!header) {
    const missing = columns.missing.join(' and ');
    throw new SheetError(`row ${first.row} has no column ${missing}; it may have ${knownColumns(section)}`);
  }
  const body = grid.slice(grid.indexOf(header) + 1);
  const {problems: all, ...reading} = new SheetReader(section, columns, language).read(body);
  const more = all.length - MOST_PROBLEMS;
  return {...reading, problems: more > 0 ? [...all.slice(0, MOST_PROBLEMS), `and ${more} more`] : all};
}

class SheetReader<S extends SheetSection> {
  readonly #section: S;
  readonly #columns: Columns;
  readonly #language: string;
  readonly #problems: Place[] = [];
  /** Columns of links that are called what they lead to: "Wikipedia". */
  readonly #links: {index: number; header: string}[] = [];

  constructor(section: S, columns: Columns, language: string) {
    this.#section = section;
    this.#columns = columns;
    this.#language = language;
  }

  read(body: readonly GridRow[]): SheetReading<S> {
    this.#sortUnknown(body);
    const orders = this.#ordersIn(body);
    const about = this.#about(body, orders);
    const rows = body.flatMap((row) => {
      if (this.#typeOf(row) !== '') return [];
      const item = this.#itemOf(row, orders);
      return item ? [{...item, row: row.row}] : [];
    });
    const schema: v.GenericSchema = ITEM_SCHEMAS[this.#section];
    const numbered = v.array(v.intersect([schema, v.object({row: v.number()})]));
    const {value, problems} = readWith(v.object({rows: numbered}) as NumberedRows, {rows});
    const kept = new Map(value.rows.map((item) => [item.row, item]));
    for (const {pointer, detail} of problems) {
      const [, , index, ...path] = pointer.split('/');
      const row = rows[Number(index)]?.row ?? 0;
      this.#report(row, path, body, `${detail}; the ${kept.has(row) ? 'cell' : 'row'} is left out`);
    }
    const items = value.rows.map(({row, ...item}) => this.#checked(withoutBlanks(item), row));
    return {
      items: items as unknown as Items[S],
      rows: value.rows.map(({row}) => row),
      about,
      problems: this.#problems
        .sort((a, b) => a.row - b.row || a.column - b.column)
        .map(({sentence}) => sentence),
    };
  }

  /** A column of links, for people and issues, says where they lead; any other unknown one is reported. */
  #sortUnknown(body: readonly GridRow[]): void {
    const hasLinks = this.#section === 'negotiators' || this.#section === 'issues';
    for (const column of this.#columns.unknown) {
      const filled = body.map(({cells}) => cells[column.index] ?? '').filter((cell) => cell && !isDash(cell));
      if (hasLinks && filled.filter(isAddress).length > filled.length / 2) this.#links.push(column);
      else this.#problems.push({row: 0, column: column.index, sentence: this.#whyUnused(column)});
    }
  }

  #whyUnused({header, instead}: UnknownColumn): string {
    const column = `column "${clipped(header)}" is not used`;
    if (instead === undefined) return `${column}; known are ${knownColumns(this.#section)}`;
    return instead === header
      ? `${column}: another one before it is called the same`
      : `${column}: "${clipped(instead)}" says it`;
  }

  /** Which number is the day, by column of dates. */
  #ordersIn(body: readonly GridRow[]): (column: string) => Order | undefined {
    const byDefault = this.#language.startsWith('en') ? undefined : 'day-first';
    const orders = new Map(
      ['date', 'start', 'end', 'until'].map((column) => [
        column,
        orderIn(body.map((row) => this.#cell(row, column))),
      ]),
    );
    // What one column says holds for the others: one person fills them in.
    const said = new Set([...orders.values()].filter((order) => order !== undefined));
    const common = said.size === 1 ? [...said][0] : byDefault;
    return (column) => orders.get(column) ?? common;
  }

  #cell({cells}: GridRow, column: string): string {
    const {isTimelineJs, places} = this.#columns;
    const cell = (column: string) => cells[places.get(column)?.index ?? -1] ?? '';
    return isTimelineJs ? saidIn(column, cell) : cell(column);
  }

  /** `title` or `era` for a row that is no event. */
  #typeOf(row: GridRow): string {
    const type = this.#columns.isTimelineJs ? this.#cell(row, 'type').toLowerCase() : '';
    return type === 'title' || type === 'era' ? type : '';
  }

  #about(body: readonly GridRow[], orderOf: (column: string) => Order | undefined): About {
    const title = body.find((row) => this.#typeOf(row) === 'title');
    const eras = body.filter((row) => this.#typeOf(row) === 'era');
    return withoutBlanks({
      title: title ? this.#cell(title, 'title') : '',
      text: title ? this.#cell(title, 'text') : '',
      eras: eras.flatMap((row) => this.#eraOf(row, orderOf)),
    });
  }

  #eraOf(row: GridRow, orderOf: (column: string) => Order | undefined): object[] {
    const dateIn = (column: string) => this.#date(row.row, column, this.#cell(row, column), orderOf(column));
    const era = {start: dateIn('start'), end: dateIn('end'), title: this.#cell(row, 'title')};
    const wrong = (['start', 'end'] as const).find((column) => !isDate(era[column]));
    if (wrong === undefined) return [withoutBlanks(era)];
    this.#say(row.row, wrong, `"${era[wrong]}" is not a date; the era is left out`);
    return [];
  }

  /** What a row says, unchecked; `undefined` where it lacks what it cannot do without, which is reported. */
  #itemOf(row: GridRow, orderOf: (column: string) => Order | undefined): object | undefined {
    const cell = (column: string) => this.#cell(row, column);
    const needed = {
      news: [],
      negotiators: ['name', 'delegation'],
      timeline: ['start', 'title'],
      issues: ['title', 'text'],
    };
    const blank = needed[this.#section].filter((column) => cell(column) === '');
    if (blank.length > 0) {
      for (const column of blank) this.#say(row.row, column, 'is blank; the row is left out');
      return undefined;
    }
    const item = itemOf(this.#section, {
      cell,
      date: (column) => this.#date(row.row, column, cell(column), orderOf(column)),
      link: (column) => this.#link(row.row, column, cell(column)),
      links: (column) => this.#linksIn(row.row, column, cell(column)),
      furtherLinks: this.#furtherLinks(row),
      positions: this.#positions(row),
    });
    return this.#section === 'timeline' && !('start' in item) ? undefined : item;
  }

  #date(row: number, column: string, text: string, order: Order | undefined): string {
    try {
      return dateOf(text, order);
    } catch (error) {
      if (!(error instanceof AmbiguousDateError)) throw error;
      const lost = column === 'start' ? 'row' : 'cell';
      this.#say(row, column, `"${text}" ${error.message}; the ${lost} is left out`);
      return '';
    }
  }

  #link(row: number, column: string, text: string): string {
    if (text === '' || isDash(text)) return '';
    const link = linkOf(text);
    if (link === undefined) this.#say(row, column, `"${clipped(text)}" ${NO_LINK}`);
    return link ?? '';
  }

  #linksIn(row: number, column: string, text: string): {url: string; title: string}[] {
    if (text === '' || isDash(text)) return [];
    const links = linksIn(text);
    if (links.length === 0) this.#say(row, column, `"${clipped(text)}" ${NO_LINK}`);
    return links;
  }

  #furtherLinks({row, cells}: GridRow): {url: string; title: string}[] {
    return this.#links.flatMap(({index, header}) => {
      const cell = cells[index] ?? '';
      if (isAddress(cell)) return [{url: linkOf(cell) ?? cell, title: header}];
      if (cell !== '' && !isDash(cell)) this.#sayAt(row, {index, header}, `"${clipped(cell)}" ${NO_LINK}`);
      return [];
    });
  }

  #positions(row: GridRow): {delegation: string; text: string}[] {
    return this.#columns.positions.flatMap(({index, delegation}) => {
      const text = row.cells[index] ?? '';
      return text === '' ? [] : [{delegation, text}];
    });
  }

  /** What the contract's schema of one item cannot know. */
  #checked(item: object, row: number): object {
    const {start, end, ...rest} = item as {start?: string; end?: string};
    if (start === undefined || end === undefined) return item;
    if (endOf(end) > startOf(start) || end === start) return item;
    this.#say(row, 'end', `"${end}" is before the start "${start}"; the cell is left out`);
    return {start, ...rest};
  }

  #report(row: number, path: readonly string[], body: readonly GridRow[], detail: string): void {
    const {places, positions} = this.#columns;
    const column = path.map((key) => COLUMN_OF[key] ?? key).find((key) => places.has(key));
    const given = body.find((one) => one.row === row);
    const value = column && given ? this.#cell(given, column) : '';
    const position = path[0] === 'positions' ? positions[Number(path[1])] : undefined;
    this.#sayAt(
      row,
      column === undefined ? position : places.get(column),
      value ? `"${clipped(value)}" ${detail}` : detail,
    );
  }

  #say(row: number, column: string, sentence: string): void {
    this.#sayAt(row, this.#columns.places.get(column), sentence);
  }

  #sayAt(
    row: number,
    place: {readonly index: number; readonly header: string} | undefined,
    said: string,
  ): void {
    const sentence = `row ${row}${place === undefined ? '' : `, column "${place.header}"`}: ${said}`;
    this.#problems.push({row, column: place?.index ?? 0, sentence});
  }
}

function clipped(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
