/**
 * The strings of a language as the CDN serves them. Keys are half of their weight, and every CDN file knows its own from
 * English. So a group of strings is the list of its values, in the order of English, under the name of the first key.
 *
 * A visitor who only reads has no need of the words of forms: these are in a file of their own.
 */
import type {Strings} from '../../src/contract/primitives.ts';

/** Groups of strings; each packed under its first key. */
export type PackedStrings = Readonly<Record<string, readonly Strings[string][]>>;

/** Which groups of `src/widget/locale/en.ts` are in which file of a language. */
export const PARTS = {
  reading: ['common', 'finding', 'coreIssues', 'news', 'negotiators', 'timeline'],
  writing: ['common', 'fields', 'form', 'petition', 'letter', 'signup'],
} as const;

export type Part = keyof typeof PARTS;

/** Packs the strings of a language, in the order of these groups of English. */
export function pack(strings: Strings, groups: readonly Strings[]): PackedStrings {
  const packed = groups.map((group): [string, Strings[string][]] => {
    const keys = Object.keys(group);
    return [keys[0] ?? '', keys.map((key) => strings[key] ?? '')];
  });
  return Object.fromEntries(packed);
}

/** A widget's wording: whole groups of strings, as they are in its English one; what is not there is English. */
export function unpack(packed: PackedStrings, english: Strings): Strings {
  const strings: Record<string, Strings[string] | undefined> = {};
  let rest: readonly Strings[string][] = [];
  for (const key of Object.keys(english)) [strings[key] = english[key], ...rest] = packed[key] ?? rest;
  return strings as Strings;
}
