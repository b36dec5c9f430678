import {sql} from 'kysely';
import type {Transaction} from 'kysely';
import {queueConsequences, wantingReceipt} from '../../confirmation/consequences.ts';
import type {HeldAction} from '../../confirmation/consequences.ts';
import {countBy} from '../../database/batch.ts';
import {findAll, insertAll} from '../../database/bulk.ts';
import type {Database} from '../../database/database.ts';
import type {Tables} from '../../database/tables.ts';
import {DOUBTS} from '../../defence/doubts.ts';
import {signatureMails, subscriptionMails} from '../../mail/follow-ups.ts';
import {isWebhookNoted} from '../../webhooks/mark.ts';
import {FailureError, UsageError, choiceOf, textOf} from '../command.ts';
import type {Command, Options} from '../command.ts';
import {print, printTable} from '../print.ts';

/** How many are shown, and how many are changed in one transaction. */
const SHOWN = 100;
const BATCH = 500;

/** What may be done with what was found. */
const DEEDS = ['ask', 'confirm', 'delete'] as const;

/** A held action of either kind. */
interface Held extends HeldAction {
  readonly created_at: string;
  readonly doubt: string | null;
  readonly email: string;
  readonly name: string;
}

/** What waits for a confirmation. */
export const held: Command = {
  summary: 'list what is held for confirmation; ask by mail, confirm or delete it by hand',
  usage: '[--petition ID] [--doubt WHY] [--id ID] [--ask | --confirm | --delete]',
  help: [
    '--petition ID  of one petition only',
    '--doubt WHY    of one kind only: honeypot, haste, address, crowd, surge, disposable,',
    '               challenge, or none',
    '--id ID        one action only',
    '--ask          ask each by mail to confirm, as after signing; at most once an hour',
    '--confirm      count what was found as if the person had followed the link in the mail',
    '--delete       delete what was found, for good',
    `Without one of these three the first ${SHOWN} are listed. They need --petition or --id.`,
  ],
  options: {
    petition: {type: 'string'},
    doubt: {type: 'string'},
    id: {type: 'string'},
    ask: {type: 'boolean'},
    confirm: {type: 'boolean'},
    delete: {type: 'boolean'},
  },
  async run(office, options) {
    const chosen = DEEDS.filter((name) => options[name] === true);
    if (chosen.length > 1) throw new UsageError('Give one of --ask, --confirm and --delete.');
    const [deed] = chosen;
    const petition = textOf(options, 'petition');
    if (textOf(options, 'doubt') !== undefined) {
      // None: because every action is confirmed there.
      choiceOf(options, 'doubt', [...DOUBTS, 'none']);
    }
    if (deed && petition === undefined && textOf(options, 'id') === undefined) {
      throw new UsageError('--ask, --confirm and --delete need --petition or --id.');
    }
    if (petition !== undefined) await office.expect('petition', petition);
    const database = await office.database();
    if (!deed) return list(await oldest(database, options));
    const library = await office.library();
    let [found, changed] = [0, 0];
    for await (const batch of batches(database, options)) {
      const receipts = await wantingReceipt(library, batch);
      found += batch.length;
      changed += await database.commit((transaction) => {
        if (deed === 'ask') return askAll(transaction, batch);
        return deed === 'confirm' ? confirmAll(transaction, batch, receipts) : deleteAll(transaction, batch);
      });
    }
    if (found === 0) throw new FailureError('Nothing of the kind is held.');
    if (deed === 'ask') print(`Asked: ${changed}, within the last hour already: ${found - changed}.`);
    else print(`${deed === 'confirm' ? 'Confirmed' : 'Deleted'}: ${changed}.`);
  },
};

type HeldTable = 'signatures' | 'subscriptions';

/** The tables that may hold what is asked for. */
function tablesOf(options: Options): readonly HeldTable[] {
  return textOf(options, 'petition') === undefined ? ['signatures', 'subscriptions'] : ['signatures'];
}

