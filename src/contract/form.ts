/** What a petition and a sign-up ask of a person: fields and consents. */
import * as v from 'valibot';
import {Link, Privacy, Text} from './primitives.ts';

/**
 * One field of a form. The names `name`, `given-name`, `family-name`, `email`, `tel`, `street-address`, `postal-code`,
 * `region`, `country` and `comment` have a meaning; any other is the campaign's own.
 */
export const FieldSchema = v.object({
  name: Text,
  label: v.optional(Text),
  type: v.optional(v.picklist(['text', 'choice', 'checkbox'])),
  required: v.optional(v.boolean()),
  help: v.optional(v.string()),
  options: v.optional(v.array(v.object({value: v.string(), label: Text}))),
  maxLength: v.optional(v.number()),
  /** The keyboard that a telephone shows, e.g. `numeric` for codes of digits alone. */
  inputmode: v.optional(v.picklist(['text', 'numeric', 'decimal', 'tel', 'email', 'url', 'search'])),
});

/** A question about the use of personal data. It is never ticked beforehand. */
export const ConsentSchema = v.object({
  id: Text,
  text: Text,
  url: v.optional(Link),
  required: v.optional(v.boolean()),
});

/** Where a form is delivered to, and in which format. */
export const ActionSchema = v.object({url: Link, format: v.optional(v.picklist(['peace', 'osdi']))});

/** The keys that every form has. */
export const formEntries = {
  action: ActionSchema,
  fields: v.optional(v.array(FieldSchema)),
  consents: v.optional(v.array(ConsentSchema)),
  privacy: v.optional(Privacy),
};

/** The names of fields with a meaning; any other is the campaign's own. */
const MEANINGS =
  /^(?:name|given-name|family-name|email|tel|street-address|postal-code|region|country|comment)$/;

const DEFAULT_FIELDS: readonly Field[] = ['given-name', 'family-name', 'email', 'postal-code'].map(
  (name) => ({name}),
);

/** What a form asks: its fields, or the usual four. An e-mail address is always asked and required: none counts without. */
export function fieldsOf({
  fields = DEFAULT_FIELDS,
}: {
  readonly fields?: readonly Field[] | undefined;
}): Field[] {
  const asked = fields.some(({name}) => name === 'email') ? fields : [...fields, {name: 'email'}];
  return asked.map((field) => ({...field, required: field.required || field.name === 'email'}));
}

/** Whether the name of a field has a meaning of its own. */
export function hasMeaning(name: string): boolean {
  return MEANINGS.test(name);
}

/** Where the answer to a field stands in an action, e.g. `person`, `givenName`. */
export function pathOf(name: string): readonly string[] {
  if (!hasMeaning(name)) return ['custom', name];
  if (name === 'comment') return [name];
  return ['person', name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())];
}

/** @see FieldSchema */
export type Field = v.InferOutput<typeof FieldSchema>;
/** @see ConsentSchema */
export type Consent = v.InferOutput<typeof ConsentSchema>;
/** @see ActionSchema */
export type Action = v.InferOutput<typeof ActionSchema>;
