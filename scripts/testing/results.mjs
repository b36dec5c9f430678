import {relative} from 'node:path';

/**
 * What a suite came to, read from what its runner wrote for machines.
 * @typedef {{
 *   passed: number,
 *   failed: number,
 *   skipped: number,
 *   failures: Failure[],
 *   coverage?: {percent: number, unloaded: string[]},
 * }} Counts
 *
 * @typedef {{file?: string, text: string}} Failure the file of the tests, if one is known; which test, and what was said
 */

// eslint-disable-next-line no-control-regex -- colours of terminals begin with a control character
const colour = /\u001B\[[\d;]*m/g;

/** Lines of a message that are shown: what differs stands there, and stacks stand where the suite is printed. */
const MESSAGE_LINES = 6;

/**
 * A failed test for whoever reads only the end of the log.
 * @param {string | undefined} path of the file, whole or from the project's folder
 * @param {string[]} names of the groups and the test
 * @param {unknown} [error] an error, or its message
 * @returns {Failure}
 */
export function failureOf(path, names, error) {
  const message = typeof error === 'string' ? error : (error?.message ?? '');
  const [said] = message.replace(colour, '').split(/\n\s+at /);
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const indented = lines.slice(0, MESSAGE_LINES).map((line) => `\n    ${line}`);
  const file = path && relative('', path);
  return {file, text: [file, ...names].filter(Boolean).join(' › ') + indented.join('')};
}

/**
 * The kit's own reporters write the counts as they are.
 * @returns {Counts}
 */
export function ownCounts(json) {
  return json;
}

/**
 * Vitest. A file that could not even be loaded has no failed test, but counts as one.
 * @returns {Counts}
 */
export function vitestCounts({numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults}) {
  const isFailed = ({status}) => status === 'failed';
  const broken = testResults.filter((file) => isFailed(file) && !file.assertionResults.some(isFailed));
  const failures = testResults.flatMap(({name, assertionResults}) =>
    assertionResults
      .filter(isFailed)
      .map((test) => failureOf(name, [test.fullName], test.failureMessages?.[0])),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
    failures: [...failures, ...broken.map(({name, message}) => failureOf(name, [], message))],
  };
}

function playwrightFailures({suites = [], specs = []}) {
  const own = specs
    .filter(({ok}) => !ok)
    .map(({file, title, tests}) => {
      const results = tests.flatMap((test) => test.results);
      return failureOf(`test/e2e/${file}`, [title], results.at(-1)?.error);
    });
  return [...own, ...suites.flatMap(playwrightFailures)];
}

/**
 * Playwright. Errors outside tests (a spec that does not load) count as failed tests.
 * @returns {Counts}
 */
export function playwrightCounts({stats: {expected, unexpected, flaky, skipped}, errors, suites}) {
  return {
    passed: expected + flaky,
    failed: unexpected + errors.length,
    skipped,
    failures: [
      ...playwrightFailures({suites}),
      ...errors.map((error) => failureOf(undefined, ['test/e2e'], error)),
    ],
  };
}
