import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {initials} from '../../src/negotiators/initials.ts';

/** The letters, without what keeps them from joining. */
const letters = (name: string) => initials(name).replace('\u200c', '');

describe('initials', () => {
  for (const [what, name, expected] of [
    ['of the first and the last word', 'John Forbes Kerry', ['J', 'K']],
    ['of a single word', 'Madonna', ['M']],
    ['of Hebrew', 'ציפי לבני', ['צ', 'ל']],
    ['of Arabic', 'صائب عريقات', ['ص', 'ع']],
    ['of Chinese', '习近平', ['习']],
    ['of Devanagari, with its vowel', 'राम मोदी', ['रा', 'मो']],
    ['with accents, also decomposed ones', 'E\u0301lise O\u0308z', ['E\u0301', 'O\u0308']],
    ['of the word behind an article', 'Saeb al-Husseini', ['S', 'H']],
    ['of a Hebrew word behind a maqaf', 'דוד בן־גוריון', ['ד', 'ג']],
    ['without quotation marks and brackets', '“Bogie” (Ya’alon)', ['B', 'Y']],
    ['without the mark of a direction before them', '\u200fציפי לבני', ['צ', 'ל']],
    ['without an emoji of several code points', '👩🏽‍⚖️ Judge', ['J']],
    ['without a flag', 'Envoy 🇺🇸', ['E']],
    ['without the sign before a letter', 'ʻAbd al-Rahman', ['A', 'R']],
    ['without a title', 'Dr. Saeb Erekat', ['S', 'E']],
    ['without a title that has no full stop', 'Sir Kim Darroch', ['K', 'D']],
    ['without titles in Hebrew', 'פרופ׳ ד״ר ציפי לבני', ['צ', 'ל']],
    ['without a title in Arabic', 'د. صائب عريقات', ['ص', 'ع']],
    ['without what follows a comma', 'Saeb Erekat, PhD', ['S', 'E']],
    ['without what follows a comma in Arabic', 'صائب عريقات، دكتور', ['ص', 'ع']],
    ['without a suffix', 'John Kerry Jr.', ['J', 'K']],
    ['of a first name that is but an initial', 'J. Robert Oppenheimer', ['J', 'O']],
    ['of a name that looks like a title', 'Mrinal Drabu', ['M', 'D']],
    ['with letters outside the basic plane', '𐐀𐐁 𐐂', ['𐐀', '𐐂']],
    ['of nothing but punctuation', '…', ['']],
    ['of nothing but a title', 'Dr.', ['']],
  ] as const) {
    it(what, () => assert.equal(letters(name), expected.join('')));
  }

  it('are kept from joining in Arabic', () => assert.equal(initials('صائب عريقات'), 'ص\u200cع'));

  for (const [script, name, expected] of [
    ['Latin', 'Martin Indyk', 'MI'],
    ['Hebrew', 'ציפי לבני', 'צל'],
  ] as const) {
    it(`are of one font in ${script}: nothing is between them`, () => assert.equal(initials(name), expected));
  }
});
