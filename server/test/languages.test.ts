import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {wordingFor} from '../src/actions/wording.ts';
import {confirmationWordingFor} from '../src/confirmation/wording.ts';
import {termsFor} from '../src/languages/terms.ts';
import {ar} from '../src/languages/ar.ts';
import {es} from '../src/languages/es.ts';
import {fr} from '../src/languages/fr.ts';
import {mailWordingFor} from '../src/mail/wording.ts';
import {deliveryWordingFor} from '../src/organiser/delivery/wording.ts';

const LANGUAGES = {ar, es, fr};

/** Every sentence by its place; one with a value says it as `‹value›`. */
function sentencesOf(wording: unknown, place = ''): Record<string, string> {
  if (typeof wording === 'function') {
    return {[place]: (wording as (value: unknown) => string)('‹value›')};
  }
  if (typeof wording !== 'object' || wording === null) return {[place]: String(wording)};
  return Object.assign(
    {},
    ...Object.entries(wording).map(([key, value]) => sentencesOf(value, `${place}/${key}`)),
  ) as Record<string, string>;
}

/** Names are the same everywhere, and a word may be. */
const SAME = ['whatsapp', 'facebook', 'x', 'bluesky', 'error', 'mail'];

describe('what visitors read in other languages', () => {
  for (const [language, {actions, mail, confirmation, delivery}] of Object.entries(LANGUAGES)) {
    for (const [name, own, english] of [
      ['refusals', actions, wordingFor('en')],
      ['mails', mail, mailWordingFor('en')],
      ['pages of mails', confirmation, confirmationWordingFor('en')],
      ['sheets to hand over', {...delivery, signatures: {}}, {...deliveryWordingFor('en'), signatures: {}}],
    ] as const) {
      it(`${language}, ${name}: says each value, and no sentence is English`, () => {
        const sentences = sentencesOf(own);
        for (const [place, sentence] of Object.entries(sentencesOf(english))) {
          if (place === '/language') continue;
          const said = sentences[place] ?? '';
          assert.ok(said.trim(), `${place} is missing`);
          assert.notEqual(said, sentence, place);
          assert.equal(said.includes('‹value›'), sentence.includes('‹value›'), place);
        }
      });
    }

    it(`${language}: is the language that a mail, its pages, a refusal and a sheet are written in`, () => {
      assert.equal(mailWordingFor(`${language}-XX`), mail);
      assert.equal(confirmationWordingFor(null, language), confirmation);
      assert.equal(wordingFor(language.toUpperCase()), actions);
      assert.equal(deliveryWordingFor(`${language}-XX`), delivery);
    });

    it(`${language}, the page of a petition: has the placeholders of English, and is translated`, () => {
      const english = termsFor('en').term;
      const {petitionPage} = LANGUAGES[language as keyof typeof LANGUAGES];
      const placeholders = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();
      for (const [key, wording] of Object.entries(petitionPage)) {
        if (typeof wording !== 'string') continue;
        const [said, meant] = [wording, english(key as Parameters<typeof english>[0])];
        assert.deepEqual(placeholders(said), placeholders(meant), key);
        if (!SAME.includes(key)) assert.notEqual(said, meant, key);
      }
    });

    it(`${language}, the page of a petition and a sheet: have each plural form`, () => {
      const {pluralCategories} = new Intl.PluralRules(language).resolvedOptions();
      const {signed} = LANGUAGES[language as keyof typeof LANGUAGES].petitionPage;
      for (const forms of [signed, delivery.signatures]) {
        assert.deepEqual(Object.keys(forms).sort(), [...pluralCategories].sort());
      }
    });
  }

  for (const language of ['ar', 'he']) {
    it(`${language}: keeps the signs of a name with it, in Latin letters, too`, () => {
      const {term} = termsFor(language);
      const name = 'Two States Now, Inc.';
      for (const [key, value] of [
        ['addressee', 'addressee'],
        ['letterTo', 'senator'],
        ['privacy', 'controller'],
        ['responsible', 'controller'],
        ['yourSenators', 'state'],
      ] as const)
        assert.ok(term(key, {[value]: name}).includes(`\u2068${name}\u2069`), key);
      assert.ok(confirmationWordingFor(null, language).privacy(name).includes(`\u2068${name}\u2069`));
    });
  }

  it('counts signatures in the six forms of Arabic', () => {
    const {term, language} = termsFor('ar-EG');
    assert.equal(language, 'ar');
    const said = [0, 1, 2, 3, 11, 100].map((count) => term('signed', {count}));
    assert.deepEqual(said, ['لا توقيعات', 'توقيع واحد', 'توقيعان', '٣ توقيعات', '١١ توقيعًا', '١٠٠ توقيع']);
  });
});
