import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {brotliCompressSync} from 'node:zlib';
import {pack, PARTS, unpack} from '../../scripts/cdn/packed-strings.ts';
import type {PackedStrings} from '../../scripts/cdn/packed-strings.ts';
import type {Strings} from '../../src/contract/primitives.ts';
import * as english from '../../src/widget/locale/en.ts';
import {directionOf} from '../../src/widget/locale/locale-controller.ts';
import {speaks} from '../../src/widget/locale/source.ts';
import {languageOf, phrase} from '../../src/widget/locale/strings.ts';
import {localeFiles} from '../../vite.config.ts';

const folder = new URL('../../src/widget/locale/', import.meta.url);
const languages = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.replace('.json', ''));
const groups = Object.values(english) as Strings[];
const en: Strings = Object.assign({}, ...groups) as Strings;

/** All forms of a wording, by plural category. */
function formsOf(wording: Strings[string] = ''): [category: string, sentence: string][] {
  return Object.entries(typeof wording === 'string' ? {other: wording} : wording);
}

/** The placeholders of a sentence. */
function placeholdersOf(sentence = ''): string[] {
  return (sentence.match(/\{\w+\}/g) ?? []).sort();
}

/** Whether a plural form is said of a single number: "one article" needs no digit, and "no article" neither. */
function saysItsNumber(language: string, category: string): boolean {
  const rules = new Intl.PluralRules(language);
  const numbers = Array.from({length: 1001}, (_, number) => number);
  return numbers.filter((number) => rules.select(number) === category).length === 1;
}

/** What stands in these places is a name, in whatever direction that is written. */
const NAMES = /(.?)\{(?:controller|label|list|senator|sources|states?)\}(.?)/gu;

/** What languages may have in common with English: names, and words that happen to be the same. */
const SAME_AS_ENGLISH: Readonly<Record<string, readonly string[]>> = {
  es: ['whatsapp', 'facebook', 'x', 'bluesky', 'mastodon'],
  fr: ['signed', 'mail', 'whatsapp', 'facebook', 'x', 'bluesky', 'mastodon'],
};

describe('the English strings', () => {
  it('have every key once: the other languages know no groups', () => {
    const keys = groups.flatMap((group) => Object.keys(group));
    assert.deepEqual(
      keys.filter((key, index) => keys.indexOf(key) !== index),
      [],
    );
  });
});

describe('the languages', () => {
  it('are Arabic, Spanish, French and Hebrew, besides English', () => {
    assert.deepEqual(languages, ['ar', 'es', 'fr', 'he']);
  });

  it('are those that the kit says it speaks', () => {
    for (const language of languages) assert.ok(speaks(language), language);
    assert.equal(speaks('en'), false);
    assert.equal(speaks('de'), false);
  });

  for (const language of languages) {
    const strings = JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as Strings;

    it(`${language} has the keys of English`, () => {
      assert.deepEqual(Object.keys(strings).sort(), Object.keys(en).sort());
    });

    it(`${language} loses no placeholder and invents none`, () => {
      for (const [key, wording] of Object.entries(strings)) {
        const wanted = placeholdersOf(formsOf(en[key]).at(-1)?.[1]);
        for (const [category, sentence] of formsOf(wording)) {
          const found = placeholdersOf(sentence);
          const needless = typeof wording === 'object' && saysItsNumber(language, category);
          const missing = wanted.filter((name) => !found.includes(name) && !(needless && name === '{count}'));
          assert.deepEqual(missing, [], `${key} lacks them: ${sentence}`);
          assert.deepEqual(
            found.filter((name) => !wanted.includes(name)),
            [],
            `${key} has too many: ${sentence}`,
          );
        }
      }
    });

    it(`${language} has a plural form for each of its categories, the general one last`, () => {
      const {pluralCategories} = new Intl.PluralRules(language).resolvedOptions();
      for (const [key, wording] of Object.entries(strings)) {
        if (typeof wording === 'string') {
          assert.equal(typeof en[key], 'string', `${key} has no plural forms`);
          continue;
        }
        const categories = Object.keys(wording);
        assert.deepEqual([...categories].sort(), [...pluralCategories].sort(), key);
        assert.equal(categories.at(-1), 'other', key);
      }
    });

    if (directionOf(language) === 'rtl') {
      it(`${language} keeps the signs of a name with it, in Latin letters, too`, () => {
        for (const [key, wording] of Object.entries(strings)) {
          // It names the places themselves.
          if (key === 'mergeFields') continue;
          for (const [, sentence] of formsOf(wording)) {
            for (const [, before, after] of sentence.matchAll(NAMES))
              assert.deepEqual([before, after], ['\u2068', '\u2069'], key);
          }
        }
      });
    }

    it(`${language} is translated`, () => {
      const same = Object.entries(strings).filter(([key, wording]) =>
        formsOf(wording).some(([, sentence]) => formsOf(en[key]).some(([, words]) => words === sentence)),
      );
      assert.deepEqual(
        same.map(([key]) => key),
        SAME_AS_ENGLISH[language] ?? [],
      );
      for (const [key, wording] of Object.entries(strings)) {
        for (const [, sentence] of formsOf(wording)) assert.ok(sentence.trim(), `${key} is blank`);
      }
    });
  }
});

