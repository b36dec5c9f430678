import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';

/** What was last found at the addresses whose content is served here: a restart serves it, and instances share it. */
export const sourceCopies: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('source_copies')
      .addColumn('url', 'text', (column) => column.primaryKey())
      .addColumn('found_at', 'text')
      .addColumn('body', 'text')
      .addColumn('etag', 'text')
      .addColumn('last_modified', 'text')
      .addColumn('fetched_at', 'text')
      .addColumn('checked_at', 'text', (column) => column.notNull())
      .addColumn('failure', 'text')
      .addColumn('failing_since', 'text')
      .execute();
  },
};
