import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';

/** Which challenges were used, at whichever instance: each is good once. */
export const usedChallenges: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('used_challenges')
      .addColumn('signature', 'text', (column) => column.primaryKey())
      .addColumn('used_at', 'text', (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex('used_challenges_by_age')
      .on('used_challenges')
      .column('used_at')
      .execute();
  },
};
