/**
 * Actions in the format of OSDI, the Open Supporter Data Interface, as Action Network and others take them from
 * browsers, without a key: for the helper `osdi:record_signature_helper`, and for `osdi:person_signup_helper`.
 */
import * as v from 'valibot';
import type {Submission, Subscription} from '../../contract/action.ts';
import {Text} from '../../contract/primitives.ts';
import {outcomeOf, read} from '../outcome.ts';
import type {Outcome} from '../outcome.ts';

/** What OSDI answers when it tells what it has stored. */
const ResourceSchema = v.object({identifiers: v.array(Text)});

/**
 * An action as OSDI wants it. Answers that OSDI has no place for are custom fields of the person, with consents by their
 * id; yes and no are words there. A letter is part of the comments, lists are tags.
 */
export function osdiOf(payload: Submission | Subscription): object {
  const {
    person,
    custom = {},
    comment,
    consents = [],
    source = {},
    letter,
    lists,
  } = payload as Submission & Subscription;
  const {name, givenName = name, familyName, email, tel, streetAddress, postalCode, region, country} = person;
  const answers = [...Object.entries(custom), ...consents.map(({id, given}) => [id, given] as const)];
  const fields = answers.map(([id, answer]) => [id, answer === true ? 'yes' : answer || 'no']);
  const referrer = {source: source.campaign, referrer: source.referral, website: source.page};
  return {
    person: {
      given_name: givenName,
      family_name: familyName,
      email_addresses: [{address: email}],
      phone_numbers: tel && [{number: tel}],
      postal_addresses: (streetAddress ?? postalCode ?? region ?? country) && [
        {address_lines: streetAddress && [streetAddress], postal_code: postalCode, region, country},
      ],
      custom_fields: Object.fromEntries(fields) as object,
    },
    comments: [comment, letter?.subject, letter?.body].filter(Boolean).join('\n\n'),
    add_tags: lists,
    referrer_data: referrer,
    // The name that Action Network reads it under.
    'action_network:referrer_data': referrer,
    triggers: {autoresponse: {enabled: true}},
  };
}

/**
 * What an answer of OSDI means. Who sends without a key is told nothing: `{}`, whether or not it was accepted.
 *
 * @param key Takes the place of the identifier that is not told.
 */
export function osdiOutcomeOf(status: number, body: string, wait: number, key: string): Outcome {
  if (status === 200 || status === 201) {
    const [id] = read(ResourceSchema, body)?.identifiers ?? [];
    if (id) return {kind: 'stored', receipt: {id, status: 'stored'}};
    if (/^\s*{\s*}\s*$/.test(body)) return {kind: 'stored', receipt: {id: key, status: 'sent'}};
  }
  return outcomeOf(status, body, wait);
}
