/** PostgreSQL: a pool of connections to a server that may be away for a while. */
import {PostgresAdapter, PostgresDialect, sql} from 'kysely';
import type {Dialect, Kysely, PostgresPool, PostgresPoolClient} from 'kysely';
import pg from 'pg';
import type {Log} from '../log.ts';
import {APPLICATION} from './company.ts';
import type {Tables} from './tables.ts';

/** For the writer, for readers, and for what is done in the background. Many instances share one server. */
const CONNECTIONS = 8;

/** For the server to give up something, in ms. What takes longer is answered 503; browsers try again. */
const LIMITS = {
  statement_timeout: 10_000,
  lock_timeout: 2000,
  idle_in_transaction_session_timeout: 10_000,
};

/** For us to give up a server that is silent, in ms. */
const PATIENCE = {connectionTimeoutMillis: 5000, query_timeout: 12_000};

const BIGINT = 20;

/** A dialect for the work of an endpoint, which tells the server its limits of time. */
export function postgresDialect(url: string, log: Log): Dialect {
  return dialect({...workOn(url), ...LIMITS}, log);
}

/** The same with the limits that the role has: a pooler may refuse to be told any. @see isRefusedLimit */
export function untoldPostgresDialect(url: string, log: Log): Dialect {
  return dialect(workOn(url), log);
}

function workOn(connectionString: string): pg.PoolConfig {
  // One stays open, however long nothing is asked: by it the server knows that an endpoint runs.
  return {connectionString, min: 1, max: CONNECTIONS, ...PATIENCE};
}

/** Whether a pooler refuses to pass on limits of time, as PgBouncer does that is not told to ignore them. */
export function isRefusedLimit(error: unknown): boolean {
  return error instanceof Error && /unsupported startup parameter/.test(error.message);
}

/** Says which limits of time the server has not, whoever was told of them, and how it gets them. */
export async function missLimits(query: Kysely<Tables>, log: Log): Promise<void> {
  const names = Object.keys(LIMITS) as (keyof typeof LIMITS)[];
  const {rows} = await sql<{
    name: keyof typeof LIMITS;
    role: string;
  }>`select name, quote_ident(current_user) as role
    from pg_settings where name in (${sql.join(names)}) and setting = '0' order by name desc`.execute(query);
  if (rows.length === 0) return;
  const lines = rows.map(({name, role}) => `alter role ${role} set ${name} = ${LIMITS[name]};`);
  log.warn(
    `database: a pooler keeps limits of time from the server, which may be busy for ever with what nobody waits for. ` +
      `Set them there: ${lines.join(' ')}`,
  );
}

/** A dialect for migrations, which take as long as they take and wait for other instances to finish theirs. */
export function patientPostgresDialect(url: string, log: Log): Dialect {
  const {connectionTimeoutMillis} = PATIENCE;
  return dialect({connectionString: url, max: 1, connectionTimeoutMillis}, log);
}

function dialect(config: pg.PoolConfig, log: Log): Dialect {
  const pool = new pg.Pool({
    ...config,
    application_name: APPLICATION,
    keepAlive: true,
    types,
  });
  // A connection that breaks, idle or at work, is replaced; without a listener it would end the process.
  pool.on('error', ({message}) => log.warn(`database: a connection was lost (${message})`));
  pool.on('connect', (client) => client.on('error', () => {}));
  return new PooledDialect({pool: forWriting(pool)});
}

/** PostgreSQL's code for a server that only reads. */
const READ_ONLY = '25006';

/** The driver's words for a server that has been silent for too long. */
const SILENT = /query read timeout/i;

/**
 * A pool that does not keep connections to a server which only reads now, for after a failover its name leads to another one,
 * nor to one that is silent: nobody waits once more to undo there what it never said it had begun.
 */
function forWriting(pool: pg.Pool): PostgresPool {
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      let isForsaken = false;
      let silence: Error | undefined;
      const query = async (text: string, values: unknown[]) => {
        if (silence) throw silence;
        try {
          return await client.query(text, values);
        } catch (error) {
          if (error instanceof Error && SILENT.test(error.message)) silence = error;
          isForsaken ||= error instanceof pg.DatabaseError && error.code === READ_ONLY;
          throw error;
        }
      };
      const release = (destroy = false) => client.release(destroy || isForsaken || silence !== undefined);
      // A query could also be a cursor; none is opened that way.
      return {query, release} as unknown as PostgresPoolClient;
    },
  };
}

/** Who migrates has waited for their turn, and is alone until the end of the transaction. @see waitForTurn */
class PooledAdapter extends PostgresAdapter {
  override async acquireMigrationLock(): Promise<void> {}
  override async releaseMigrationLock(): Promise<void> {}
}

class PooledDialect extends PostgresDialect {
  override createAdapter(): PostgresAdapter {
    return new PooledAdapter();
  }
}

/** Counts are numbers here, as with SQLite: none is beyond 2⁵³. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
    return oid === BIGINT ? Number : (pg.types.getTypeParser(oid, format) as (text: string) => unknown);
  },
};
