/** Delivering an action to its endpoint. */
import type {Submission, Subscription} from '../contract/action.ts';
import type {Action} from '../contract/form.ts';
import {delayOf} from '../document/load.ts';
import {osdiOf, osdiOutcomeOf} from './formats/osdi.ts';
import {outcomeOf} from './outcome.ts';
import type {Outcome} from './outcome.ts';

/** What is delivered. */
export type Payload = Submission | Subscription;

/** ms to wait for an answer, its body included. */
const TIMEOUT = 15_000;

/**
 * Posts an action once. Never throws: whatever goes wrong is an outcome.
 *
 * @param action Where to, with an absolute URL.
 * @param key The same for every attempt at the same payload, and for nothing else.
 */
export async function deliver(
  {url, format}: Action,
  payload: Payload,
  key: string,
  timeout = TIMEOUT,
): Promise<Outcome> {
  const isOsdi = format === 'osdi';
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        // Action Network lets browsers send no header that it does not know.
        ...(isOsdi ? {} : {'Idempotency-Key': `"${key}"`}),
      },
      body: JSON.stringify(isOsdi ? osdiOf(payload) : payload),
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
    const body = await response.text();
    const wait = delayOf(response);
    return isOsdi ? osdiOutcomeOf(response.status, body, wait, key) : outcomeOf(response.status, body, wait);
  } catch (error) {
    return {kind: 'unknown', reason: String(error)};
  }
}
