/** The kit's wording: which language, from where, and how a sentence is put together. */
import type {Strings} from '../../contract/primitives.ts';
import {hint} from '../../page.ts';
import {made} from '../intl.ts';
import {load, speaks, unpack} from './source.ts';

const loaded = new Map<string, Strings>([['en', {}]]);
/** Languages whose words could not be had when they were last asked for. */
const missing = new Set<string>();

/** Gives the strings of a language beforehand, for a server that renders, or for a language of one's own. */
export function registerStrings(language: string, strings: Strings): void {
  loaded.set(language, strings);
}

/** The language of the kit's words for a language tag: its own if there is one and its words can be had, otherwise English. */
export function languageOf(tag: string): string {
  const language = tag.split('-')[0] ?? '';
  return loaded.has(language) || (speaks(language) && !missing.has(language)) ? language : 'en';
}

/** A widget's wording in a language, if that is here already; what the language has no words for is English. */
export function wordingIn(language: string, english: Strings): Strings | undefined {
  const strings = loaded.get(language);
  return strings && unpack(strings, english);
}

/** Loads the strings of a language. Where they cannot be had (a host may forbid it), English is used. */
export async function loadStrings(language: string): Promise<void> {
  try {
    loaded.set(language, await load(language));
  } catch (error) {
    missing.add(language);
    hint('peace-…', `has no strings of "${language}": ${String(error)}`);
  }
}

/** What could not be had is asked for again. */
export function askAgain(): void {
  missing.clear();
}

/** Values for the placeholders of a sentence; numbers are written in the reader's way. */
export type Values = Readonly<Record<string, string | number>>;

/** A sentence with its placeholders filled: `phrase({one: '{count} item', other: '{count} items'}, 'en', {count: 2})`. */
export function phrase(form: Strings[string] | undefined, locale: string, values: Values = {}): string {
  const sentence = typeof form === 'object' ? pluralForm(form, locale, Number(values['count'])) : form;
  // A document's own wording may be anything.
  return String(sentence).replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name] ?? placeholder;
    return typeof value === 'number' ? made(Intl.NumberFormat, locale).format(value) : value;
  });
}

function pluralForm(forms: Readonly<Record<string, string>>, locale: string, count: number): string {
  return forms[made(Intl.PluralRules, locale).select(count)] ?? forms['other'] ?? '';
}
