/** What the numbers of a run mean. */
import {availableParallelism, cpus} from 'node:os';

/** Signatures per second that are asked of the endpoint. */
export const TARGETS = {sqlite: 2000, postgres: 1500};

/** What 99 of 100 signatures must be answered in, in ms. */
const LONGEST = 250;

/**
 * Holds the acknowledgements against the database. All that was acknowledged must be there, once and counted; a little more
 * may be, whose answer was lost with the process.
 * @param {Set<string>} acknowledged ids of receipts
 * @param {{ids: Set<string>, signatures: number, distinct: number, counted: number, deliveries: number}} found
 */
export function compared(acknowledged, {ids, signatures, distinct, counted, deliveries}) {
  const missing = [...acknowledged].filter((id) => !ids.has(id)).length;
  return {
    ...{acknowledged: acknowledged.size, stored: signatures, distinct, counted, missing, deliveries},
    holds: missing === 0 && signatures === counted && signatures === distinct,
  };
}

/** Whether the endpoint did what is asked of it. */
export function isMet({database, rate, perSecond, latency, afterKill}) {
  const asked = Math.min(rate, TARGETS[database]);
  return perSecond >= 0.99 * asked && latency.p99 < LONGEST && afterKill.holds;
}

/** A run in words. */
export function told(result) {
  const {database, rate, seconds, signatures, perSecond, latency, statuses, errors, timeouts} = result;
  const {endpoint, generator} = result.cpuMicrosecondsPerSignature;
  const {p50, p90, p99, max} = latency;
  const {acknowledged, stored, missing, deliveries, holds} = result.afterKill;
  const cores = `${availableParallelism()} cores (${cpus()[0]?.model.trim()})`;
  return `
${database}: ${rate}/s sent for ${seconds} s, by ${result.connections} connections
  stored            ${signatures} signatures, ${perSecond.toFixed(0)}/s
  answered in       p50 ${p50} ms, p90 ${p90} ms, p99 ${p99} ms, at most ${max} ms
  answers           ${JSON.stringify(statuses)}, errors ${errors}, time-outs ${timeouts}
  CPU per signature ${endpoint.toFixed(0)} µs in the endpoint, ${generator.toFixed(0)} µs in the generator
  after the kill    ${acknowledged} acknowledged, ${stored} stored, ${missing} missing, ${deliveries} webhooks queued
  load average      ${result.loadAverage.toFixed(1)} on ${cores}
  ${isMet(result) ? '✓' : '✗'} p99 below ${LONGEST} ms at the rate asked for; ${holds ? 'nothing' : 'something'} acknowledged is missing or twice there`;
}
