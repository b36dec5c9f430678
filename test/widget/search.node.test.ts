import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {finder, folded} from '../../src/widget/search.ts';

describe('what is searched', () => {
  for (const [typed, written] of [
    ["it's", 'It’s time'],
    ["netanyahu's", 'Netanyahu’s answer'],
    ['צה"ל', 'דובר צה״ל'],
    ["צ'רצ'יל", 'צ׳רצ׳יל'],
    ['"speech"', 'a “speech” in Cairo'],
    ['"discours"', 'un «discours» au Caire'],
    ['negotiations', 'nego\u00adtiations'],
    ['محمد', 'محـــمد'],
    ['محمد', 'مُحَمَّد'],
    ['livni', '\u200eLivni\u200f'],
    ['livni', '\u2068Livni\u2069'],
    ['میخواهد', 'می\u200cخواهد'],
    ['cafe', 'Café'],
  ] as const) {
    it(`is found as keyboards type it: ${typed}`, () => assert.ok(finder(typed)(written)));
  }

  it('is found by words in any order, wherever each of them is', () => {
    const isFound = finder(' carter  peace ');
    assert.ok(isFound('Peace Now', undefined, 'Jimmy Carter'));
    assert.ok(!isFound('Peace Now', 'Jimmy'));
    assert.ok(finder('')('anything'));
  });

  it('stays as it is where it is plain', () => assert.equal(folded("It's 5 o'clock"), "it's 5 o'clock"));
});
