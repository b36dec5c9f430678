/**
 * What a suite came to, read from what its runner wrote for machines.
 * @typedef {{passed: number, failed: number, skipped: number, coverage?: {percent: number, unloaded: string[]}}} Counts
 */

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
  const broken = testResults.filter(
    ({status, assertionResults}) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    skipped: numPendingTests + numTodoTests,
  };
}

/**
 * Playwright. Errors outside tests (a spec that does not load) count as failed tests.
 * @returns {Counts}
 */
export function playwrightCounts({stats: {expected, unexpected, flaky, skipped}, errors}) {
  return {passed: expected + flaky, failed: unexpected + errors.length, skipped};
}
