import {writeFileSync} from 'node:fs';
import {wholeCoverage} from './coverage-gaps.mjs';
import {failureOf} from './results.mjs';

/** @param {import('@web/test-runner').TestSuiteResult | undefined} suite */
function testsOf(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}

const isFailed = (test) => !test.passed && !test.skipped;

/** @param {import('@web/test-runner').TestSession} session */
function failuresOf({testFile, testResults, errors = []}) {
  const failed = testsOf(testResults).filter(isFailed);
  return [
    ...failed.map(({name, error}) => failureOf(testFile, [name], error)),
    ...errors.map((error) => failureOf(testFile, [], error)),
  ];
}

/**
 * What one test file came to. An error outside its tests (a failed import, a hook, a lost browser) counts as a
 * failed test each.
 * @param {import('@web/test-runner').TestSession} session
 */
function countSession(session) {
  const tests = testsOf(session.testResults);
  const skipped = tests.filter((test) => test.skipped).length;
  const passed = tests.filter((test) => test.passed && !test.skipped).length;
  const failed = tests.length - passed - skipped + (session.errors?.length ?? 0);
  return {passed, skipped, failed: session.passed ? failed : Math.max(1, failed)};
}

function sum(counts) {
  const total = {passed: 0, failed: 0, skipped: 0};
  for (const count of counts) for (const key of Object.keys(total)) total[key] += count[key];
  return total;
}

/**
 * Writes the real counts of a run, and its coverage where measured, as JSON.
 * @param {string | undefined} path nothing is written without one
 * @returns {import('@web/test-runner').Reporter}
 */
export function wtrCountsReporter(path) {
  return {
    onTestRunFinished({sessions, testCoverage}) {
      if (!path) return;
      const counts = sum(sessions.map(countSession));
      const coverage =
        testCoverage &&
        wholeCoverage('src/**/*.ts', {
          ...testCoverage.summary.lines,
          loaded: testCoverage.coverageMap.files(),
        });
      const failures = sessions.flatMap(failuresOf);
      writeFileSync(path, JSON.stringify({...counts, failures, coverage}));
    },
  };
}
