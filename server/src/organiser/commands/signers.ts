import {sql} from 'kysely';
import type {GivenConsent} from 'peace-widgets/contract';
import {isListed} from '../../actions/signatures.ts';
import type {Database} from '../../database/database.ts';
import {FailureError, UsageError, required, textOf} from '../command.ts';
import type {Command} from '../command.ts';
import {print, printTable} from '../print.ts';

/** How many are shown: the newest, which everybody sees, and as many again behind them. */
const SHOWN = 40;

/** The most characters of a comment in a line. */
const BRIEF = 100;

/** Those who are named in public, with what they have written. */
export const signers: Command = {
  summary: 'list who is named in public with which comment; hide one, whose signature still counts',
  usage: '--petition ID | --id ID --hide | --id ID --show',
  help: [
    `--petition ID  the newest ${SHOWN} who are named at a petition`,
    '--id ID        one signature',
    '--hide         name this signer no more, nor show the comment; the signature counts as before',
    '--show         name this signer again, who agreed to it',
  ],
  options: {
    petition: {type: 'string'},
    id: {type: 'string'},
    hide: {type: 'boolean'},
    show: {type: 'boolean'},
  },
  async run(office, options) {
    const [hides, shows] = [options['hide'] === true, options['show'] === true];
    const id = textOf(options, 'id');
    if (id === undefined && !hides && !shows) {
      const {id: petition} = await office.petition(required(options, 'petition'));
      return list(await office.database(), petition);
    }
    if (id === undefined || hides === shows) throw new UsageError('Give --id, and one of --hide and --show.');
    await name(await office.database(), id, shows);
    print(shows ? 'Shown.' : 'Hidden.');
  },
};

async function list({query}: Database, petition: string): Promise<void> {
  const rows = await query
    .selectFrom('signatures')
    .select(['id', 'created_at', 'name', 'given_name', 'comment'])
    .where('petition', '=', petition)
    // As a literal, for the index holds only these.
    .where('listed', '=', sql.lit(1))
    .where('state', '=', 'stored')
    .orderBy('created_at', 'desc')
    .limit(SHOWN)
    .execute();
  if (rows.length === 0) return print('Nobody is named.');
  printTable([
    ['since', 'id', 'name', 'comment'],
    ...rows.map(({id, created_at, name, given_name, comment}) => [
      created_at.slice(0, 16),
      id,
      given_name ?? name ?? '',
      (comment ?? '').slice(0, BRIEF),
    ]),
  ]);
}

/** @throws {FailureError} */
async function name(database: Database, id: string, listed: boolean): Promise<void> {
  const {query} = database;
  const row = await query.selectFrom('signatures').select('consents').where('id', '=', id).executeTakeFirst();
  const consents = JSON.parse(row?.consents ?? '[]') as GivenConsent[];
  if (!isListed({consents})) throw new FailureError(`No signature "${id}" is, or may be, named in public.`);
  await database.commit((transaction) =>
    transaction
      .updateTable('signatures')
      .set({listed: listed ? 1 : 0})
      .where('id', '=', id)
      .execute(),
  );
}
