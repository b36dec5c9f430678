/** The database behind one seam: whatever is read goes through `query`, whatever is written through `commit`. */
import {Kysely, sql} from 'kysely';
import type {Dialect, Transaction} from 'kysely';
import type {Log} from '../log.ts';
import {StartError} from '../start-error.ts';
import {toldAddress} from './address.ts';
import type {DatabaseAddress} from './address.ts';
import {inCompany, refuseCompany} from './company.ts';
import {isBusy} from './errors.ts';
import {migrate} from './migrations.ts';
import {refuseLate} from './moved.ts';
import {BUSY_TIMEOUT, exclusiveSqliteDialect, sqliteDialect} from './sqlite.ts';
import type {Tables} from './tables.ts';

/** How long what was deleted may stay in the log of SQLite, in ms; clearing it takes a moment in which nobody is served. */
const CLEARING = 60_000;

/** What is done in one transaction. */
export type Work<T> = (transaction: Transaction<Tables>) => Promise<T>;

/** An open, up-to-date database. */
export class Database {
  /** For reading. */
  readonly query: Kysely<Tables>;
  readonly #kind: DatabaseAddress['kind'];
  #isWatching = false;
  #clearing: NodeJS.Timeout | undefined;

  /** @throws {StartError} when it cannot be opened or brought up to date. */
  static async open(address: DatabaseAddress, log: Log): Promise<Database> {
    try {
      return address.kind === 'sqlite'
        ? await openSqlite(address.file, log)
        : await openPostgres(address.url, log);
    } catch (error) {
      throw cannotOpen(address, error);
    }
  }

  /**
   * Opens a database that no endpoint works on. As long as it is open, nobody else opens a file of SQLite; on PostgreSQL, whoever
   * must be alone locks the tables, and looks once more who is there.
   *
   * @param look Looks at the database before it is brought up to date, and throws when it must stay as it is.
   * @throws {StartError} when it cannot be opened, or somebody has it open.
   */
  static async openAlone(
    address: DatabaseAddress,
    log: Log,
    look: (query: Kysely<Tables>) => Promise<void> = async () => {},
  ): Promise<Database> {
    let query: Kysely<Tables> | undefined;
    try {
      query = new Kysely<Tables>({dialect: await dialectAlone(address, log)});
      await refuseCompany(query, address);
      await look(query);
      await migrate(query, log);
      return new Database(query, address.kind);
    } catch (error) {
      await query?.destroy();
      if (isBusy(error)) throw inCompany(address);
      throw error instanceof StartError ? error : cannotOpen(address, error);
    }
  }

  /** @private Use `open`. */
  constructor(query: Kysely<Tables>, kind: DatabaseAddress['kind']) {
    this.query = query;
    this.#kind = kind;
  }

