import {wholeCoverage} from './coverage-gaps.mjs';
import {failureOf} from './results.mjs';

/** A group fails with its tests, which are told themselves. */
const isOwnFailure = ({details}) => details.error?.failureType !== 'subtestsFailed';

/**
 * A reporter for `node --test`: the real counts of the run, and the line coverage of the server, as JSON.
 * @param {AsyncIterable<{type: string, data: any}>} events
 */
export default async function* nodeCounts(events) {
  let counts = {};
  let coverage;
  const failures = [];
  for await (const {type, data} of events) {
    if (type === 'test:fail' && isOwnFailure(data)) {
      const {error} = data.details;
      failures.push(failureOf(data.file ?? data.name, [data.name], error.cause ?? error));
    }
    // Each file has a summary of its own, and the run one without a file.
    if (type === 'test:summary' && !data.file) counts = data.counts;
    if (type === 'test:coverage') {
      const {files, totals} = data.summary;
      coverage = wholeCoverage('server/src/**/*.ts', {
        covered: totals.coveredLineCount,
        total: totals.totalLineCount,
        loaded: files.map(({path}) => path),
      });
    }
  }
  const {passed = 0, failed = 0, cancelled = 0, skipped = 0, todo = 0} = counts;
  yield JSON.stringify({passed, failed: failed + cancelled, skipped: skipped + todo, failures, coverage});
}
