/** Empty databases to measure with, as safe as they are by default: both wait for the disk. */
import {execFileSync} from 'node:child_process';
import {join} from 'node:path';
import {PostgresServer, findPostgres} from '../../scripts/postgres.mjs';

/**
 * @typedef {object} LoadDatabase
 * @property {string} url what the endpoint is told
 * @property {() => {signatures: number, distinct: number, counted: number, deliveries: number, ids: Set<string>}} look
 * @property {() => Promise<void>} remove
 */

const LOOK = `
  select (select count(*) from signatures where state = 'stored') as signatures,
    (select count(distinct person_key) from signatures) as "distinct",
    (select coalesce(sum(stored), 0) from petition_counts) as counted,
    (select count(*) from webhook_deliveries) as deliveries`;

/**
 * @param {'sqlite' | 'postgres'} kind
 * @param {string} folder
 * @returns {Promise<LoadDatabase>}
 */
export function openLoadDatabase(kind, folder) {
  return kind === 'sqlite' ? sqlite(folder) : postgres();
}

async function sqlite(folder) {
  // The endpoint's own package, which is not one of the bench's.
  const {default: Database} = await import('../../node_modules/better-sqlite3/lib/index.js');
  const url = join(folder, 'load.sqlite');
  return {
    url,
    look() {
      const database = new Database(url, {readonly: true});
      const counts = database.prepare(LOOK).get();
      const ids = new Set(database.prepare('select id from signatures').pluck().all());
      database.close();
      return {...counts, ids};
    },
    remove: async () => {},
  };
}

async function postgres() {
  if (PostgresServer.missing) throw new Error(PostgresServer.missing);
  const server = await PostgresServer.start({shared_buffers: '128MB'});
  const psql = (sql) =>
    execFileSync(findPostgres('psql'), [server.url(), '-XAtc', sql], {encoding: 'utf8', maxBuffer: 2 ** 28});
  return {
    url: server.url(),
    look() {
      const counts = JSON.parse(psql(`select row_to_json(t) from (${LOOK}) t`));
      return {...counts, ids: new Set(psql('select id from signatures').trim().split('\n'))};
    },
    remove: () => server.remove(),
  };
}
