import {median, pairedRatios, summarize} from './statistics.mjs';

/** The times that get an interval and a ratio; of every other number the median is enough. */
const COMPARED = ['load', 'render'];

/**
 * @typedef {{median: number, low: number, high: number, coverage: number}} Estimate with the median's interval
 */

/**
 * @typedef {object} Measured
 * @property {string} id
 * @property {Record<string, number>} medians of every number in the samples
 * @property {Record<'load' | 'render', Estimate>} times ms
 * @property {Record<'load' | 'render', Estimate> | null} ratios against the reference, `null` when that has failed
 * @property {string[]} notFound URLs asked for in vain
 * @property {import('./measure.mjs').Sample[]} samples
 */

/** @typedef {Measured | {id: string, reason: string}} Row */

/**
 * What one number of items has shown, a row per contender.
 * @param {{id: string}[]} contenders
 * @param {string} reference id
 * @param {import('./rounds.mjs').Rounds<import('./measure.mjs').Sample>} rounds
 * @returns {Row[]}
 */
export function summarizeRounds(contenders, reference, {samples, failures}) {
  const referenceSamples = samples.get(reference);
  return contenders.map(({id}) => {
    const own = samples.get(id);
    if (!own) return {id, reason: failures.get(id)};
    const compare = (estimate) => Object.fromEntries(COMPARED.map((key) => [key, estimate(key)]));
    return {
      id,
      medians: medians(own),
      times: compare((key) => summarize(column(own, key))),
      ratios: referenceSamples
        ? compare((key) => summarize(pairedRatios(column(own, key), column(referenceSamples, key))))
        : null,
      notFound: own[0].notFound,
      samples: own,
    };
  });
}

function medians(samples) {
  const numbers = Object.keys(samples[0]).filter((key) => typeof samples[0][key] === 'number');
  return Object.fromEntries(numbers.map((key) => [key, median(column(samples, key))]));
}

function column(samples, key) {
  return samples.map((sample) => sample[key]);
}
