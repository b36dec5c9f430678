import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readNews} from '../../src/contract/news.ts';
import {byline} from '../../src/news-feed/byline.ts';
import {wanting} from '../../src/news-feed/filter.ts';

/** Titles of the articles in a category, of a feed with these tags. */
function titlesIn(category: string | undefined, tags: Record<string, string[] | undefined>): string[] {
  const items = Object.entries(tags).map(([title, own]) => ({title, tags: own}));
  return readNews({items})
    .value.items.filter(wanting(category))
    .map(({title}) => title);
}

describe('a category', () => {
  it('is any tag of an article, not only its first', () => {
    assert.deepEqual(titlesIn('Analysis', {a: ['News'], b: ['News', 'Analysis'], c: ['Analysis']}), [
      'b',
      'c',
    ]);
  });

  it('is the same in upper and lower case, and with space around it', () => {
    assert.deepEqual(titlesIn(' ANALYSIS ', {a: ['analysis'], b: ['Analysis ']}), ['a', 'b']);
  });

  it('may be in any script, however it is composed', () => {
    assert.deepEqual(titlesIn('ניתוח', {a: ['חדשות'], b: ['ניתוח']}), ['b']);
    assert.deepEqual(titlesIn('ÉTUDE', {a: ['e\u0301tude']}), ['a']);
  });

  it('is a whole tag, not a part of one', () => {
    assert.deepEqual(titlesIn('new', {a: ['news'], b: ['new']}), ['b']);
  });

  it('leaves out articles without a tag', () => {
    assert.deepEqual(titlesIn('news', {a: undefined, b: ['news']}), ['b']);
  });

  for (const none of [undefined, '', '  ']) {
    it(`that is ${JSON.stringify(none)} lets every article through`, () => {
      assert.deepEqual(titlesIn(none, {a: ['news'], b: undefined}), ['a', 'b']);
    });
  }
});

describe('a byline', () => {
  const withoutMarks = (text: string) => text.replace(/[\u2068\u2069]/g, '');
  const names = (...all: string[]) => all.map((name) => ({name}));

  it('joins the authors as the language does', () => {
    assert.equal(withoutMarks(byline(names('Ada', 'Ben', 'Cem'), 'en')), 'Ada, Ben, and Cem');
    assert.equal(withoutMarks(byline(names('דן', 'רון'), 'he')), 'דן ורון');
  });

  it('keeps each name apart from the direction of the words around it', () => {
    assert.equal(byline(names('בן', 'Gil'), 'en'), '\u2068בן\u2069 and \u2068Gil\u2069');
  });
});
