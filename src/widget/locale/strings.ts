/** The kit's wording: which language, from where, and how a sentence is put together. */
import type {Strings} from '../../contract/primitives.ts';
import {hint, page} from '../../page.ts';
import {version} from '../version.ts';
import {languages, stringsOf} from './source.ts';

const loaded = new Map<string, Strings>();

/** Gives the strings of a language beforehand, for a server that renders, or for a language of one's own. */
export function registerStrings(language: string, strings: Strings): void {
  loaded.set(language, strings);
}

/** The language of the kit's words for a language tag: its own if there is one, otherwise English. */
export function languageOf(tag: string): string {
  const language = tag.split('-')[0] ?? '';
  return loaded.has(language) || languages.includes(language) ? language : 'en';
}

/** The strings of a language, if they are here already. English is always here, in the widgets themselves. */
export function loadedStrings(language: string): Strings | undefined {
  return language === 'en' ? {} : loaded.get(language);
}

/**
 * Fetches the strings of a language, once per page. Where they cannot be had (a host may forbid the connection), English
 * is used: the strings are then empty.
 */
export async function loadStrings(language: string): Promise<void> {
  const {locales} = page();
  const key = `${version}/${language}`;
  let strings = locales.get(key);
  if (!strings) locales.set(key, (strings = fetchStrings(language)));
  loaded.set(language, (await strings) as Strings);
}

async function fetchStrings(language: string): Promise<Strings> {
  const {url, integrity = ''} = stringsOf(language);
  try {
    const response = await fetch(url, {integrity, credentials: 'omit'});
    return (await response.json()) as Strings;
  } catch (error) {
    hint('peace-…', `has no strings for "${language}" from ${url.href}: ${String(error)}`);
    return {};
  }
}

/** Values for the placeholders of a sentence; numbers are written in the reader's way. */
export type Values = Readonly<Record<string, string | number>>;

/** A sentence with its placeholders filled: `phrase({one: '{count} item', other: '{count} items'}, 'en', {count: 2})`. */
export function phrase(form: Strings[string], locale: string, values: Values = {}): string {
  const sentence = typeof form === 'object' ? pluralForm(form, locale, Number(values['count'])) : form;
  // A document's own wording may be anything.
  return String(sentence).replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name] ?? placeholder;
    return typeof value === 'number' ? value.toLocaleString(locale) : value;
  });
}

function pluralForm(forms: Readonly<Record<string, string>>, locale: string, count: number): string {
  return forms[new Intl.PluralRules(locale).select(count)] ?? forms['other'] ?? '';
}
