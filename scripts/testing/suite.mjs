import {existsSync, readFileSync, rmSync} from 'node:fs';
import {performance} from 'node:perf_hooks';
import {run} from './program.mjs';

/** Lines that the tests must reach, in per cent of all lines. */
const coverageFloor = 90;

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string[]} command program and arguments
 * @property {(files: string[]) => string[]} again the same for some of its files, without measuring coverage
 * @property {Record<string, string>} [env]
 * @property {string} results the file that the runner writes for machines
 * @property {(json: any) => import('./results.mjs').Counts} read
 *
 * @typedef {object} Outcome
 * @property {string} name
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {number} seconds
 * @property {import('./results.mjs').Failure[]} failures the failed tests
 * @property {import('./results.mjs').Failure[]} unsteady tests that failed beside other suites, and passed alone
 * @property {string[]} notes why there are failures that no test reports; coverage
 */

/** @returns {import('./results.mjs').Counts | undefined} */
function readCounts({results, read}) {
  if (!existsSync(results)) return undefined;
  try {
    return read(JSON.parse(readFileSync(results, 'utf8')));
  } catch {
    return undefined;
  }
}

/** What is wrong though no test failed. A runner must never pass because it did not run. */
function hiddenFailure(counts, code) {
  if (!counts) return `the runner crashed (${code})`;
  if (counts.passed + counts.failed === 0) return 'no test ran';
  if (counts.coverage && counts.coverage.percent < coverageFloor)
    return `coverage is below ${coverageFloor} %`;
  if (code !== 0 && counts.failed === 0) return `the runner failed (${code})`;
  return undefined;
}

function coverageNotes({percent, unloaded}) {
  const gaps = unloaded.length ? `, loaded by no test: ${unloaded.join(', ')}` : '';
  return `${percent.toFixed(1)} % of lines covered${gaps}`;
}

function judge(counts, code) {
  const {passed = 0, failed = 0, skipped = 0, failures = [], coverage} = counts ?? {};
  const failure = hiddenFailure(counts, code);
  const notes = [failure, coverage && coverageNotes(coverage)].filter((note) => note !== undefined);
  return {passed, failed: failed + (failure ? 1 : 0), skipped, failures, unsteady: [], notes};
}

async function timed(name, work) {
  const start = performance.now();
  const outcome = await work();
  return {name, ...outcome, seconds: (performance.now() - start) / 1000};
}

/**
 * Runs a suite of tests and counts what its runner reports.
 * @param {Suite} suite
 * @param {{heading?: string}} [options] for `run`
 * @returns {Promise<Outcome>}
 */
export function runSuite(suite, options) {
  return timed(suite.name, async () => {
    rmSync(suite.results, {force: true});
    const code = await run(suite.command, {...options, env: suite.env});
    return judge(readCounts(suite), code);
  });
}

/** Files with failed tests that are tried once more: where more fail, it is no accident. */
const MOST_AGAIN = 3;

/**
 * Runs the files of the failed tests once more, when all else has ended. What passes now has failed because the machine
 * was busy: it is counted as passed, and told as unsteady.
 * @param {Suite} suite
 * @param {Outcome} outcome
 * @param {string} heading printed above what is run
 * @returns {Promise<Outcome>} the same one, where another try would prove nothing
 */
export async function runAgain(suite, outcome, heading) {
  const {failed, failures} = outcome;
  const files = [...new Set(failures.map(({file}) => file))];
  const isTold = failed > 0 && failures.length === failed && !files.includes(undefined);
  if (!isTold || files.length > MOST_AGAIN) return outcome;
  process.stdout.write(heading);
  const again = await runSuite({...suite, command: suite.again(files)});
  if (again.failed) return outcome;
  return {
    ...outcome,
    passed: outcome.passed + failed,
    failed: 0,
    failures: [],
    unsteady: failures,
    seconds: outcome.seconds + again.seconds,
  };
}

/**
 * Runs a step that is no test: it counts only when it fails, as one failure.
 * @param {string} name
 * @param {string[]} command
 * @param {{heading?: string}} [options] for `run`
 * @returns {Promise<Outcome>}
 */
export function runCheck(name, command, options) {
  return timed(name, async () => {
    const code = await run(command, options);
    return {
      passed: 0,
      failed: code === 0 ? 0 : 1,
      skipped: 0,
      failures: [],
      unsteady: [],
      notes: code === 0 ? [] : [`failed (${code})`],
    };
  });
}
