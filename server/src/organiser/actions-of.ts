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

/** A row of either kind. */
export type ActionRow = Partial<SignatureTable> & SubscriptionTable;

/** The rows, page by page in the order of their ids; what is stored meanwhile may be among them or not. */
export async function* actionsOf(
  query: Kysely<Tables>,
  {table, of, state}: Wanted,
): AsyncGenerator<ActionRow> {
  const column = table === 'signatures' ? 'petition' : 'list';
  let last = '';
  for (;;) {
    const page = (await query
      .selectFrom(table)
      .selectAll()
      // An expression, so that no index of the column is used: every page would have to be sorted again.
      .where(sql<string>`${sql.ref(column)} || ''`, '=', of)
      .where('id', '>', last)
      .$if(state !== undefined, (rows) => rows.where('state', '=', state ?? 'stored'))
      .orderBy('id')
      .limit(PAGE)
      .execute()) as unknown as ActionRow[];
    yield* page;
    last = page.at(-1)?.id ?? '';
    if (page.length < PAGE) return;
  }
}
