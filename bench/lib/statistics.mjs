/** The middle value; the mean of the two middle ones where their number is even. */
export function median(values) {
  const sorted = ascending(values);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The smallest value that at least `share` of the values do not exceed. */
export function quantile(values, share) {
  return ascending(values)[Math.max(0, Math.ceil(values.length * share) - 1)];
}

/**
 * Confidence interval of the median from order statistics: exact for any distribution, at least `level`.
 * Below six values no 95 % interval exists: then it is minimum to maximum, and `coverage` says how little that is.
 * @param {number[]} values
 * @param {number} [level]
 * @returns {{low: number, high: number, coverage: number}}
 */
export function medianInterval(values, level = 0.95) {
  const sorted = ascending(values);
  const {rank, coverage} = intervalRank(sorted.length, level);
  return {low: sorted[rank - 1], high: sorted[sorted.length - rank], coverage};
}

/**
 * The rank k for which the k-th smallest and the k-th largest of `count` values enclose the true median with
 * probability `coverage`: 1 − 2·P(Binomial(count, ½) < k).
 */
export function intervalRank(count, level) {
  let rank = 1;
  let below = 0.5 ** count;
  let coverage = 1 - 2 * below;
  let term = below;
  for (let next = 2; next <= count / 2; next++) {
    term *= (count - next + 2) / (next - 1);
    below += term;
    if (1 - 2 * below < level) break;
    rank = next;
    coverage = 1 - 2 * below;
  }
  return {rank, coverage: Math.max(0, coverage)};
}

/**
 * Each value against the reference's of the same round. Both ran within seconds of each other, so what else the machine
 * did at the time divides out; a ratio of two medians would not do that.
 */
export function pairedRatios(values, referenceValues) {
  return values.map((value, round) => value / referenceValues[round]);
}

/** @returns {{median: number, low: number, high: number, coverage: number}} */
export function summarize(values) {
  return {median: median(values), ...medianInterval(values)};
}

function ascending(values) {
  return [...values].sort((a, b) => a - b);
}
