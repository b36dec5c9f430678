/** Signing up for mailing lists. */
import {randomUUID} from 'node:crypto';
import {SubscriptionSchema} from 'peace-widgets/contract';
import type {Problem, Receipt, Signup, Subscription} from 'peace-widgets/contract';
import {ProblemError} from '../http/problem.ts';
import {subscriptionMails} from '../mail/follow-ups.ts';
import {deliveriesOf} from '../webhooks/deliveries.ts';
import {problemsOfAnswers, readAction, refuseIfAny} from './answers.ts';
import {keptOf} from './kept.ts';
import type {Action, Desk} from './receive.ts';
import {rowOf, stateOf, statusOf} from './row.ts';
import type {Wording} from './wording.ts';

/** The action of signing up. */
export function subscribing({library, hash, defence, hasWebhook, now}: Desk, language: string): Action {
  return {
    target: 'subscriptions',
    language,
    async prepare(json, words, visitor) {
      const signup = await library.signup(language);
      if (!signup) throw unknownSignup(words);
      const form = {target: 'subscriptions', origins: signup.origins};
      defence.refuseForeign(visitor, form, words);
      const sent = readAction(SubscriptionSchema, json, words);
      refuseIfAny(
        [...problemsOfAnswers(signup, sent, words), ...problemsOfLists(signup, sent, words)],
        words,
      );
      const subscription = keptOf(signup, sent);
      const addressKey = hash.address(subscription.person.email);
      const lists = [...new Set(subscription.lists)];
      const optIn = new Set(signup.lists.filter(({doubleOptIn}) => doubleOptIn).map(({id}) => id));
      const {doubt} = await defence.judge(subscription, form, {visitor, addressKey});
      const stateOn = (list: string) => (optIn.has(list) ? 'held' : stateOf(doubt));
      const told = lists.map((id) => ({id, status: statusOf(stateOn(id))}));
      const status: Receipt['status'] = told.some(({status}) => status === 'confirm') ? 'confirm' : 'stored';
      return {
        rows: lists.map((list) => ({
          into: 'subscriptions',
          row: {...rowOf(subscription, {addressKey, doubt, now: now()}), list, state: stateOn(list)},
        })),
        // Who is on a list already gets the same receipt as who is new on it.
        receipt: () => ({id: randomUUID(), status, lists: told}),
        followUps: ({rows: fates}) => ({
          deliveries: hasWebhook ? deliveriesOf('subscription', fates, now()) : [],
          mails: fates.flatMap((fate) => subscriptionMails(fate, {...signup.mail, now: now()})),
        }),
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
