import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import type {Strings} from '../../src/contract/primitives.ts';
import * as english from '../../src/widget/locale/en.ts';
import {languages} from '../../src/widget/locale/source.ts';
import {languageOf, phrase} from '../../src/widget/locale/strings.ts';

const folder = new URL('../../src/widget/locale/', import.meta.url);
const groups = Object.values(english) as Strings[];
const en: Strings = Object.assign({}, ...groups) as Strings;

/** All forms of a wording, by plural category. */
function formsOf(wording: Strings[string] = ''): [category: string, sentence: string][] {
  return Object.entries(typeof wording === 'string' ? {other: wording} : wording);
}

/** What a form must say. "One article" needs no number. */
function placeholdersOf(category: string, sentence = ''): string[] {
  const names = (sentence.match(/\{\w+\}/g) ?? []).sort();
  return category === 'other' ? names : names.filter((name) => name !== '{count}');
}

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
  it('are those that there is a file of', () => {
    const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
    assert.deepEqual(
      files.map((file) => file.replace('.json', '')),
      languages,
    );
  });

  for (const language of languages) {
    const strings = JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8')) as Strings;

    it(`${language} has the keys of English`, () => {
      assert.deepEqual(Object.keys(strings).sort(), Object.keys(en).sort());
    });

    it(`${language} loses no placeholder and invents none`, () => {
      for (const [key, wording] of Object.entries(strings)) {
        const wanted = formsOf(en[key]).at(-1)?.[1];
        for (const [category, sentence] of formsOf(wording)) {
          assert.deepEqual(
            placeholdersOf(category, sentence),
            placeholdersOf(category, wanted),
            `${key}: ${sentence}`,
          );
        }
      }
    });

    it(`${language} has plural forms of its own categories, the general one last`, () => {
      const {pluralCategories} = new Intl.PluralRules(language).resolvedOptions();
      for (const [key, wording] of Object.entries(strings)) {
        const categories = formsOf(wording).map(([category]) => category);
        assert.equal(categories.at(-1), 'other', key);
        assert.deepEqual(
          categories.filter((category) => !pluralCategories.includes(category as Intl.LDMLPluralRule)),
          [],
          key,
        );
      }
    });

    it(`${language} is translated`, () => {
      for (const [key, wording] of Object.entries(strings)) {
        for (const [, sentence] of formsOf(wording)) {
          assert.ok(sentence.trim(), `${key} is blank`);
          assert.ok(
            !formsOf(en[key]).some(([, words]) => words === sentence),
            `${key} is English: ${sentence}`,
          );
        }
      }
    });
  }
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
    ['fr', 'en'],
    ['hex', 'en'],
  ] as const) {
    it(`for ${tag} is ${language}`, () => assert.equal(languageOf(tag), language));
  }
});
