/** Petitions: what is asked of whom, and of the signer. */
import * as v from 'valibot';
import {formEntries} from './form.ts';
import {Email, Language, Link, PartialDate, Strings, Text} from './primitives.ts';
import {readWith} from './reading.ts';
import type {Reading} from './reading.ts';

/** A person or body that the petition speaks to, e.g. a senator of the state `region`. */
export const TargetSchema = v.object({
  region: Text,
  name: Text,
  title: v.optional(Text),
  party: v.optional(Text),
  phone: v.optional(Text),
  email: v.optional(Email),
  /** A contact form, or a page of theirs. */
  url: v.optional(Link),
});

/** Those whom a petition goes to; `src` answers the same, without a `src` of its own. */
export const TargetsSchema = v.object({
  by: v.literal('region'),
  items: v.optional(v.array(TargetSchema)),
  src: v.optional(Link),
});

/** One petition. */
export const PetitionSchema = v.object({
  id: Text,
  title: Text,
  text: Text,
  addressee: v.optional(Text),
  language: v.optional(Language),
  ...formEntries,
  goal: v.optional(v.number()),
  goals: v.optional(v.array(v.number())),
  count: v.optional(v.number()),
  countUrl: v.optional(Link),
  /** The count is hidden while it is below this. */
  showCountFrom: v.optional(v.number()),
  opens: v.optional(PartialDate),
  closes: v.optional(PartialDate),
  closed: v.optional(v.boolean()),
  result: v.optional(v.string()),
  targets: v.optional(TargetsSchema),
  letter: v.optional(
    v.object({
      subject: Text,
      body: Text,
      editable: v.optional(v.picklist(['all', 'body', 'none'])),
      maxLength: v.optional(v.number()),
      /** `false`: a letter that nobody has changed is not sent. */
      sendUnedited: v.optional(v.boolean()),
    }),
  ),
  share: v.optional(
    v.object({
      url: v.optional(Link),
      title: v.optional(Text),
      text: v.optional(Text),
      channels: v.optional(v.array(Text)),
    }),
  ),
  thanks: v.optional(v.object({title: v.optional(Text), text: v.optional(Text), url: v.optional(Link)})),
  signers: v.optional(v.object({url: Link})),
  challenge: v.optional(v.object({type: v.literal('altcha'), url: Link})),
  strings: v.optional(Strings),
});

/** All petitions of a campaign. */
export const PetitionsSchema = v.array(PetitionSchema);

/** A petition as the widgets use it. */
export type Petition = v.InferOutput<typeof PetitionSchema>;
/** @see TargetSchema */
export type Target = v.InferOutput<typeof TargetSchema>;

/** Reads a list of petitions, or one alone. @throws {ContractError} when it is neither. */
export function readPetitions(json: unknown): Reading<readonly Petition[]> {
  if (Array.isArray(json)) return readWith(PetitionsSchema, json);
  const {value, problems} = readWith(PetitionSchema, json);
  return {value: [value], problems};
}
