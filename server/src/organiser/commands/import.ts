import {readFileSync} from 'node:fs';
import {foreseeRows, placeOf} from '../../database/batch.ts';
import type {Database} from '../../database/database.ts';
import type {EntryRow, Fate} from '../../database/entry.ts';
import type {State} from '../../database/tables.ts';
import {readGrid, SheetError} from '../../sheets/grid.ts';
import type {GridRow} from '../../sheets/grid.ts';
import {decode} from '../../sources/charset.ts';
import {isWebhookNoted} from '../../webhooks/mark.ts';
import {FailureError, UsageError, choiceOf, required, textOf} from '../command.ts';
import type {Command, Options} from '../command.ts';
import {columnsOf} from '../importing/columns.ts';
import type {ImportColumns} from '../importing/columns.ts';
import {listForm, petitionForm} from '../importing/form.ts';
import type {ImportForm} from '../importing/form.ts';
import {RowReader} from '../importing/reader.ts';
import {RowError} from '../importing/row.ts';
import {storeImported} from '../importing/store.ts';
import type {Following} from '../importing/store.ts';
import type {Office} from '../office.ts';
import {print, tame} from '../print.ts';

/** How many rows one transaction takes: an endpoint on the same file waits for no longer than that. */
const BATCH = 500;

/** Where people come from, if neither file nor organiser says so. */
const CAMPAIGN = 'import';

/** Signatures that were given elsewhere, or on paper. */
export const importActions: Command = {
  summary: 'store signatures, or people of a list, from a CSV file: of another system, or typed from paper',
  usage:
    '--petition ID | --list ID  --file FILE [--campaign NAME] [--state stored|held [--mail]] [--webhooks] [--yes]',
  help: [
    '--petition ID    signatures of a petition',
    '--list ID        people on a mailing list',
    '--file FILE      CSV with a row of headers: those of export, of Action Network, or "First name", "Postcode" …;',
    '                 who has no e-mail address cannot be stored',
    '--yes            store them; without it you are told what would happen, and nothing is stored',
    `--campaign NAME  where they come from, if their row does not say it; "${CAMPAIGN}" by default`,
    '--state          stored: they count (default); held: they count once they are confirmed. Needed where the form',
    '                 asks for a confirmation by mail, and the file does not come from export',
    '--mail           with --state held: ask each of them by mail to confirm. No other mail is sent by an import',
    '--webhooks       tell the webhook of those who are stored',
    'A row that is wrong is told with its number and column, costs no other one, and makes the exit code 1. Whoever is',
    'known already is left as they are: the same file twice stores nobody twice.',
  ],
  options: {
    petition: {type: 'string'},
    list: {type: 'string'},
    file: {type: 'string'},
    campaign: {type: 'string'},
    state: {type: 'string'},
    mail: {type: 'boolean'},
    webhooks: {type: 'boolean'},
    yes: {type: 'boolean'},
  },
  async run(office, options) {
    const file = required(options, 'file');
    const following = followingOf(options);
    const state = stateOf(options);
    const form = await formOf(office, options);
    const {columns, body} = read(file, form);
    refuseUnclear(form, columns, state);
    const database = await office.database();
    if (following.webhooks && !(await isWebhookNoted(database.query))) {
      throw new FailureError('There is no webhook: the endpoint was last started without PEACE_WEBHOOK_URL.');
    }
    const campaign = textOf(options, 'campaign') ?? (columns.isOwn ? undefined : CAMPAIGN);
    const hash = await office.hash(database);
    const reader = new RowReader({form, columns, body, hash, campaign, state, now: Date.now()});
    const isDry = options['yes'] !== true;
    if (isDry) printColumns(columns);
    const tally = new Tally();
    try {
      for (const batch of batchesOf(reader, body, tally)) {
        tally.add(
          isDry ? await foresee(database, batch) : await storeImported(database, batch, following),
          batch,
        );
      }
    } finally {
      // Also where the database fails in the middle: what is told here is stored.
      print(tally.sentence(isDry));
    }
    if (isDry) print('Nothing is stored yet: add --yes.');
    if (tally.refused > 0) {
      throw new FailureError(
        'Correct the rows that are refused, and import the file again: nobody is stored twice.',
      );
    }
  },
};