  /**
   * Does the work wholly or not at all; once the promise is kept, it survives a loss of power. When the connection to a
   * server is lost in the middle of a commit, the promise is broken and nobody can know.
   *
   * @throws {MovedError} after `stopOnceMoved`, where everything has moved; nothing is stored then.
   */
  commit<T>(work: Work<T>): Promise<T> {
    return this.query.transaction().execute(async (transaction) => {
      const result = await work(transaction);
      // Last of all: what waited for a lock while everything moved has come too late.
      if (this.#isWatching) await refuseLate(transaction);
      return result;
    });
  }

  /**
   * Commits nothing any more once everything has moved: behind a pooler, `move` cannot see that an endpoint runs. Nobody has a
   * file of SQLite open whose content moves.
   */
  stopOnceMoved(): void {
    this.#isWatching = this.#kind === 'postgres';
  }

  /**
   * Stores something of no meaning, to see whether anything can be stored: a database may be read where its disk is full, or
   * where it only copies another one.
   *
   * @throws when nothing can be stored; that another process writes just now is no reason.
   */
  async probe(): Promise<void> {
    const value = new Date().toISOString();
    const write = (query: Kysely<Tables>) =>
      query
        .insertInto('marks')
        .values({name: 'probe', value})
        .onConflict((conflict) => conflict.column('name').doUpdateSet({value}))
        .execute();
    if (this.#kind === 'postgres') {
      await this.commit(write);
      return;
    }
    await this.query.connection().execute(async (connection) => {
      // While SQLite waits for its turn, nobody is served.
      await sql`pragma busy_timeout = 0`.execute(connection);
      try {
        await write(connection);
      } catch (error) {
        if (!isBusy(error)) throw error;
      } finally {
        await sql`pragma busy_timeout = ${sql.lit(BUSY_TIMEOUT)}`.execute(connection);
      }
    });
  }

  /**
   * Takes what was deleted out of SQLite's write-ahead log, too, by folding the log into the file; PostgreSQL cleans up by
   * itself.
   *
   * @returns Whether it is gone; false while another process reads.
   */
  async clear(): Promise<boolean> {
    if (this.#kind !== 'sqlite') return true;
    const {rows} = await sql<{busy: 0 | 1}>`pragma wal_checkpoint(truncate)`.execute(this.query);
    return rows[0]?.busy === 0;
  }

  /** The same soon, for all that is deleted meanwhile. */
  clearSoon(): void {
    this.#clearing ??= setTimeout(() => {
      this.#clearing = undefined;
      this.clear().then(
        (isClear) => isClear || this.clearSoon(),
        () => this.clearSoon(),
      );
    }, CLEARING).unref();
  }

  /** Closes it; nothing stays in a log. */
  async close(): Promise<void> {
    clearTimeout(this.#clearing);
    await this.clear();
    await this.query.destroy();
  }
}

async function openSqlite(file: string, log: Log): Promise<Database> {
  const query = new Kysely<Tables>({dialect: sqliteDialect(file)});
  await migrate(query, log);
  return new Database(query, 'sqlite');
}

async function openPostgres(url: string, log: Log): Promise<Database> {
  // Its driver is large, and most endpoints and their commands do without.
  const {isRefusedLimit, missLimits, patientPostgresDialect, postgresDialect, untoldPostgresDialect} =
    await import('./postgres.ts');
  const migrating = new Kysely<Tables>({dialect: patientPostgresDialect(url, log)});
  try {
    await migrate(migrating, log);
  } finally {
    await migrating.destroy();
  }
  const connected = async (dialect: Dialect) => {
    const query = new Kysely<Tables>({dialect});
    try {
      await missLimits(query, log);
      return query;
    } catch (error) {
      await query.destroy();
      throw error;
    }
  };
  const query = await connected(postgresDialect(url, log)).catch((error: unknown) => {
    if (!isRefusedLimit(error)) throw error;
    return connected(untoldPostgresDialect(url, log));
  });
  return new Database(query, 'postgres');
}

async function dialectAlone(address: DatabaseAddress, log: Log): Promise<Dialect> {
  if (address.kind === 'sqlite') return exclusiveSqliteDialect(address.file);
  return (await import('./postgres.ts')).patientPostgresDialect(address.url, log);
}

function cannotOpen(address: DatabaseAddress, error: unknown): StartError {
  const help = isUnknownSigner(error) ? `. ${HOW_TO_TRUST}` : '';
  return new StartError([`The database ${toldAddress(address)} cannot be opened: ${reasonOf(error)}${help}`]);
}

/** What helps where a host signs the certificates of its databases by itself. */
const HOW_TO_TRUST =
  'Save the certificate of who signed that of the server, and name it in DATABASE_URL: ?sslmode=verify-full&sslrootcert=/path/of/ca.pem';

/** Whether it is not known who signed the certificate of a server. https://nodejs.org/api/tls.html#x509-certificate-error-codes */
function isUnknownSigner(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return /^(?:SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|UNABLE_TO_(?:GET_ISSUER|VERIFY_LEAF)_\w+)$/.test(
    String(code),
  );
}

/** `localhost` fails with one error for each of its addresses and no message. The driver’s messages name no password. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', ');
  return error instanceof Error ? error.message : String(error);
}
