import type {Kysely} from 'kysely';
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
