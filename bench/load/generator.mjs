/**
 * An open loop with autocannon: requests leave at a fixed rate, whether or not earlier ones are answered. Autocannon sends
 * the requests of a second at the second's beginning; many of its instances, started one after the other, spread them.
 */
import autocannon from 'autocannon';

/** Groups of connections, spread over a second. */
const GROUPS = 50;

/**
 * @typedef {object} Answers
 * @property {Set<string>} stored ids of the receipts
 * @property {Map<number, number>} statuses how often each was answered
 */

/**
 * Signs for some seconds.
 * @param {object} options
 * @param {string} options.url
 * @param {import('./signers.mjs').Signers} options.signers
 * @param {number} options.rate per second
 * @param {number} options.seconds
 * @param {number} options.connections
 * @param {Answers} options.answers is added to
 */
export async function sign({url, signers, rate, seconds, connections, answers}) {
  const groups = Math.min(GROUPS, connections, rate);
  const options = {
    url: new URL('/api/petitions/load/signatures', url).href,
    method: 'POST',
    connections: Math.round(connections / groups),
    overallRate: Math.round(rate / groups),
    duration: seconds,
    timeout: 30,
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
      return autocannon({...options, skipAggregateResult: true});
    }),
  );
  return autocannon.aggregateResult(results, options);
}
