/** An action as it is kept. */
import {randomUUID} from 'node:crypto';
import type {Receipt, Submission, Subscription} from 'peace-widgets/contract';
import type {SignatureTable, State, SubscriptionTable} from '../database/tables.ts';
import type {Doubt} from '../defence/doubts.ts';

/** The columns that signatures and subscriptions share. */
type ActionRow = Pick<SignatureTable, keyof SignatureTable & keyof SubscriptionTable>;

interface Circumstances {
  readonly addressKey: string;
  /** Why it is held, if it is. */
  readonly doubt: Doubt | undefined;
  /** ms since 1970 UTC */
  readonly now: number;
}

/** What is doubtful waits for a confirmation. */
export function stateOf(doubt: Doubt | undefined): State {
  return doubt ? 'held' : 'stored';
}

/** How a state is told to the person. */
export function statusOf(state: State): Receipt['status'] {
  return state === 'stored' ? 'stored' : 'confirm';
}

/** What is kept of an action, as a row. Each gets an id of its own, so that a receipt does not tell who is known. */
export function rowOf(action: Submission | Subscription, {addressKey, doubt, now}: Circumstances): ActionRow {
  const {person, custom = {}, comment, consents, language, source = {}, elapsed} = action;
  return {
    id: randomUUID(),
    address_key: addressKey,
    state: stateOf(doubt),
    email: person.email,
    name: person.name ?? null,
    given_name: person.givenName ?? null,
    family_name: person.familyName ?? null,
    tel: person.tel ?? null,
    street_address: person.streetAddress ?? null,
    postal_code: person.postalCode ?? null,
    region: person.region ?? null,
    country: person.country ?? null,
    comment: comment ?? null,
    custom: Object.keys(custom).length > 0 ? JSON.stringify(custom) : null,
    consents: consents ? JSON.stringify(consents) : null,
    language: language ?? null,
    source_page: source.page ?? null,
    source_referrer: source.referrer ?? null,
    source_campaign: source.campaign ?? null,
    source_referral: source.referral ?? null,
    elapsed: elapsed ?? null,
    doubt: doubt ?? null,
    created_at: new Date(now).toISOString(),
    confirmed_at: null,
  };
}
