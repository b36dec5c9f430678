/** What was sent from this page and is not known to be stored: a second attempt is the same action, not another one. */
import type {Action} from '../contract/form.ts';
import {deliver} from './deliver.ts';
import type {Payload} from './deliver.ts';
import {newKey} from './key.ts';
import type {Outcome} from './outcome.ts';

/** Key and payload by address and answers. All elements of one kind share it, whichever of them a visitor uses. */
const attempts = new Map<string, readonly [key: string, payload: Payload]>();

/**
 * Delivers what a visitor has entered. The same answers to the same address are sent again as they were, under the same
 * key and with the time they took at first, until they are stored; other answers are another action.
 */
export async function send(action: Action, payload: Payload): Promise<Outcome> {
  const identity = JSON.stringify([action, {...payload, elapsed: 0}]);
  const [key, first] = attempts.get(identity) ?? [newKey(), payload];
  attempts.set(identity, [key, first]);
  const outcome = await deliver(action, first, key);
  if (outcome.kind === 'stored') attempts.delete(identity);
  return outcome;
}
