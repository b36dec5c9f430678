/**
 * The database that tests run on: SQLite, or PostgreSQL with `PEACE_TEST_DATABASE=postgres`, on a server that is started for
 * them. Everything here is looked at and meddled with by somebody else than the endpoint.
 */
import {execFileSync} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {join} from 'node:path';
import {after} from 'node:test';
import BetterSqlite3 from 'better-sqlite3';
import pg from 'pg';
import {FORGETFUL, PostgresServer, findPostgres} from '../../scripts/postgres.mjs';
import {Database} from '../src/database/database.ts';

/** Whether the tests of this process run on PostgreSQL. */
export const onPostgres = process.env.PEACE_TEST_DATABASE === 'postgres';

const server = onPostgres ? await startServer() : undefined;

/** A server with a database `template`, whose copies have all their tables. */
async function startServer(): Promise<PostgresServer> {
  const server = await PostgresServer.start(FORGETFUL);
  after(() => server.remove());
  psql(server.url(), 'create database template');
  const log = {info() {}, warn() {}, error() {}};
  await (await Database.open({kind: 'postgres', url: server.url('template')}, log)).close();
  return server;
}

/** Where a database is, and the secret that it needs. */
interface Access {
  readonly databaseUrl: string;
  readonly secret?: string | undefined;
}

/** A database for one test, in its folder or on the server. */
export function newDatabase(folder: string): Access {
  if (!server) return {databaseUrl: join(folder, 'data/test.sqlite')};
  return {databaseUrl: databaseOn(server, 'template'), secret: 'a secret for tests, long enough'.padEnd(32)};
}

/** The address of a database of its own on a server, without any table unless it is a copy. */
export function databaseOn(server: PostgresServer, template = 'template1'): string {
  const name = `test_${randomBytes(6).toString('hex')}`;
  psql(server.url(), `create database ${name} template ${template}`);
  return server.url(name);
}

/** The rows of a table, or of whatever follows `select * from`. */
export function rowsIn({databaseUrl}: Access, table: string): Record<string, unknown>[] {
  if (databaseUrl.startsWith('postgres:')) {
    const json = psql(databaseUrl, `select coalesce(json_agg(t), '[]') from (select * from ${table}) t`);
    return JSON.parse(json) as Record<string, unknown>[];
  }
  const database = new BetterSqlite3(databaseUrl, {readonly: true});
  try {
    return database.prepare(`select * from ${table}`).all() as Record<string, unknown>[];
  } finally {
    database.close();
  }
}

/** Does something to a database behind the back of its endpoint. */
export function meddle({databaseUrl}: Access, sql: string): void {
  if (databaseUrl.startsWith('postgres:')) {
    psql(databaseUrl, sql);
    return;
  }
  const database = new BetterSqlite3(databaseUrl);
  try {
    database.exec(sql);
  } finally {
    database.close();
  }
}

/** Writes, and does not come to an end until the function is called that it gives back. */
export async function occupy({databaseUrl}: Access): Promise<() => Promise<void>> {
  if (databaseUrl.startsWith('postgres:')) {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    await client.query('begin; lock table signatures in share mode');
    return () => client.end();
  }
  const database = new BetterSqlite3(databaseUrl);
  database.exec('begin immediate');
  return () => Promise.resolve(void database.close());
}

function psql(url: string, sql: string): string {
  const flags = ['--no-psqlrc', '--quiet', '--tuples-only', '--no-align', '--set=ON_ERROR_STOP=1'];
  const args = [url, ...flags, '--command', sql];
  return execFileSync(findPostgres('psql') ?? 'psql', args, {encoding: 'utf8', maxBuffer: 2 ** 28});
}
