/** What an error of the database means for who wanted to store something. */
import BetterSqlite3 from 'better-sqlite3';

/** Another instance changed what this transaction had read; everything of it is undone. */
export class LostRaceError extends Error {
  override readonly name = 'LostRaceError';
}

/** Everything has moved to another database while this endpoint ran: browsers ask again until one on that is there. */
export class MovedError extends Error {
  override readonly name = 'MovedError';
}

/** More waits to be stored than can be in good time. */
export class OverloadError extends Error {
  override readonly name = 'OverloadError';
}

/** It is not stored in the time that whoever sent it waits for an answer. */
export class LateError extends Error {
  override readonly name = 'LateError';
}

/**
 * PostgreSQL's codes: connection, resources, an operator's intervention (shutdown, time-out), locks; a server that only
 * reads now, as after a failover. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const PASSING_CODES = /^(?:08|53|57|58030|55P03|40|25006|25P0[23])/;

/** A newer version of the endpoint has changed the tables beneath this one, which is to be stopped; the new one takes over. */
const OTHER_TABLES = /^42703$|^no such column: |^table \S+ has no column named /;

/** Codes of the network and of names, and of a system that has no more files to give. */
const NETWORK_CODES =
  /^(?:EMFILE|ENFILE|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|EHOSTDOWN)$/;

/** The driver's own, which have no code. */
const DRIVER_MESSAGES =
  /connection terminated|timeout exceeded when trying to connect|connection error and is not queryable|query read timeout|connection has been discarded|connection ended/i;

/** SQLite's: another process writes, the disk is full or failing, the file may not be written to just now. */
const PASSING_SQLITE = /^SQLITE_(?:BUSY|LOCKED|FULL|IOERR|READONLY|CANTOPEN)/;

/**
 * Whether an error says that nothing is known to be stored now, but may be soon: a busy or absent database, a full disk,
 * tables of another version.
 */
export function isPassing(error: unknown): error is Error {
  if ([OverloadError, LateError, LostRaceError, MovedError].some((kind) => error instanceof kind))
    return true;
  if (error instanceof BetterSqlite3.SqliteError) {
    return PASSING_SQLITE.test(error.code) || OTHER_TABLES.test(error.message);
  }
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  if (isSqlState(code)) return PASSING_CODES.test(code) || OTHER_TABLES.test(code);
  // The socket in the file system goes with the server.
  const isSocketGone = code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect';
  return isSocketGone || NETWORK_CODES.test(code) || DRIVER_MESSAGES.test(error.message);
}

/** Whether an error says that another process writes to the file of SQLite just now. */
export function isBusy(error: unknown): boolean {
  return error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

/** Whether an error says that another instance was faster, so that looking again helps: uniqueness, deadlock, order. */
export function isLostRace(error: unknown): boolean {
  if (error instanceof LostRaceError) return true;
  if (error instanceof BetterSqlite3.SqliteError) return /UNIQUE|PRIMARYKEY/.test(error.code);
  return error instanceof Error && /^(?:23505|40001|40P01)$/.test(codeOf(error));
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function isSqlState(code: string): boolean {
  return /^[\dA-Z]{5}$/.test(code) && /\d/.test(code);
}
