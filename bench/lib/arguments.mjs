import {parseArgs} from 'node:util';
import {fileURLToPath} from 'node:url';

/** What `node run.mjs --help` prints. */
export const USAGE = `node run.mjs [options]
  --n 20,200,2000      numbers of items, one table each
  --runs 9             counted runs per contender and number of items
  --only id,id         only these contenders (the reference is always measured)
  --reference vanilla  the contender that ratios are against
  --cpu 1              CPU throttle, 4 = four times slower
  --viewport 1280x800  in CSS px
  --timeout 60         seconds until a run counts as failed
  --extra a.mjs,b.mjs  contender modules outside contenders/
  --out file.json      where all numbers go (default: results/latest.json in bench/)
  --shots              a screenshot per contender, beside the file of --out`;

/** The caller asked for something that does not exist; the message is a sentence for the terminal. */
export class UsageError extends Error {}

/**
 * @typedef {object} Options
 * @property {boolean} help
 * @property {number[]} counts numbers of items to measure with
 * @property {number} runs counted runs
 * @property {string[] | null} only ids of contenders, `null` for all
 * @property {string} reference id of the contender that ratios are against
 * @property {number} cpuThrottle 1 is none
 * @property {{width: number, height: number}} viewport CSS px
 * @property {number} timeout ms
 * @property {string[]} extra paths of further contender modules
 * @property {string} out path of the JSON file
 * @property {boolean} shots
 */

/**
 * Reads the command line of run.mjs.
 * @param {string[]} argv the arguments after the script
 * @returns {Options}
 * @throws {UsageError} on an unknown option or a value that makes no sense
 */
export function parseArguments(argv) {
  const values = readOptions(argv);
  return {
    help: values.help,
    counts: list(values.n).map((text) => positiveInteger('--n', text)),
    runs: positiveInteger('--runs', values.runs),
    only: values.only === undefined ? null : list(values.only),
    reference: values.reference,
    cpuThrottle: positiveInteger('--cpu', values.cpu),
    viewport: viewport(values.viewport),
    timeout: positiveInteger('--timeout', values.timeout) * 1000,
    extra: list(values.extra),
    out: values.out,
    shots: values.shots,
  };
}

function readOptions(argv) {
  try {
    return parseArgs({
      args: argv,
      options: {
        help: {type: 'boolean', default: false},
        n: {type: 'string', default: '20,200,2000'},
        runs: {type: 'string', default: '9'},
        only: {type: 'string'},
        reference: {type: 'string', default: 'vanilla'},
        cpu: {type: 'string', default: '1'},
        viewport: {type: 'string', default: '1280x800'},
        timeout: {type: 'string', default: '60'},
        extra: {type: 'string', default: ''},
        out: {type: 'string', default: fileURLToPath(new URL('../results/latest.json', import.meta.url))},
        shots: {type: 'boolean', default: false},
      },
    }).values;
  } catch (error) {
    throw new UsageError(error.message);
  }
}

/** The parts of a text between commas. */
export function list(text) {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** @throws {UsageError} where a text is no whole number above 0 */
export function positiveInteger(option, text) {
  if (!/^[1-9]\d*$/.test(text)) throw new UsageError(`${option} wants a whole number above 0, not "${text}"`);
  return Number(text);
}

function viewport(text) {
  const [, width, height] = /^(\d+)x(\d+)$/.exec(text) ?? [];
  if (width === undefined) throw new UsageError(`--viewport wants WIDTHxHEIGHT, not "${text}"`);
  return {width: Number(width), height: Number(height)};
}
