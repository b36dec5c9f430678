/** What a document tells the endpoint and nobody else: checked with the rest, and left out of what is served. */
import * as v from 'valibot';
import {isOriginPattern} from '../defence/origins.ts';

const Origins = v.optional(
  v.array(
    v.pipe(
      v.string(),
      v.check(isOriginPattern, 'is not an origin like https://blog.example or https://*.blog.example'),
    ),
  ),
);

/** Mails that are sent although nothing hangs on them: a receipt to whoever is stored. */
const Mail = v.optional(v.object({receipt: v.optional(v.boolean())}));

/**
 * Sites that may send actions (any, where there is no list), whether a mail is answered before one counts, and which mails
 * are sent besides.
 */
const KEYS = {origins: Origins, doubleOptIn: v.optional(v.boolean()), mail: Mail};

/** The keys of a petition. */
export const PetitionKeysSchema = v.object(KEYS);

/** The keys of a sign-up and of its lists. */
export const SignupKeysSchema = v.object({
  origins: Origins,
  mail: Mail,
  lists: v.array(v.object({doubleOptIn: v.optional(v.boolean())})),
});

/** @see SignupKeysSchema */
export type SignupKeys = v.InferOutput<typeof SignupKeysSchema>;
/** @see PetitionKeysSchema */
export type PetitionKeys = v.InferOutput<typeof PetitionKeysSchema>;

/**
 * A form or a list with what binds it in other languages, where it does not say otherwise: the address of a translation is
 * no way around a guard.
 */
export function bound<T extends object>(item: T, translations: readonly T[]): T {
  const binding = [...translations]
    .reverse()
    .flatMap((translation) =>
      Object.entries(translation).filter(([key]) => Object.hasOwn(KEYS, key) || key === 'challenge'),
    );
  return {...Object.fromEntries(binding), ...item};
}

/** A petition, or a list, as anybody may see it. */
export function withoutKeys<T extends object>(item: T): T {
  return Object.fromEntries(Object.entries(item).filter(([key]) => !Object.hasOwn(KEYS, key))) as T;
}
