/** Actions on the wire: what a form sends, and what an endpoint answers. */
import * as v from 'valibot';
import {Language, Link, Text} from './primitives.ts';

const Short = v.pipe(v.string(), v.maxLength(200, 'must be at most 200 characters'));
const Long = v.pipe(v.string(), v.maxLength(10_000, 'must be at most 10000 characters'));

/** An e-mail address, as far as it can be told without sending a mail: something, @, a domain with a dot. */
export const Email = v.pipe(
  v.string(),
  v.regex(/^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/, 'must be an e-mail address like name@example.org'),
  v.maxLength(254, 'must be at most 254 characters'),
);

/** The person who acts. */
export const PersonDataSchema = v.object({
  name: v.optional(Short),
  givenName: v.optional(Short),
  familyName: v.optional(Short),
  email: Email,
  tel: v.optional(Short),
  streetAddress: v.optional(Short),
  postalCode: v.optional(Short),
  region: v.optional(Short),
  country: v.optional(Short),
});

/** An answered question of consent, with the wording that was shown. One that is absent was not asked. */
export const GivenConsentSchema = v.object({
  id: Text,
  given: v.boolean(),
  text: Long,
  language: v.optional(Language),
});

const actionEntries = {
  person: PersonDataSchema,
  custom: v.optional(v.record(Short, v.union([Long, v.boolean()]))),
  comment: v.optional(Long),
  language: v.optional(Language),
  consents: v.optional(v.array(GivenConsentSchema)),
  /** Where it was sent from: `page` is origin and path, `referrer` an origin. */
  source: v.optional(
    v.object({page: v.optional(Link), referrer: v.optional(Link), campaign: v.optional(Short)}),
  ),
  /** ms from first sight of the form to sending. */
  elapsed: v.optional(v.number()),
  /** The honeypot: people leave it empty. */
  website: v.optional(v.string()),
  challenge: v.optional(Long),
};

/** A signature, as it is posted. */
export const SubmissionSchema = v.object({
  ...actionEntries,
  letter: v.optional(v.object({subject: Short, body: Long, targets: v.optional(v.array(Short))})),
});

/** A sign-up for lists, as it is posted: one request for all lists. */
export const SubscriptionSchema = v.object({
  ...actionEntries,
  lists: v.pipe(v.array(Text), v.minLength(1, 'must name at least one list')),
});

/** The answer to an action that is stored (`stored`) or held until a link in a mail is followed (`confirm`). */
export const ReceiptSchema = v.object({
  id: Text,
  status: v.picklist(['stored', 'confirm']),
  count: v.optional(v.number()),
  lists: v.optional(v.array(v.object({id: Text, status: v.picklist(['stored', 'confirm'])}))),
});

/** The answer to an action that cannot be accepted: RFC 9457, with a JSON pointer per error. */
export const ProblemSchema = v.object({
  type: v.optional(v.string()),
  title: v.string(),
  status: v.optional(v.number()),
  detail: v.optional(v.string()),
  errors: v.optional(v.array(v.object({pointer: v.string(), detail: v.string()}))),
});

/** @see SubmissionSchema */
export type Submission = v.InferOutput<typeof SubmissionSchema>;
/** @see SubscriptionSchema */
export type Subscription = v.InferOutput<typeof SubscriptionSchema>;
/** @see ReceiptSchema */
export type Receipt = v.InferOutput<typeof ReceiptSchema>;
/** @see ProblemSchema */
export type ProblemDetails = v.InferOutput<typeof ProblemSchema>;
/** @see GivenConsentSchema */
export type GivenConsent = v.InferOutput<typeof GivenConsentSchema>;
/** @see PersonDataSchema */
export type PersonData = v.InferOutput<typeof PersonDataSchema>;
