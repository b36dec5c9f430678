import {sql} from 'kysely';
import type {Kysely, RawBuilder, SqlBool} from 'kysely';
import type {Migration} from 'kysely/migration';

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
 * The condition that a row of such a table is due. One that is due later than any can be was put off by a clock that was
 * ahead: it is due, too.
 *
 * @param now ms since 1970 UTC
 */
export function isDue(now: number): RawBuilder<SqlBool> {
  const [text, latest] = [now, now + LATEST].map((time) => new Date(time).toISOString());
  return sql<SqlBool>`(next_at <= ${text} or next_at > ${latest})`;
}
