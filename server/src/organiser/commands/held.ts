import type {Transaction} from 'kysely';
import {queueConsequences, wantingReceipt} from '../../confirmation/consequences.ts';
import type {HeldAction} from '../../confirmation/consequences.ts';
import {countBy} from '../../database/batch.ts';
import type {Database} from '../../database/database.ts';
import type {Tables} from '../../database/tables.ts';
import {isWebhookNoted} from '../../webhooks/mark.ts';
import {FailureError, UsageError, textOf} from '../command.ts';
import type {Command, Options} from '../command.ts';
import {print, printTable} from '../print.ts';

/** How many are shown, and how many are changed in one transaction. */
const SHOWN = 100;
const BATCH = 500;

/** A held action of either kind. */
interface Held extends HeldAction {
  readonly created_at: string;
  readonly doubt: string | null;
  readonly email: string;
  readonly name: string;
}

/** What waits for a confirmation. */
export const held: Command = {
  summary: 'list what is held for confirmation; confirm or delete it by hand',
  usage: '[--petition ID] [--doubt WHY] [--id ID] [--confirm | --delete]',
  help: [
    '--petition ID  of one petition only',
    '--doubt WHY    of one kind only: honeypot, haste, address, crowd, surge, disposable,',
    '               challenge, or none',
    '--id ID        one action only',
    '--confirm      count what was found as if the person had followed the link in the mail',
    '--delete       delete what was found, for good',
    `Without --confirm or --delete the first ${SHOWN} are listed. Changing needs --petition or --id.`,
  ],
  options: {
    petition: {type: 'string'},
    doubt: {type: 'string'},
    id: {type: 'string'},
    confirm: {type: 'boolean'},
    delete: {type: 'boolean'},
  },
  async run(office, options) {
    const [confirm, remove] = [options['confirm'] === true, options['delete'] === true];
    if (confirm && remove) throw new UsageError('Give one of --confirm and --delete.');
    const changes = confirm || remove;
    const petition = textOf(options, 'petition');
    if (changes && petition === undefined && textOf(options, 'id') === undefined) {
      throw new UsageError('--confirm and --delete need --petition or --id.');
    }
    if (petition !== undefined) await office.expect('petition', petition);
    const database = await office.database();
    if (!changes) return list(await find(database, options, SHOWN));
    const library = await office.library();
    let changed = 0;
    for (;;) {
      const batch = await find(database, options, BATCH);
      if (batch.length === 0) break;
      const receipts = await wantingReceipt(library, batch);
      await database.commit((transaction) =>
        confirm ? confirmAll(transaction, batch, receipts) : deleteAll(transaction, batch),
      );
      changed += batch.length;
    }
    if (changed === 0) throw new FailureError('Nothing of the kind is held.');
    print(`${confirm ? 'Confirmed' : 'Deleted'}: ${changed}.`);
  },
};

async function find(database: Database, options: Options, most: number): Promise<Held[]> {
  const [petition, doubt, id] = ['petition', 'doubt', 'id'].map((name) => textOf(options, name));
  const found: Held[] = [];
  for (const table of ['signatures', 'subscriptions'] as const) {
    if (table === 'subscriptions' && petition !== undefined) continue;
    const rows = await database.query
      .selectFrom(table)
      .select(['id', 'created_at', 'doubt', 'email', 'name', 'given_name', 'family_name', 'language'])
      .select(table === 'signatures' ? 'petition as of' : 'list as of')
      .where('state', '=', 'held')
      .$if(petition !== undefined, (rows) => rows.where('petition', '=', petition ?? ''))
      .$if(id !== undefined, (rows) => rows.where('id', '=', id ?? ''))
      .$if(doubt !== undefined, (rows) =>
        doubt === 'none' ? rows.where('doubt', 'is', null) : rows.where('doubt', '=', doubt ?? ''),
      )
      .orderBy('created_at')
      .limit(most - found.length)
      .execute();
    found.push(
      ...rows.map(({given_name, family_name, name, ...row}) => ({
        ...row,
        told: table === 'signatures' ? ('signature' as const) : ('subscription' as const),
        name: name ?? [given_name, family_name].filter(Boolean).join(' '),
      })),
    );
  }
  return found;
}

function list(found: readonly Held[]): void {
  if (found.length === 0) return print('Nothing is held.');
  printTable([
    ['since', 'id', 'petition or list', 'doubt', 'e-mail', 'name'],
    ...found.map(({id, of, created_at, doubt, email, name}) => [
      created_at.slice(0, 16),
      id,
      of,
      doubt ?? '',
      email,
      name,
    ]),
  ]);
  if (found.length === SHOWN) print(`… and perhaps more: these are the first ${SHOWN}.`);
}

/** Whoever has confirmed meanwhile is left alone. */
async function confirmAll(
  transaction: Transaction<Tables>,
  batch: readonly Held[],
  receipts: ReadonlySet<string>,
): Promise<void> {
  const confirmed: Held[] = [];
  for (const item of batch) {
    const {numUpdatedRows} = await transaction
      .updateTable(`${item.told}s`)
      .set({state: 'stored'})
      .where('id', '=', item.id)
      .where('state', '=', 'held')
      .executeTakeFirst();
    if (Number(numUpdatedRows) > 0) confirmed.push(item);
  }
  const hasWebhook = await isWebhookNoted(transaction);
  for (const told of ['signature', 'subscription'] as const) {
    const ids = confirmed.filter((item) => item.told === told).map(({id}) => id);
    await queueConsequences(transaction, told, ids, {hasWebhook, receipts, now: Date.now()});
  }
  const petitions = confirmed.flatMap(({told, of}) => (told === 'signature' ? of : []));
  for (const petition of [...new Set(petitions)].sort()) {
    await countBy(transaction, petition, petitions.filter((of) => of === petition).length);
  }
}

async function deleteAll(transaction: Transaction<Tables>, batch: readonly Held[]): Promise<void> {
  for (const table of ['signatures', 'subscriptions'] as const) {
    const ids = batch.filter(({told}) => `${told}s` === table).map(({id}) => id);
    if (ids.length === 0) continue;
    await transaction.deleteFrom(table).where('id', 'in', ids).where('state', '=', 'held').execute();
  }
}