/** What each column is taken for, before anything is stored. */
function printColumns({places, unused}: ImportColumns): void {
  const read = [...places]
    .sort(([, a], [, b]) => a.index - b.index)
    .map(([column, {header}]) => (header === column ? column : `${column} ("${header}")`));
  print(tame(`Read: ${read.join(', ')}.`));
  if (unused.length === 0) return;
  const headers = unused.map((header) => `"${header}"`).join(', ');
  print(tame(`Not kept, for the form does not ask for it: ${headers}.`));
}

/** What became of the rows of a file, or would. */
class Tally {
  refused = 0;
  repeated = 0;
  #stored = 0;
  #held = 0;
  #known = 0;

  add(fates: readonly Fate[], rows: readonly EntryRow[]): void {
    const own = new Set(rows.map(({row}) => row.id));
    for (const {id, state} of fates) {
      // One that is known by its own id was stored by a commit whose answer was lost.
      if (!own.has(id)) this.#known++;
      else if (state === 'held') this.#held++;
      else this.#stored++;
    }
  }

  sentence(isDry: boolean): string {
    const said = (label: string, amount: number) => `${label}: ${amount}`;
    const parts = [
      said(isDry ? 'Would be stored' : 'Stored', this.#stored),
      ...(this.#held > 0 ? [said('held', this.#held)] : []),
      said('known already', this.#known),
      ...(this.repeated > 0 ? [said('more than once in the file', this.repeated)] : []),
      said('refused', this.refused),
    ];
    return `${parts.join(', ')}.`;
  }
}

/** @throws {UsageError} or {FailureError} */
function formOf(office: Office, options: Options): Promise<ImportForm> {
  const [petition, list] = [textOf(options, 'petition'), textOf(options, 'list')];
  if (petition !== undefined && list === undefined) return petitionForm(office, petition);
  if (list !== undefined && petition === undefined) return listForm(office, list);
  throw new UsageError('Give one of --petition and --list.');
}

function stateOf(options: Options): State | undefined {
  return textOf(options, 'state') === undefined
    ? undefined
    : choiceOf<State>(options, 'state', ['stored', 'held']);
}

/** @throws {UsageError} */
function followingOf(options: Options): Following {
  const mails = options['mail'] === true;
  if (mails && stateOf(options) !== 'held') throw new UsageError('--mail needs --state held.');
  return {mails, webhooks: options['webhooks'] === true};
}

/** @throws {FailureError} */
function read(file: string, form: ImportForm): ReturnType<typeof columnsOf> {
  try {
    const text = decode(readFileSync(file), '', form.language);
    return columnsOf(readGrid(text, Number.MAX_SAFE_INTEGER), form);
  } catch (error) {
    if (error instanceof SheetError) throw new FailureError(`${file} ${error.message}.`);
    if (error instanceof FailureError) throw error;
    throw new FailureError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** Whether people have confirmed is the organiser's to say: they may have done so elsewhere, or signed by hand. */
function refuseUnclear(
  {id, isConfirmed}: ImportForm,
  {places}: ImportColumns,
  state: State | undefined,
): void {
  if (!isConfirmed || places.has('state') || state !== undefined) return;
  throw new UsageError(
    `"${id}" counts what is confirmed by mail. Say --state stored if these people have confirmed elsewhere, or signed ` +
      'by hand; --state held if they are to confirm, and --mail to ask them.',
  );
}

/** The good rows, everybody once; what is wrong with the others is printed. */
function* batchesOf(reader: RowReader, body: readonly GridRow[], tally: Tally): Generator<EntryRow[]> {
  const places = new Set<string>();
  let batch: EntryRow[] = [];
  for (const row of body) {
    const read = rowIn(reader, row);
    if (!read) tally.refused++;
    else if (places.has(placeOf(read))) tally.repeated++;
    else {
      places.add(placeOf(read));
      batch.push(read);
    }
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function rowIn(reader: RowReader, row: GridRow): EntryRow | undefined {
  try {
    return reader.read(row);
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    for (const sentence of error.sentences) print(tame(`row ${row.row}, ${sentence}`));
    return undefined;
  }
}

async function foresee({query}: Database, rows: readonly EntryRow[]): Promise<readonly Fate[]> {
  return [...(await foreseeRows(query, rows)).values()];
}
