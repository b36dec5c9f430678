/** Whether anybody else works on a database, and keeping them from it. */
import {sql} from 'kysely';
import type {Kysely, Transaction} from 'kysely';
import type {Log} from '../log.ts';
import {StartError} from '../start-error.ts';
import {toldAddress} from './address.ts';
import type {DatabaseAddress} from './address.ts';
import {isPostgres} from './bulk.ts';
import type {Tables} from './tables.ts';

/** As what connections of endpoints are known to a server. */
export const APPLICATION = 'peace-endpoint';

/** An endpoint, or another program, has a database open. */
export function inCompany(address: DatabaseAddress): StartError {
  return new StartError([
    `An endpoint, or another program, has ${toldAddress(address)} open. Stop it first, all instances: ` +
      'what is signed meanwhile would stay behind.',
  ]);
}

/**
 * Looks for other connections of endpoints to a server. Nobody else has a file open that was opened alone.
 *
 * @throws {StartError}
 */
export async function refuseCompany(query: Kysely<Tables>, address: DatabaseAddress): Promise<void> {
  if (address.kind === 'sqlite') return;
  const {rows} = await sql`select pid from pg_stat_activity where application_name = ${APPLICATION}
    and datname = current_database() and pid <> pg_backend_pid()`.execute(query);
  if (rows.length > 0) throw inCompany(address);
}

/** Keeps everybody else from writing to tables to the end of the transaction, however long it takes. */
export async function lockTables(
  transaction: Transaction<Tables>,
  tables: readonly {readonly name: string}[],
): Promise<void> {
  // A transaction on a file that was opened alone is alone.
  if (!isPostgres(transaction)) return;
  await takeTime(transaction);
  await sql`set local lock_timeout = '2s'`.execute(transaction);
  const names = sql.join(tables.map(({name}) => sql.table(name)));
  await sql`lock table ${names} in exclusive mode`.execute(transaction);
}

/** The lock of who brings tables up to date: Kysely's own, which earlier versions hold, too. */
const TURN = sql.lit(3853314791062309107n);

/** Waits until nobody else brings the tables up to date; nobody begins before the end of the transaction. */
export async function waitForTurn(transaction: Transaction<Tables>, log: Log): Promise<void> {
  await takeTime(transaction);
  await sql`set local lock_timeout = 0`.execute(transaction);
  const attempt = sql<{isMine: boolean}>`select pg_try_advisory_xact_lock(${TURN}) as "isMine"`;
  const {rows} = await attempt.execute(transaction);
  if (rows[0]?.isMine) return;
  log.info('database: another instance looks after the tables; waiting until it has');
  await sql`select pg_advisory_xact_lock(${TURN})`.execute(transaction);
}

/** Gives a transaction all the time that it needs: a role may have the limits of an endpoint. */
async function takeTime(transaction: Transaction<Tables>): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(transaction);
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(transaction);
}
