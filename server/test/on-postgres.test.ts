/**
 * The tests that reach the database, on PostgreSQL. One file by hand:
 * PEACE_TEST_DATABASE=postgres node --test server/test/persons.test.ts
 */
import {it} from 'node:test';
import {PostgresServer} from '../../scripts/postgres.mjs';

const FILES = [
  'signatures',
  'subscriptions',
  'persons',
  'idempotency',
  'durability',
  'writer',
  'organiser',
  'organiser-persons',
  'webhooks',
  'challenge',
  'outage',
  'forgetting',
  'plans',
  'upgrades',
  'confirmation-times',
  'mail-lanes',
  'export-new',
  'import',
  'imported',
  'regions',
  'delivery',
];

if (PostgresServer.missing) {
  it('everything on PostgreSQL', {skip: PostgresServer.missing});
} else {
  process.env.PEACE_TEST_DATABASE = 'postgres';
  for (const file of FILES) await import(`./${file}.test.ts`);
}
