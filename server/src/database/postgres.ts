/** PostgreSQL: a pool of connections to a server that may be away for a while. */
import {PostgresAdapter, PostgresDialect} from 'kysely';
import type {Dialect} from 'kysely';
import pg from 'pg';
import type {Log} from '../log.ts';
import {APPLICATION} from './company.ts';

/** For the writer, for readers, and for what is done in the background. Many instances share one server. */
const CONNECTIONS = 8;

/** In ms. What takes longer is answered 503; browsers try again. */
const LIMITS = {
  connectionTimeoutMillis: 5000,
  /** For the server to give up a statement… */
  statement_timeout: 10_000,
  lock_timeout: 2000,
  idle_in_transaction_session_timeout: 10_000,
  /** …and for us to give up a server that is silent. */
  query_timeout: 15_000,
};

const BIGINT = 20;

/** A dialect for the work of an endpoint. */
export function postgresDialect(url: string, log: Log): Dialect {
  // One stays open, however long nothing is asked: by it the server knows that an endpoint runs.
  return dialect({connectionString: url, min: 1, max: CONNECTIONS, ...LIMITS}, log);
}

/** A dialect for migrations, which take as long as they take and wait for other instances to finish theirs. */
export function patientPostgresDialect(url: string, log: Log): Dialect {
  const {connectionTimeoutMillis} = LIMITS;
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
  return new PooledDialect({pool});
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
