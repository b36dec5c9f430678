/** Rows of a file become rows of the database. */
import type {KeyedHash} from '../../actions/keyed-hash.ts';
import {nameOf} from '../../actions/name.ts';
import {rowOf} from '../../actions/row.ts';
import {isListed} from '../../actions/signatures.ts';
import type {EntryRow} from '../../database/entry.ts';
import type {State} from '../../database/tables.ts';
import {DOUBTS} from '../../defence/doubts.ts';
import type {GridRow} from '../../sheets/grid.ts';
import {actionIn} from './answers.ts';
import type {ImportColumns} from './columns.ts';
import type {ImportForm} from './form.ts';
import {ImportRow} from './row.ts';
import {TimeError, Times} from './times.ts';

/** How the rows of a file are read. */
interface Reading {
  readonly form: ImportForm;
  readonly columns: ImportColumns;
  readonly body: readonly GridRow[];
  readonly hash: KeyedHash;
  /** Where people come from whose row does not say it. */
  readonly campaign: string | undefined;
  /** What becomes of all of them, whatever the file says. */
  readonly state: State | undefined;
  /** ms since 1970 UTC */
  readonly now: number;
}

/** Reads the rows of one file. */
export class RowReader {
  readonly #reading: Reading;
  readonly #times: Times;

  constructor(reading: Reading) {
    const {form, columns, body, now} = reading;
    const {index = -1, header = ''} = columns.places.get('created_at') ?? {};
    const cells = body.map(({cells}) => cells[index] ?? '');
    this.#reading = reading;
    this.#times = new Times(cells, header, form.language, now);
  }

  /** What is stored of a row. @throws {RowError} */
  read({cells}: GridRow): EntryRow | undefined {
    const {form, columns, hash, campaign, now} = this.#reading;
    const row = new ImportRow(cells, columns.places);
    const state = this.#stateIn(row);
    const signed = this.#timeIn(row, 'created_at') ?? now;
    const confirmed = this.#timeIn(row, 'confirmed_at');
    const action = actionIn(row, form, campaign);
    row.check();
    if (!action) return undefined;
    const {person} = action;
    const doubt = DOUBTS.find((doubt) => doubt === row.cell('doubt'));
    const kept = {
      ...rowOf(action, {addressKey: hash.address(person.email), doubt, now: signed}),
      state,
      confirmed_at: state === 'stored' && confirmed !== undefined ? new Date(confirmed).toISOString() : null,
    };
    if (form.into === 'subscriptions') return {into: 'subscriptions', row: {...kept, list: form.id}};
    const letter = 'letter' in action && action.letter ? JSON.stringify(action.letter) : null;
    return {
      into: 'signatures',
      row: {
        ...kept,
        petition: form.id,
        person_key: hash.person(person.email, nameOf(person)),
        letter,
        listed: isListed(action) && row.cell('named') !== 'hidden' ? 1 : 0,
      },
    };
  }

  #timeIn(row: ImportRow, column: string): number | undefined {
    const cell = row.cell(column);
    if (cell === '') return undefined;
    try {
      return this.#times.read(cell);
    } catch (error) {
      if (!(error instanceof TimeError)) throw error;
      row.say(column, error.message);
      return undefined;
    }
  }

  #stateIn(row: ImportRow): State {
    const {form, state} = this.#reading;
    if (row.cell('state') === 'withdrawn') row.say('state', 'says that this person has withdrawn');
    const isOn = /^(?:subscribed|active|yes|true|1|)$/i.test(row.cell('subscription'));
    if (form.into === 'subscriptions' && !isOn) {
      row.say('subscription', 'says that this address is on the list no more');
    }
    return state ?? (row.cell('state') === 'held' ? 'held' : 'stored');
  }
}
