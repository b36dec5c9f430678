/** SQLite: one file, one connection, and other processes that may write too. */
import {closeSync, openSync} from 'node:fs';
import {dirname} from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import {CompiledQuery, SqliteDialect, SqliteDriver} from 'kysely';
import type {DatabaseConnection, Dialect, SqliteDatabase, SqliteStatement} from 'kysely';
import {makeFolder} from '../files/make-folder.ts';

/** How long a write waits for another process to finish its own, in ms. Nothing else is served meanwhile. */
export const BUSY_TIMEOUT = 2000;

/** In KiB. Keys are random: each signature touches a page of each index, and all of them come round again. */
const CACHE = 65_536;

/** After how many pages of the log the file is brought up to date: a page that changed often is written once. */
const CHECKPOINT = 4000;

/** How many statements are kept prepared. */
const PREPARED = 200;

/** A dialect for a file, which is made if it is missing. */
export function sqliteDialect(file: string): Dialect {
  create(file);
  return new FileDialect(connect(file));
}

/**
 * A dialect for a file that nobody else can have open meanwhile, not even to read.
 *
 * @throws when somebody has: an endpoint has, as long as it runs.
 */
export function exclusiveSqliteDialect(file: string): Dialect {
  create(file);
  return new FileDialect(connect(file, ['locking_mode = EXCLUSIVE']));
}

/** Names and addresses are nobody else's to read. What exists already stays as its owner wants it. */
function create(file: string): void {
  makeFolder(dirname(file));
  closeSync(openSync(file, 'a', 0o600));
}

/** @param first What must be said before anything is read. */
function connect(file: string, first: readonly string[] = []): BetterSqlite3.Database {
  const connection = new BetterSqlite3(file, {timeout: BUSY_TIMEOUT});
  for (const pragma of first) connection.pragma(pragma);
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  // Who has withdrawn must not be found in the file, nor in a copy of it.
  connection.pragma('secure_delete = ON');
  connection.pragma(`cache_size = -${CACHE}`);
  connection.pragma(`wal_autocheckpoint = ${CHECKPOINT}`);
  return connection;
}

/** Keeps statements prepared by their text, the latest ones. */
function preparing(connection: BetterSqlite3.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    close: () => connection.close(),
    prepare(text) {
      const known = kept.get(text);
      if (known) return known;
      const statement = connection.prepare(text) as unknown as SqliteStatement;
      kept.set(text, statement);
      const [oldest] = kept.keys();
      if (kept.size > PREPARED && oldest !== undefined) kept.delete(oldest);
      return statement;
    },
  };
}

class FileDriver extends SqliteDriver {
  readonly #connection: BetterSqlite3.Database;

  constructor(connection: BetterSqlite3.Database) {
    super({database: preparing(connection)});
    this.#connection = connection;
  }

  /** A transaction that reads before it writes cannot wait for other writers, unless it says first that it will write. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk ends a transaction by itself; that there is none any more must not be told in place of that. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.inTransaction) await super.rollbackTransaction(connection);
  }
}

class FileDialect extends SqliteDialect {
  readonly #connection: BetterSqlite3.Database;

  constructor(connection: BetterSqlite3.Database) {
    super({database: connection});
    this.#connection = connection;
  }

  override createDriver(): SqliteDriver {
    return new FileDriver(this.#connection);
  }
}