describe('a sentence', () => {
  const sentencesIn = (language: string) => {
    const strings = JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as Strings;
    return Object.values(strings).flatMap((wording) => formsOf(wording).map(([, sentence]) => sentence));
  };

  it('in French does not leave its colon or question mark to the next line', () => {
    assert.deepEqual(
      sentencesIn('fr').filter((sentence) => /(?<!\u00a0):|(?<!\u202f)[?!;]/.test(sentence)),
      [],
    );
  });

  it('in Arabic keeps the parts of a date in their order: there, a hyphen between numbers turns them round', () => {
    assert.deepEqual(
      sentencesIn('ar').filter((sentence) => /(?<!\u200e)\b\d{4}-\d/.test(sentence)),
      [],
    );
  });

  it('in Spanish speaks to a visitor as a friend, as all others do', () => {
    const formal = /\b(?:su|sus|usted|ustedes|escriba|deje|marque|firme|elija|revise)\b/i;
    assert.deepEqual(
      sentencesIn('es').filter((sentence) => formal.test(sentence)),
      [],
    );
  });
});

describe('the strings as the CDN serves them', () => {
  /** The groups that a widget's English wording is made of, as a class of its room has it. */
  function groupsOf(widget: string): (keyof typeof english)[] {
    const room = new URL(`../../src/${widget}/`, import.meta.url);
    const sources = readdirSync(room)
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(new URL(file, room), 'utf8'));
    const [, wording = ''] = /readonly wording = (.+);/.exec(sources.join('\n')) ?? [];
    return ['common', ...(wording.match(/\w+/g) ?? [])] as (keyof typeof english)[];
  }

  const widgets = {
    reading: ['news-feed', 'negotiators', 'timeline', 'core-issues'],
    writing: ['petition', 'signup'],
  };

  it('hold every group', () => {
    assert.deepEqual([...new Set(Object.values(PARTS).flat())].sort(), Object.keys(english).sort());
  });

  for (const {language, part, name, json} of localeFiles()) {
    const strings = JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as Strings;

    it(`${name} weighs no more than 1.6 kB`, () => {
      const {length} = brotliCompressSync(json);
      assert.ok(length <= 1600, `${length} bytes of brotli`);
    });

    for (const widget of widgets[part]) {
      it(`${name} gives <peace-${widget}> the words of each of its keys`, () => {
        const wording = Object.assign({}, ...groupsOf(widget).map((group) => english[group])) as Strings;
        assert.ok(Object.keys(wording).length > Object.keys(english.common).length);
        const expected = Object.keys(wording).map((key) => [key, strings[key]]);
        const packed = JSON.parse(json) as PackedStrings;
        assert.deepEqual(unpack(packed, wording), Object.fromEntries(expected));
      });
    }
  }

  it('are English where there are none', () => {
    const wording = {...english.common, ...english.news};
    assert.deepEqual(unpack({}, wording), wording);
    assert.deepEqual(unpack(pack(english.news, [english.news]), wording), wording);
  });

  it('have nothing of what an old library of the page has given to every object', () => {
    const everything = Object.prototype as {each?: () => void};
    everything.each = () => undefined;
    const unpacked = Object.keys(unpack({}, english.common));
    delete everything.each;
    assert.deepEqual(unpacked, Object.keys(english.common));
  });
});

describe('a phrase', () => {
  const forms = {one: '{count} issue of {name}', other: '{count} issues of {name}'};

  it('fills in its values, every time they occur', () => {
    assert.equal(phrase('{a} and {b} and {a}', 'en', {a: 'x', b: 'y'}), 'x and y and x');
  });

  it('writes numbers in the reader’s way, and text as it is', () => {
    assert.equal(phrase('{count}', 'en', {count: 12345}), '12,345');
    assert.equal(phrase('{count}', 'de', {count: 12345}), '12.345');
    assert.equal(phrase('{count}', 'de', {count: '12345'}), '12345');
  });

  it('takes the plural form of its count', () => {
    assert.equal(phrase(forms, 'en', {count: 1, name: 'peace'}), '1 issue of peace');
    assert.equal(phrase(forms, 'en', {count: 0, name: 'peace'}), '0 issues of peace');
    assert.equal(phrase({two: 'שתיים', other: '{count}'}, 'he', {count: 2}), 'שתיים');
  });

  it('takes each of the forms of Arabic', () => {
    const {signed = ''} = JSON.parse(readFileSync(new URL('ar.json', folder), 'utf8')) as Strings;
    const said = [0, 1, 2, 3, 11, 100].map((count) => phrase(signed, 'ar-u-nu-latn', {count}));
    assert.deepEqual(said, ['لا توقيعات', 'توقيع واحد', 'توقيعان', '3 توقيعات', '11 توقيعًا', '100 توقيع']);
  });

  it('takes the form of French and Spanish for millions', () => {
    for (const [language, words] of [
      ['es', '1.000.000 de firmas'],
      ['fr', '1\u202f000\u202f000 de signatures'],
    ] as const) {
      const {signed = ''} = JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as Strings;
      assert.equal(phrase(signed, language, {count: 1_000_000}), words);
    }
  });

  it('takes the last form for a number that has none of its own', () => {
    assert.equal(phrase({other: '{count} issues'}, 'en', {count: 1}), '1 issues');
  });

  it('leaves a placeholder that has no value, and does not read values as placeholders or patterns', () => {
    assert.equal(phrase('{a} {b}', 'en', {a: '$& {b}'}), '$& {b} {b}');
  });
});

describe('the language of the kit’s words', () => {
  for (const [tag, language] of [
    ['he', 'he'],
    ['he-IL', 'he'],
    ['en-GB', 'en'],
    ['fr-CA', 'fr'],
    ['ar-EG', 'ar'],
    ['de', 'en'],
    ['hex', 'en'],
  ] as const) {
    it(`for ${tag} is ${language}`, () => assert.equal(languageOf(tag), language));
  }
});
