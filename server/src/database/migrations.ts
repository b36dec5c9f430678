/** The steps from an empty database to the tables of today, run at every start. A step that was published never changes. */
import {sql} from 'kysely';
import type {CreateTableBuilder, Kysely} from 'kysely';
import {Migrator} from 'kysely/migration';
import type {Migration} from 'kysely/migration';
import {confirmationTimes} from '../confirmation/migration.ts';
import {usedChallenges} from '../defence/migration.ts';
import type {Log} from '../log.ts';
import {listedSigners, mailLanes, mailSends, mails} from '../mail/migration.ts';
import {decisionsAndDoubts, webhookDeliveries} from '../organiser/migration.ts';
import {sourceCopies} from '../sources/migration.ts';
import {isPostgres} from './bulk.ts';
import {waitForTurn} from './company.ts';
import type {Tables} from './tables.ts';

const MIGRATIONS: Record<string, Migration> = {
  '2026-11-01-actions': {
    async up(database: Kysely<unknown>) {
      await withActionColumns(
        database.schema
          .createTable('signatures')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('petition', 'text', (column) => column.notNull())
          .addColumn('person_key', 'text', (column) => column.notNull())
          .addColumn('state', 'text', (column) => column.notNull())
          .addColumn('letter', 'text')
          .addUniqueConstraint('one_signature_per_person', ['petition', 'person_key']),
      ).execute();
      await withActionColumns(
        database.schema
          .createTable('subscriptions')
          .addColumn('id', 'text', (column) => column.primaryKey())
          .addColumn('list', 'text', (column) => column.notNull())
          .addColumn('person_key', 'text', (column) => column.notNull())
          .addColumn('state', 'text', (column) => column.notNull())
          .addUniqueConstraint('one_subscription_per_person', ['list', 'person_key']),
      ).execute();
      await database.schema
        .createTable('petition_counts')
        .addColumn('petition', 'text', (column) => column.primaryKey())
        .addColumn('stored', 'integer', (column) => column.notNull())
        .execute();
      await database.schema
        .createTable('idempotency_keys')
        .addColumn('key', 'text', (column) => column.primaryKey())
        .addColumn('payload_hash', 'text', (column) => column.notNull())
        .addColumn('receipt', 'text', (column) => column.notNull())
        .addColumn('created_at', 'text', (column) => column.notNull())
        .execute();
      await database.schema
        .createIndex('idempotency_keys_by_age')
        .on('idempotency_keys')
        .column('created_at')
        .execute();
      await database.schema
        .createTable('marks')
        .addColumn('name', 'text', (column) => column.primaryKey())
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();
    },
  },
  // Whoever signed before has the hash of the address alone for a person key, until the endpoint opens with its secret.
  '2026-11-23-a-households': {
    async up(database: Kysely<unknown>) {
      for (const table of ['signatures', 'subscriptions']) {
        await database.schema.alterTable(table).addColumn('source_referral', 'text').execute();
      }
      await database.schema.alterTable('subscriptions').renameColumn('person_key', 'address_key').execute();
      await database.schema
        .alterTable('signatures')
        .addColumn('address_key', 'text', (column) => column.notNull().defaultTo(''))
        .execute();
      await database.schema.alterTable('signatures').addColumn('seat', 'integer').execute();
      await sql`update signatures set address_key = person_key`.execute(database);
      await sql`update signatures set seat = 1 where state = 'stored'`.execute(database);
      await database.schema
        .createIndex('signatures_by_household')
        .on('signatures')
        .columns(['petition', 'address_key', 'seat'])
        .unique()
        .execute();
    },
  },
  '2026-11-23-b-mails': mails,
  '2026-11-23-c-webhook-deliveries': webhookDeliveries,
  '2026-11-23-d-decisions-and-doubts': decisionsAndDoubts,
  '2026-11-23-e-mail-sends': mailSends,
  '2026-11-23-f-listed-signers': listedSigners,
  '2026-11-24-a-source-copies': sourceCopies,
  // How many of a household have signed is no longer looked at: what is answered would tell it.
  '2026-11-29-a-no-seats': {
    async up(database: Kysely<unknown>) {
      await database.schema.dropIndex('signatures_by_household').execute();
      await database.schema.alterTable('signatures').dropColumn('seat').execute();
      await database.schema
        .createIndex('signatures_by_address')
        .on('signatures')
        .column('address_key')
        .execute();
    },
  },
  '2026-11-29-b-used-challenges': usedChallenges,
  '2026-11-30-a-confirmation-times': confirmationTimes,
  '2026-11-30-b-mail-lanes': mailLanes,
};

function withActionColumns<T extends string, C extends string>(table: CreateTableBuilder<T, C>) {
  return table
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('given_name', 'text')
    .addColumn('family_name', 'text')
    .addColumn('tel', 'text')
    .addColumn('street_address', 'text')
    .addColumn('postal_code', 'text')
    .addColumn('region', 'text')
    .addColumn('country', 'text')
    .addColumn('comment', 'text')
    .addColumn('custom', 'text')
    .addColumn('consents', 'text')
    .addColumn('language', 'text')
    .addColumn('source_page', 'text')
    .addColumn('source_referrer', 'text')
    .addColumn('source_campaign', 'text')
    .addColumn('elapsed', 'double precision')
    .addColumn('created_at', 'text', (column) => column.notNull());
}

/**
 * Brings a database up to date. On PostgreSQL it is one transaction from the first look to the last step: a pooler may give
 * the next one another connection, and what was locked for the first would stay so.
 *
 * @param last The last step to take; all of them when left out.
 * @throws what the failing step threw; nothing of it stays.
 */
export async function migrate(database: Kysely<Tables>, log: Log, last?: string): Promise<void> {
  if (!isPostgres(database)) return takeSteps(database, last);
  return database.transaction().execute(async (transaction) => {
    await waitForTurn(transaction, log);
    await takeSteps(transaction, last);
  });
}

async function takeSteps(database: Kysely<Tables>, last?: string): Promise<void> {
  const migrator = new Migrator({db: database, provider: {getMigrations: () => Promise.resolve(MIGRATIONS)}});
  const {error} = await (last === undefined ? migrator.migrateToLatest() : migrator.migrateTo(last));
  if (!error) return;
  const unknown = /previously executed migration (\S+) is missing/.exec((error as Error).message)?.[1];
  if (unknown === undefined)
    throw error instanceof Error ? error : new Error('A migration failed', {cause: error});
  throw new Error(
    `a newer version of the endpoint has brought it up to date (step ${unknown}); start that one, or bring back a backup`,
    {cause: error},
  );
}
