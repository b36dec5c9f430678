/** Reading all signatures of a petition, or everybody on a list, however many there are. */
import {sql} from 'kysely';
import type {Kysely} from 'kysely';
import type {SignatureTable, State, SubscriptionTable, Tables} from '../database/tables.ts';

/** Rows read at once. */
const PAGE = 1000;

/** What is exported. */
export interface Wanted {
  readonly table: 'signatures' | 'subscriptions';
  /** The id of the petition or list. */
  readonly of: string;
  readonly state: State | undefined;
}

/** What a table is ordered by: nobody is there twice under one petition, or on one list. */
const WHERE = {
  signatures: {column: 'petition', key: 'person_key'},
  subscriptions: {column: 'list', key: 'address_key'},
} as const;

/** A row of either kind. */
export type ActionRow = Partial<SignatureTable> & SubscriptionTable;

/** The rows, page by page in the order of who sent them; what is stored meanwhile may be among them or not. */
export async function* actionsOf(query: Kysely<Tables>, wanted: Wanted): AsyncGenerator<ActionRow> {
  const {key} = WHERE[wanted.table];
  let last: string | undefined = '';
  while (last !== undefined) {
    const page: ActionRow[] = await pageOf(query, wanted, last).execute();
    yield* page;
    last = page[PAGE - 1]?.[key];
  }
}

/** The rows after a key: an index has them in this order, so that no page is looked for among all rows, or sorted. */
export function pageOf(query: Kysely<Tables>, {table, of, state}: Wanted, last: string) {
  const {column, key} = WHERE[table];
  return query
    .selectFrom(table as 'signatures')
    .selectAll()
    .where(sql<string>`${sql.ref(column)}`, '=', of)
    .where(key, '>', last)
    .$if(state !== undefined, (rows) => rows.where('state', '=', state ?? 'stored'))
    .orderBy(key)
    .limit(PAGE)
    .$castTo<ActionRow>();
}
