/**
 * An open loop with autocannon: requests leave at a fixed rate, whether or not earlier ones are answered. Autocannon sends
 * the requests of a second at the second's beginning; many of its instances, started one after the other, spread them.
 */
import autocannon from 'autocannon';
import {build} from 'hdr-histogram-js';

/** Groups of connections, spread over a second. */
const GROUPS = 50;

/**
 * @typedef {object} Answers
 * @property {Set<string>} stored ids of the receipts
 * @property {Map<number, number>} statuses how often each was answered
 */

/** The longest time that is told apart, in ms. */
const LONGEST = 60_000;

/**
 * Signs for some seconds. Whoever waits on a connection keeps others from being sent, which would have waited, too: they are
 * counted in, as HdrHistogram does, by the time between two requests of a connection. (Autocannon takes that in seconds for
 * a time in ms, and would count a hundred for one.)
 * @param {object} options
 * @param {string} options.url
 * @param {import('./signers.mjs').Signers} options.signers
 * @param {number} options.rate per second
 * @param {number} options.seconds
 * @param {number} options.connections
 * @param {Answers} options.answers is added to
 * @returns {Promise<{latency: Record<'p50' | 'p90' | 'p99' | 'max', number>, errors: number, timeouts: number}>} times in ms
 */
export async function sign({url, signers, rate, seconds, connections, answers}) {
  const groups = Math.min(GROUPS, connections, rate);
  const latency = build({highestTrackableValue: LONGEST});
  const between = (1000 * connections) / rate;
  const options = {
    url: new URL('/api/petitions/load/signatures', url).href,
    method: 'POST',
    connections: Math.round(connections / groups),
    overallRate: Math.round(rate / groups),
    duration: seconds,
    timeout: 30,
    ignoreCoordinatedOmission: true,
    requests: [
      {
        setupRequest: (request) => ({...request, ...signers.next()}),
        onResponse(status, body) {
          answers.statuses.set(status, (answers.statuses.get(status) ?? 0) + 1);
          if (status !== 201) return;
          const receipt = JSON.parse(body);
          if (receipt.status === 'stored') answers.stored.add(receipt.id);
        },
      },
    ],
  };
  const results = await Promise.all(
    Array.from({length: groups}, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, (index * 1000) / groups));
      const group = autocannon({...options, skipAggregateResult: true});
      group.on('response', (_client, status, _bytes, time) => {
        if (status === 201) latency.recordValueWithExpectedInterval(Math.min(time, LONGEST), between);
      });
      return group;
    }),
  );
  const {errors, timeouts} = autocannon.aggregateResult(results, options);
  const percentile = (percent) => latency.getValueAtPercentile(percent);
  return {
    latency: {
      p50: percentile(50),
      p90: percentile(90),
      p99: percentile(99),
      max: Math.round(latency.maxValue),
    },
    ...{errors, timeouts},
  };
}
