/**
 * Stories are written in English, and hold in every language of the toolbar: what a story calls "Show 9 more" is looked
 * for in the words that the kit has for it in the language of the page.
 */
import type {Strings} from '../src/contract/primitives.ts';
import * as english from '../src/widget/locale/en.ts';
import {phrase} from '../src/widget/locale/strings.ts';

const languages = import.meta.glob<Strings>('../src/widget/locale/*.json', {eager: true, import: 'default'});

/** All sentences of English, each with its key. */
const sentences = Object.values<Strings>(english).flatMap((group) =>
  Object.entries(group).flatMap(([key, wording]) => formsOf(wording).map((sentence) => ({key, sentence}))),
);

/** What a story calls something, or a pattern of that: as it is looked for in the language of the page. */
export type Say = (words: string | RegExp) => string | RegExp;

/** The way in which a language says the kit's words; what are not the kit's stay as they are. */
export function sayingIn(language: string): Say {
  const strings = languages[`../src/widget/locale/${language}.json`];
  if (!strings) return (words) => words;
  return (words) => {
    const said =
      typeof words === 'string' ? sayings(words, strings, language).map(exactly) : patterns(words, strings);
    const own = typeof words === 'string' ? exactly(escaped(words)) : words.source;
    return said.length > 0 ? new RegExp([own, ...said].join('|')) : words;
  };
}

/** What a text may be in a language, as patterns: several sentences may be alike in English. */
function sayings(text: string, strings: Strings, language: string): string[] {
  return sentences.flatMap(({key, sentence}) => {
    const values = valuesIn(text, sentence);
    if (!values) return [];
    const said = Object.entries(values).map(([name, value]): [string, string | number] => {
      if (/^[\d,]+$/.test(value)) return [name, Number(value.replaceAll(',', ''))];
      // A day is written otherwise in another language.
      if (/\d{4}/.test(value)) return [name, ANYTHING];
      const [inner] = sayings(value, strings, language);
      return [name, inner?.replaceAll('\\', '') ?? value];
    });
    return [escaped(phrase(strings[key], language, Object.fromEntries(said))).replaceAll(ANYTHING, '.+')];
  });
}

/** Each sentence that a pattern is of, in a language. */
function patterns(words: RegExp, strings: Strings): string[] {
  return sentences
    .filter(({sentence}) => words.test(sentence.replace(PLACE, '2')))
    .flatMap(({key}) => formsOf(strings[key]))
    .map((sentence) => escaped(sentence.replace(PLACE, ANYTHING)).replaceAll(ANYTHING, '.+'));
}

/** The values in the places of a sentence, as they are in a text; nothing if it is not that sentence. */
function valuesIn(text: string, sentence: string): Record<string, string> | undefined {
  const places = escaped(sentence).replace(/\\\{(\w+)\\\}/g, '(?<$1>.+)');
  const match = new RegExp(exactly(places)).exec(text);
  return match ? {...match.groups} : undefined;
}

const PLACE = /\{\w+\}/g;
const ANYTHING = '\u0000';

const exactly = (pattern: string) => `^(?:${pattern})$`;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function formsOf(wording: Strings[string] = ''): string[] {
  return typeof wording === 'string' ? [wording] : Object.values(wording);
}

type Query = (words: string | RegExp, options?: {readonly name?: string | RegExp}) => unknown;

/** Testing Library's queries, which understand the kit's English words in the language of the page. */
export function inLanguage<View extends object>(view: View, say: Say): View {
  const queries = Object.entries(view as Record<string, Query>).map(([name, query]): [string, Query] => [
    name,
    name.endsWith('Role')
      ? (role, options) =>
          query(role, options?.name === undefined ? options : {...options, name: say(options.name)})
      : (words, options) => query(say(words), options),
  ]);
  return Object.fromEntries(queries) as View;
}
