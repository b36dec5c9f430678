import {sql} from 'kysely';
import type {Kysely} from 'kysely';
import type {Migration} from 'kysely/migration';
import {queueTable} from '../database/queue-table.ts';

/** The queue of mails to be sent. It holds no address and no words: both are looked up when a mail is sent. */
export const mails = queueTable('mails');

/** When an address was last written to, so that nobody can have us write to somebody all day. */
export const mailSends: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .createTable('mail_sends')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('address_key', 'text', (column) => column.notNull())
      .addColumn('sent_at', 'text', (column) => column.notNull())
      .execute();
    await database.schema
      .createIndex('mail_sends_by_address')
      .on('mail_sends')
      .columns(['address_key', 'sent_at'])
      .execute();
    await database.schema.createIndex('mail_sends_by_age').on('mail_sends').column('sent_at').execute();
  },
};

/** A lane for each petition, so that none waits for the mails of another. What waited before has one together. */
export const mailLanes: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .alterTable('mails')
      .addColumn('lane', 'text', (column) => column.notNull().defaultTo(''))
      .execute();
    await database.schema
      .createIndex('mails_by_lane')
      .on('mails')
      .columns(['state', 'lane', 'next_at'])
      .execute();
  },
};

/** Marks who agreed to be named in public, so that the newest of them are found among many who did not. */
export const listedSigners: Migration = {
  async up(database: Kysely<unknown>) {
    await database.schema
      .alterTable('signatures')
      .addColumn('listed', 'integer', (column) => column.notNull().defaultTo(0))
      .execute();
    await sql`create index signatures_listed on signatures (petition, created_at) where listed = 1`.execute(
      database,
    );
  },
};
