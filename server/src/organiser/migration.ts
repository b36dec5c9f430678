import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {queueTable} from '../database/queue-table.ts';

/** The queue of what the organiser's own system is told. */
export const webhookDeliveries = queueTable('webhook_deliveries');

/** What the organiser decides about petitions, and why an action was held. */
export const decisionsAndDoubts: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('petition_decisions')
      .addColumn('petition', 'text', (column) => column.primaryKey())
      .addColumn('decision', 'text', (column) => column.notNull())
      .addColumn('result', 'text')
      .addColumn('decided_at', 'text', (column) => column.notNull())
      .execute();
    for (const table of ['signatures', 'subscriptions']) {
      await database.schema.alterTable(table).addColumn('doubt', 'text').execute();
    }
  },
};