/** What is held in a table and asked for, in no order. */
function heldIn({query}: Database, options: Options, table: HeldTable) {
  const [petition, doubt, id] = ['petition', 'doubt', 'id'].map((name) => textOf(options, name));
  return (
    query
      .selectFrom(table)
      .select(['id', 'created_at', 'doubt', 'email', 'name', 'given_name', 'family_name', 'language'])
      .select(table === 'signatures' ? 'petition as of' : 'list as of')
      .where('state', '=', 'held')
      // An expression, so that no index of the column is used: every batch would have to be sorted again.
      .$if(petition !== undefined, (rows) => rows.where(sql<string>`petition || ''`, '=', petition ?? ''))
      .$if(id !== undefined, (rows) => rows.where('id', '=', id ?? ''))
      .$if(doubt !== undefined, (rows) =>
        doubt === 'none' ? rows.where('doubt', 'is', null) : rows.where('doubt', '=', doubt ?? ''),
      )
  );
}

type HeldRow = Awaited<ReturnType<ReturnType<typeof heldIn>['execute']>>[number];

function heldOf(table: HeldTable, {given_name, family_name, name, ...row}: HeldRow): Held {
  return {
    ...row,
    told: table === 'signatures' ? 'signature' : 'subscription',
    name: name ?? [given_name, family_name].filter(Boolean).join(' '),
  };
}

/** What has been held for the longest time. */
async function oldest(database: Database, options: Options): Promise<Held[]> {
  const found: Held[] = [];
  for (const table of tablesOf(options)) {
    const most = SHOWN - found.length;
    const rows = await heldIn(database, options, table).orderBy('created_at').limit(most).execute();
    found.push(...rows.map((row) => heldOf(table, row)));
  }
  return found;
}

/** All that is held, each once, by the order of ids: no batch looks at what those before it have found. */
async function* batches(database: Database, options: Options): AsyncGenerator<Held[]> {
  for (const table of tablesOf(options)) {
    let last = '';
    for (;;) {
      const rows = await heldIn(database, options, table)
        .where('id', '>', last)
        .orderBy('id')
        .limit(BATCH)
        .execute();
      if (rows.length > 0) yield rows.map((row) => heldOf(table, row));
      last = rows.at(-1)?.id ?? '';
      if (rows.length < BATCH) break;
    }
  }
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

/** Whose mail is in the queue still, or was sent within the hour, gets no other. @returns How many are asked. */
async function askAll(transaction: Transaction<Tables>, batch: readonly Held[]): Promise<number> {
  const mails = batch.flatMap(({id, told, of}) => {
    const fate = {became: 'known', of, id, state: 'held', told: 'held'} as const;
    return (told === 'signature' ? signatureMails : subscriptionMails)(fate, {now: Date.now()});
  });
  const known = await findAll(
    transaction,
    'mails',
    mails.map(({once}) => ({once})),
    ['once'],
  );
  await insertAll(transaction, 'mails', mails, 'once');
  return mails.length - known.length;
}

/** Whoever has confirmed meanwhile is left alone. @returns How many are confirmed. */
async function confirmAll(
  transaction: Transaction<Tables>,
  batch: readonly Held[],
  receipts: ReadonlySet<string>,
): Promise<number> {
  const confirmed = new Set<string>();
  const hasWebhook = await isWebhookNoted(transaction);
  for (const told of ['signature', 'subscription'] as const) {
    const wanted = batch.filter((item) => item.told === told).map(({id}) => id);
    if (wanted.length === 0) continue;
    const rows = await transaction
      .updateTable(`${told}s`)
      .set({state: 'stored'})
      .where('id', 'in', wanted)
      .where('state', '=', 'held')
      .returning(['id', told === 'signature' ? 'petition as of' : 'list as of'])
      .execute();
    for (const {id} of rows) confirmed.add(id);
    await queueConsequences(transaction, told, rows, {hasWebhook, receipts, now: Date.now()});
  }
  const petitions = batch.flatMap(({id, told, of}) => (told === 'signature' && confirmed.has(id) ? of : []));
  for (const petition of [...new Set(petitions)].sort()) {
    await countBy(transaction, petition, petitions.filter((of) => of === petition).length);
  }
  return confirmed.size;
}

/** @returns How many are deleted. */
async function deleteAll(transaction: Transaction<Tables>, batch: readonly Held[]): Promise<number> {
  let deleted = 0;
  for (const table of ['signatures', 'subscriptions'] as const) {
    const ids = batch.filter(({told}) => `${told}s` === table).map(({id}) => id);
    if (ids.length === 0) continue;
    const {numDeletedRows} = await transaction
      .deleteFrom(table)
      .where('id', 'in', ids)
      .where('state', '=', 'held')
      .executeTakeFirst();
    deleted += Number(numDeletedRows);
  }
  return deleted;
}
