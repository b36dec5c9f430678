/** A table as spreadsheets save it: commas, semicolons or tabs, quotes, any line ends. */
import {CsvError, parse} from 'csv-parse/sync';

/** A row that is not blank. */
export interface GridRow {
  /** As the spreadsheet counts, from 1; blank rows count, and lines within a cell do not. */
  readonly row: number;
  readonly cells: readonly string[];
}

/** Nothing of a sheet can be read. */
export class SheetError extends Error {
  override readonly name = 'SheetError';
}

/** More rows of a sheet are not read. */
const MOST_ROWS = 10_000;

/**
 * Reads a table: one row at least.
 *
 * @param most More rows are not read.
 * @throws {SheetError} saying where it stops being one.
 */
export function readGrid(text: string, most = MOST_ROWS): readonly [GridRow, ...GridRow[]] {
  if (/^\s*<(?:!doctype|html|head)/i.test(text)) {
    throw new SheetError(
      'is a web page and no table: publish the sheet to the web as comma-separated values (CSV)',
    );
  }
  if (text.startsWith('PK\u0003') || text.startsWith('ÐÏ'))
    throw new SheetError('is a workbook: save it as CSV');
  const [first, ...rest] = rowsOf(text, most);
  if (!first) throw new SheetError('is empty');
  return [first, ...rest];
}

function rowsOf(text: string, most: number): GridRow[] {
  // Excel says so in a first line that is no row of the sheet, but counts as one when it is saved again.
  const said = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  const delimiter = said?.[1] ?? delimiterOf(text);
  try {
    const rows = parse(text.slice(said?.[0].length ?? 0), {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      to: most,
    });
    return rows
      .map((cells, index) => ({row: index + 1, cells: cells.map(tidy)}))
      .filter(({cells}) => cells.some(Boolean));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new SheetError(
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? `a quotation mark in line ${String(error['lines'])} or before is never closed`
        : `line ${String(error['lines'])} is not of a table`,
      {cause: error},
    );
  }
}

/** Copied from elsewhere, cells hold signs that nobody sees. */
function tidy(cell: string): string {
  return cell
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .trim();
}

/** What stands most often between the cells of the first line that has any. */
function delimiterOf(text: string): string {
  const [line = ''] = /^.*[,;\t].*$/m.exec(text.slice(0, 10_000)) ?? [];
  const bare = line.replace(/"[^"]*"/g, '');
  const times = (sign: string) => bare.split(sign).length;
  return [';', '\t'].reduce((best, sign) => (times(sign) > times(best) ? sign : best), ',');
}
