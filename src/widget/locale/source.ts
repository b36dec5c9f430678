/**
 * Where the strings of other languages are fetched from. The CDN build replaces this module by one whose addresses lie
 * beside its own file, whose integrity hashes are those of the files it was built with, and whose files hold no keys.
 */
import type {Strings} from '../../contract/primitives.ts';

/** A file of strings. */
export interface StringsFile {
  readonly url: string;
  /** What it must hash to (Subresource Integrity), if that is known. */
  readonly integrity?: string;
}

/** The languages that there are, besides English. */
const LANGUAGES: readonly string[] = ['ar', 'es', 'fr', 'he'];

/** The files that hold a language's strings; none for English, and for a language that the kit does not speak. */
export function filesOf(language: string): StringsFile[] {
  return LANGUAGES.includes(language) ? [{url: new URL(`./${language}.json`, import.meta.url).href}] : [];
}

/** A widget's wording, from its English one and the strings of a language. */
export function unpack(strings: Strings, english: Strings): Strings {
  return {...english, ...strings};
}
