import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import type {Tables} from './tables.ts';

/** The step that makes a table of things to be done later. @see QueueColumns */
export function queueTable(table: string): Migration {
  return {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable(table)
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('payload', 'text', (column) => column.notNull())
        .addColumn('once', 'text', (column) => column.unique())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('next_at', 'text', (column) => column.notNull())
        .addColumn('lease', 'text')
        .addColumn('created_at', 'text', (column) => column.notNull())
        .execute();
      await database.schema.createIndex(`${table}_due`).on(table).columns(['state', 'next_at']).execute();
    },
  };
}

/** Nothing is put off for longer, in ms. */
const LATEST = 86_400_000;

/**
 * Makes due what was put off for longer than anything is: a clock that was ahead did that. Once in a while, so that those who
 * look for what is due need to look at nothing else.
 *
 * @param now ms since 1970 UTC
 */
export async function bringForward(
  query: Kysely<Tables>,
  table: 'mails' | 'webhook_deliveries',
  now: number,
): Promise<void> {
  const [due, latest] = [now, now + LATEST].map((time) => new Date(time).toISOString());
  await query
    .updateTable(table)
    .set({next_at: due})
    .where('state', '=', 'waiting')
    .where('next_at', '>', latest ?? '')
    .execute();
}
