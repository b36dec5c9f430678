import {pipeline} from 'node:stream/promises';
import {stringify} from 'csv-stringify';
import type {State} from '../../database/tables.ts';
import {actionsOf} from '../actions-of.ts';
import type {ActionRow, Wanted} from '../actions-of.ts';
import {UsageError, choiceOf, textOf} from '../command.ts';
import type {Command, Options} from '../command.ts';
import type {Office} from '../office.ts';
import {HandedOver, allOf} from '../handed-over.ts';
import type {Told} from '../handed-over.ts';
import {isWhole, openOut} from '../out.ts';
import {residentsOf} from '../residents.ts';
import type {Residents} from '../residents.ts';
import {columnsOf, lineOf, recordOf} from '../table-of.ts';
import type {Asked, Column} from '../table-of.ts';

/** What begins a formula, in any width, or is passed over before one. */
const FORMULA = /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/**
 * A formula in the middle of a cell: where a comma is a decimal sign, Excel takes semicolons for separators, quoted or not. What
 * is before it is looked at only where one could begin: within a long row of tabs that would take for ever.
 */
const LATER_FORMULA = /(?=[=+@]|-[\w(])(?<=[;\t][\s"']*)/g;

/** Digits and signs that a spreadsheet would take for a number or a date, and change: `02139`, `3-4`, `1.50`, `1e5`. */
const NUMBER_LIKE = /^(?!(?:0|[1-9]\d{0,14})$)\d[\d\s.,:/%+-]*(?:e[+-]?\d+[\s%]*)?$/i;

/** In place of the state of an action that is there no longer. */
const WITHDRAWN = 'withdrawn';

/** Signatures or subscriptions, for a spreadsheet or another program. */
export const exportActions: Command = {
  summary: 'write the signatures of a petition, or a list, as CSV or NDJSON',
  usage:
    '--petition ID | --list ID  [--region CA,NY] [--format csv|ndjson] [--state stored|held|all] [--new FILE] [--out FILE [--force]]',
  help: [
    '--petition ID  the signatures of a petition',
    '--list ID      everybody on a mailing list',
    '--region CA    only who lives there, by code or name; several with commas, or given several times. Who has',
    '               chosen none lives where the ZIP code is, as far as its first three digits tell',
    "--format       csv (default; for spreadsheets: a ' before what looks like a formula, a tab before digits",
    '               that would lose their zeros or become dates) or ndjson (everything as it was sent)',
    '--state        stored (default), held, or all',
    '--new FILE     only what is new since the last export with this file, which remembers it; who has withdrawn',
    '               since then is told by id, with the state withdrawn',
    '--out FILE     into a new file that only you may read; without it to standard output',
    '--force        replace the file',
  ],
  options: {
    petition: {type: 'string'},
    list: {type: 'string'},
    region: {type: 'string', multiple: true},
    format: {type: 'string'},
    state: {type: 'string'},
    new: {type: 'string'},
    out: {type: 'string'},
    force: {type: 'boolean'},
  },
  async run(office, options) {
    const format = choiceOf(options, 'format', ['csv', 'ndjson']);
    const wanted = wantedOf(options);
    const form = wanted.table === 'signatures' ? 'petition' : 'list';
    await office.expect(form, wanted.of);
    const asked = await askedOf(office, wanted);
    const {query} = await office.database();
    const known = await office.regions(form, wanted.of);
    const residents = await residentsOf(options, known, query, {form, id: wanted.of});
    const columns = columnsOf(asked, wanted.table === 'signatures');
    const file = textOf(options, 'new');
    const handed = file === undefined ? undefined : new HandedOver(file, wanted, residents?.regions);
    try {
      const told = handed
        ? handed.changesIn(among(residents, actionsOf(query, {...wanted, state: undefined})), wanted.state)
        : allOf(among(residents, actionsOf(query, wanted)));
      const out = openOut(textOf(options, 'out'), options['force'] === true);
      const end = {end: out !== process.stdout};
      const written =
        format === 'csv'
          ? pipeline(cellsOf(told, columns), csvOf(columns), out, end)
          : pipeline(linesOf(told, wanted), out, end);
      if (await isWhole(written, textOf(options, 'out'))) handed?.note();
    } finally {
      handed?.close();
    }
  },
};

function wantedOf(options: Options): Wanted {
  const [petition, list] = [textOf(options, 'petition'), textOf(options, 'list')];
  const of = petition ?? list;
  if (of === undefined || (petition !== undefined && list !== undefined)) {
    throw new UsageError('Give one of --petition and --list.');
  }
  const state = choiceOf<State | 'all'>(options, 'state', ['stored', 'held', 'all']);
  return {
    table: petition === undefined ? 'subscriptions' : 'signatures',
    of,
    state: state === 'all' ? undefined : state,
  };
}

/** What the form asks today. A petition that has left the documents still has its signatures. */
async function askedOf(office: Office, {table, of}: Wanted): Promise<Asked> {
  if (table === 'signatures') return (await office.petitions()).find(({id}) => id === of) ?? {};
  return (await (await office.library()).signup('')) ?? {};
}

/** Those who live where it is asked for. */
async function* among(residents: Residents | undefined, rows: AsyncIterable<ActionRow>) {
  for await (const row of rows) if (residents?.has(row) ?? true) yield row;
}

/** With a byte order mark: without one, Excel takes UTF-8 for something else. */
function csvOf(columns: readonly Column[]) {
  return stringify({
    bom: true,
    header: true,
    columns: columns.map(({title}) => title),
    record_delimiter: 'windows',
    // By default a line break of one character only goes without quotes then, and its rest begins a row of its own.
    quote_record_delimiter: true,
  });
}

async function* cellsOf(told: AsyncIterable<Told>, columns: readonly Column[]) {
  for await (const one of told) {
    if ('row' in one) {
      const record = recordOf(one.row);
      yield columns.map(({cell}) => safe(cell(record)));
    } else {
      const known: Record<string, string> = {id: one.withdrawn, state: WITHDRAWN};
      yield columns.map(({title}) => safe(known[title] ?? null));
    }
  }
}

/**
 * A text that no spreadsheet computes or changes. A tab makes text of digits, is not seen, and is trimmed by whoever reads
 * the file otherwise; an apostrophe would be shown, and a formula like ="02139" runs.
 */
function safe(text: string | null): string | undefined {
  if (text === null) return undefined;
  if (NUMBER_LIKE.test(text)) return `\t${text}`;
  return text.replace(FORMULA, "'$&").replace(LATER_FORMULA, "'");
}

async function* linesOf(told: AsyncIterable<Told>, {table, of}: Wanted) {
  const form = table === 'signatures' ? 'petition' : 'list';
  for await (const one of told) {
    yield 'row' in one
      ? lineOf(recordOf(one.row))
      : `${JSON.stringify({id: one.withdrawn, [form]: of, state: WITHDRAWN})}\n`;
  }
}
