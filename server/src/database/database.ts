/** The database behind one seam: whatever is read goes through `query`, whatever is written through `commit`. */
import {closeSync, mkdirSync, openSync} from 'node:fs';
import {dirname} from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import {Kysely, SqliteDialect, sql} from 'kysely';
import type {Transaction} from 'kysely';
import {StartError} from '../start-error.ts';
import {migrate} from './migrations.ts';
import type {Tables} from './tables.ts';

/** How long a write waits for another process to finish its own, in ms. Nothing else is served meanwhile. */
const BUSY_TIMEOUT = 2000;

/** What is done in one transaction. Its first statement writes: a read before it could not wait for other writers. */
export type Work<T> = (transaction: Transaction<Tables>) => Promise<T>;

/** An open, up-to-date database. */
export class Database {
  /** For reading. */
  readonly query: Kysely<Tables>;

  /** @throws {StartError} when the file cannot be opened or brought up to date. */
  static async open(file: string): Promise<Database> {
    try {
      create(file);
      const database = new Database(connect(file));
      await migrate(database.query);
      return database;
    } catch (error) {
      throw new StartError([`The database ${file} cannot be opened: ${(error as Error).message}`]);
    }
  }

  private constructor(connection: BetterSqlite3.Database) {
    this.query = new Kysely<Tables>({dialect: new SqliteDialect({database: connection})});
  }

  /** Does the work wholly or not at all; once the promise is kept, it survives a loss of power. */
  commit<T>(work: Work<T>): Promise<T> {
    return this.query.transaction().execute(work);
  }

  /** Folds the write-ahead log into the file and closes it. */
  async close(): Promise<void> {
    await sql`pragma wal_checkpoint(truncate)`.execute(this.query);
    await this.query.destroy();
  }
}

/** Names and addresses are nobody else's to read. What exists already stays as its owner wants it. */
function create(file: string): void {
  mkdirSync(dirname(file), {recursive: true, mode: 0o700});
  closeSync(openSync(file, 'a', 0o600));
}

function connect(file: string): BetterSqlite3.Database {
  const connection = new BetterSqlite3(file, {timeout: BUSY_TIMEOUT});
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  return connection;
}

/** Whether an error says that nothing was stored now but may be soon: another writer, or a full disk. */
export function isPassing(error: unknown): boolean {
  const code = error instanceof BetterSqlite3.SqliteError ? error.code : '';
  return /^SQLITE_(?:BUSY|LOCKED|FULL)/.test(code);
}
