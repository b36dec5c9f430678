import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';

/** When a person confirmed an action: the proof of a double opt-in. Whatever was confirmed before has no time. */
export const confirmationTimes: Migration = {
  async up(database: Kysely<unknown>) {
    for (const table of ['signatures', 'subscriptions']) {
      await database.schema.alterTable(table).addColumn('confirmed_at', 'text').execute();
    }
  },
};
