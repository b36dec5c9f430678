/** The database of a run, as the endpoint is told of it, and as somebody else reads it. */
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import {PostgresServer} from '../../scripts/postgres.mjs';

/** A signature as it is stored. */
export interface Row {
  readonly email: string;
  readonly name: string;
  readonly state: string;
}

/** A database for one run. */
export interface Database {
  readonly url: string;
  /** How many instances of the endpoint work on it. */
  readonly instances: number;
  signatures(): Promise<Row[]>;
  /** Lets its server crash and come back, if it has one. */
  readonly crash?: () => Promise<void>;
  remove(): Promise<void>;
}

const QUERY = 'select email, name, state from signatures';

/** An empty SQLite file, for one instance. */
export function sqlite(): Database {
  const folder = mkdtempSync(join(tmpdir(), 'peace-torture-'));
  const url = join(folder, 'peace.sqlite');
  return {
    url,
    instances: 1,
    signatures() {
      const file = new Sqlite(url, {readonly: true});
      try {
        return Promise.resolve(file.prepare(QUERY).all() as Row[]);
      } finally {
        file.close();
      }
    },
    remove: () => Promise.resolve(rmSync(folder, {recursive: true, force: true})),
  };
}

/** A PostgreSQL server, for two instances. */
export async function postgres(): Promise<Database> {
  const server = await PostgresServer.start();
  return {
    url: server.url(),
    instances: 2,
    async signatures() {
      const client = new pg.Client(server.url());
      await client.connect();
      try {
        return (await client.query<Row>(QUERY)).rows;
      } finally {
        await client.end();
      }
    },
    async crash() {
      await server.stop('immediate');
      await server.start();
    },
    remove: () => server.remove(),
  };
}
