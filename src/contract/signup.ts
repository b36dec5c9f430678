/** Signing up for mailing lists. */
import * as v from 'valibot';
import {formEntries} from './form.ts';
import {Language, Text} from './primitives.ts';
import {readWith} from './reading.ts';
import type {Reading} from './reading.ts';

/** One mailing list. */
export const MailingListSchema = v.object({id: Text, title: Text, text: v.optional(v.string())});

/** One form for one or more lists. */
export const SignupSchema = v.object({
  language: v.optional(Language),
  lists: v.array(MailingListSchema),
  ...formEntries,
});

/** The sign-up as the widgets use it. */
export type Signup = v.InferOutput<typeof SignupSchema>;
/** @see MailingListSchema */
export type MailingList = v.InferOutput<typeof MailingListSchema>;

/** Reads a sign-up. @throws {ContractError} when lists or action are missing. */
export function readSignup(json: unknown): Reading<Signup> {
  return readWith(SignupSchema, json);
}
