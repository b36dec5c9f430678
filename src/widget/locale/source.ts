/**
 * Where the strings of other languages are: in a module each, by an import that names it, as every bundler and browser
 * understands it. The CDN build replaces this module by one that fetches them with an integrity hash, and without keys.
 */
import type {Strings} from '../../contract/primitives.ts';

/** The languages that there are, besides English. The build makes modules of the JSON files. */
const LANGUAGES: Readonly<Record<string, () => Promise<{readonly default: Strings}>>> = {
  ar: () => import('./ar.json'),
  es: () => import('./es.json'),
  fr: () => import('./fr.json'),
  he: () => import('./he.json'),
};

/** Whether there are strings of a language; those of English need no loading. */
export function speaks(language: string): boolean {
  return language in LANGUAGES;
}

/** The strings of a language. @throws {Error} when they cannot be had. */
export async function load(language: string): Promise<Strings> {
  return (await LANGUAGES[language]?.())?.default ?? {};
}

/** A widget's wording, from its English one and the strings of a language. */
export function unpack(strings: Strings, english: Strings): Strings {
  return {...english, ...strings};
}
