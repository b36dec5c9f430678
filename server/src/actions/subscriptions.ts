/** Signing up for mailing lists. */
import {randomUUID} from 'node:crypto';
import {SubscriptionSchema} from 'peace-widgets/contract';
import type {Problem, Signup, Subscription} from 'peace-widgets/contract';
import {ProblemError} from '../http/problem.ts';
import {askedAnswers, problemsOfAnswers, readAction, refuseIfAny} from './answers.ts';
import type {Action, Desk} from './receive.ts';
import {rowOf, stateOf, statusOf} from './row.ts';
import type {Wording} from './wording.ts';

/** The action of signing up. */
export function subscribing({library, hash, now}: Desk, language: string): Action {
  return {
    target: 'subscriptions',
    language,
    async prepare(json, words) {
      const signup = await library.signup(language);
      if (!signup) throw unknownSignup(words);
      const subscription = readAction(SubscriptionSchema, json, words);
      refuseIfAny(
        [...problemsOfAnswers(signup, subscription, words), ...problemsOfLists(signup, subscription, words)],
        words,
      );
      const custom = askedAnswers(signup, subscription);
      const addressKey = hash.address(subscription.person.email);
      const lists = [...new Set(subscription.lists)];
      const status = statusOf(stateOf(subscription));
      return {
        rows: lists.map((list) => ({
          into: 'subscriptions',
          row: {...rowOf(subscription, {addressKey, custom, now: now()}), list},
        })),
        // Who is on a list already gets the same receipt as who is new on it.
        receipt: () => ({id: randomUUID(), status, lists: lists.map((id) => ({id, status}))}),
      };
    },
  };
}

function unknownSignup({noSignup, language}: Wording): ProblemError {
  return new ProblemError({status: 404, kind: 'unknown-signup', title: noSignup, language});
}

function problemsOfLists(signup: Signup, {lists}: Subscription, words: Wording): Problem[] {
  return lists.flatMap((id, index) =>
    signup.lists.some((list) => list.id === id)
      ? []
      : [{pointer: `/lists/${index}`, detail: words.listUnknown}],
  );
}
