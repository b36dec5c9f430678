import {parseArgs} from 'node:util';
import {list, positiveInteger, UsageError} from '../lib/arguments.mjs';

/** What `npm run load -- --help` prints. */
export const USAGE = `node load/run.mjs [options]
  --database sqlite,postgres  one run each
  --rate N                    signatures sent per second (default: 2000 on SQLite, 1500 on PostgreSQL)
  --seconds 20                how long it is measured, after five seconds of warming up
  --connections 1000          how many browsers sign at the same time
  --profile FOLDER            writes a CPU profile of the endpoint there (and kills nothing at the end)
  --out FILE                  where the numbers go as JSON (default: results/load.json in bench/)`;

/**
 * @typedef {object} Load
 * @property {boolean} help
 * @property {('sqlite' | 'postgres')[]} databases
 * @property {number | undefined} rate signatures per second
 * @property {number} seconds
 * @property {number} connections
 * @property {string | undefined} profile
 * @property {string} out
 */

/**
 * Reads the command line of load/run.mjs.
 * @param {string[]} argv
 * @returns {Load}
 * @throws {UsageError}
 */
export function parseLoad(argv) {
  const values = readOptions(argv);
  const databases = list(values.database);
  for (const name of databases) {
    if (name !== 'sqlite' && name !== 'postgres') {
      throw new UsageError(`--database must be sqlite, postgres or both, not "${name}"`);
    }
  }
  return {
    help: values.help,
    databases: /** @type {('sqlite' | 'postgres')[]} */ (databases),
    rate: values.rate === undefined ? undefined : positiveInteger('--rate', values.rate),
    seconds: positiveInteger('--seconds', values.seconds),
    connections: positiveInteger('--connections', values.connections),
    profile: values.profile,
    out: values.out,
  };
}

function readOptions(argv) {
  try {
    return parseArgs({
      args: argv,
      options: {
        help: {type: 'boolean', default: false},
        database: {type: 'string', default: 'sqlite,postgres'},
        rate: {type: 'string'},
        seconds: {type: 'string', default: '20'},
        connections: {type: 'string', default: '1000'},
        profile: {type: 'string'},
        out: {type: 'string', default: new URL('../results/load.json', import.meta.url).pathname},
      },
    }).values;
  } catch (error) {
    throw new UsageError(error.message);
  }
}
