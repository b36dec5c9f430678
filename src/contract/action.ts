/** Actions on the wire: what a form sends. */
import * as v from 'valibot';
import {Email, Language, Link, Text} from './primitives.ts';

const Short = v.pipe(v.string(), v.maxLength(200, 'must be at most 200 characters'));
const Long = v.pipe(v.string(), v.maxLength(10_000, 'must be at most 10000 characters'));

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
  /**
   * Where it was sent from: `page` is origin and path, `referrer` an origin, `campaign` and `referral` what the link said
   * that led there.
   */
  source: v.optional(
    v.object({
      page: v.optional(Link),
      referrer: v.optional(Link),
      campaign: v.optional(Short),
      referral: v.optional(Short),
    }),
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

/** @see SubmissionSchema */
export type Submission = v.InferOutput<typeof SubmissionSchema>;
/** @see SubscriptionSchema */
export type Subscription = v.InferOutput<typeof SubscriptionSchema>;
/** @see GivenConsentSchema */
export type GivenConsent = v.InferOutput<typeof GivenConsentSchema>;
/** @see PersonDataSchema */
export type PersonData = v.InferOutput<typeof PersonDataSchema>;
