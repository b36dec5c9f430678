/** Signing up for mailing lists. */
import {randomUUID} from 'node:crypto';
import {SubscriptionSchema} from 'peace-widgets/contract';
import type {Problem, Receipt, Signup, Subscription} from 'peace-widgets/contract';
import type {Work} from '../database/database.ts';
import type {State, SubscriptionTable} from '../database/tables.ts';
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
      const personKey = hash.person(subscription.person.email);
      const rows = [...new Set(subscription.lists)].map((list) => ({
        ...rowOf(subscription, {personKey, custom, now: now()}),
        list,
      }));
      return store(rows, stateOf(subscription));
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

/** Who is on a list already gets the same receipt as who is new on it; only one that is held gives way. */
function store(rows: readonly SubscriptionTable[], state: State): Work<Receipt> {
  return async (transaction) => {
    for (const row of rows) {
      await transaction
        .insertInto('subscriptions')
        .values(row)
        .onConflict((conflict) => {
          const same = conflict.columns(['list', 'person_key']);
          return state === 'held'
            ? same.doNothing()
            : same.doUpdateSet(row).where('subscriptions.state', '=', 'held');
        })
        .execute();
    }
    const status = statusOf(state);
    return {id: randomUUID(), status, lists: rows.map(({list}) => ({id: list, status}))};
  };
}
