import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {SubmissionSchema} from '../../src/contract/action.ts';
import {faultOf, isAt, questionsOf} from '../../src/widget/form/questions.ts';
import type {Answer, Form, Question} from '../../src/widget/form/questions.ts';
import {answersTo} from '../../src/widget/form/submission.ts';

const form = (rest: Partial<Form> = {}): Form => ({action: {url: '/sign'}, ...rest});
const names = (asked: Form) => questionsOf(asked).map(({name}) => name);
const question = (rest: Partial<Question>): Question => ({
  id: 'field-0',
  name: 'role',
  path: ['custom', 'role'],
  ...rest,
});

describe('the questions of a form', () => {
  it('are first name, last name, e-mail and postal code, unless the document says', () => {
    assert.deepEqual(names(form()), ['given-name', 'family-name', 'email', 'postal-code']);
  });

  it('are those of the document in its order, then the consents', () => {
    const fields = [{name: 'email'}, {name: 'role'}, {name: 'name'}];
    const consents = [{id: 'updates', text: 'Send me updates'}];
    assert.deepEqual(names(form({fields, consents})), ['email', 'role', 'name', 'consent-0']);
  });

  it('ask for an e-mail address always, and it is required', () => {
    assert.deepEqual(names(form({fields: [{name: 'name'}]})), ['name', 'email']);
    for (const fields of [undefined, [{name: 'email'}], [{name: 'email', required: false}]]) {
      assert.equal(questionsOf(form({fields})).find(({name}) => name === 'email')?.required, true);
    }
  });

  it('know what browsers call the answers', () => {
    const fields = ['name', 'tel', 'street-address', 'postal-code', 'region', 'country', 'comment', 'role'];
    assert.deepEqual(
      questionsOf(form({fields: fields.map((name) => ({name}))})).map(({autocomplete}) => autocomplete),
      [
        'name',
        'tel',
        'street-address',
        'postal-code',
        'address-level1',
        'country-name',
        undefined,
        undefined,
        'email',
      ],
    );
  });

  it('call a country that is chosen by its code', () => {
    const fields = [
      {name: 'country', type: 'choice' as const, options: [{value: 'US', label: 'United States'}]},
    ];
    assert.equal(questionsOf(form({fields}))[0]?.autocomplete, 'country');
  });

  it('call a field of the campaign by its name where it has no label', () => {
    const fields = [{name: 'Favourite colour'}, {name: 'role', label: 'Your role'}];
    assert.deepEqual(
      questionsOf(form({fields})).map(({label}) => label),
      ['Favourite colour', 'Your role', undefined],
    );
  });
});

describe('what is wrong with an answer', () => {
  for (const [what, rest, answer, fault] of [
    ['nothing, where none is needed', {}, '', undefined],
    ['a missing text', {required: true}, '', 'missing'],
    ['a missing tick', {required: true, type: 'checkbox'}, false, 'unticked'],
    ['nothing about a tick', {required: true, type: 'checkbox', maxLength: 1}, true, undefined],
    ['a text that is too long', {maxLength: 3}, 'four', 'tooLong'],
    ['nothing about one that just fits', {maxLength: 4}, 'four', undefined],
    ['a text longer than any that an endpoint takes', {}, 'x'.repeat(10_001), 'tooLong'],
    ['nothing about one that an endpoint just takes', {}, 'x'.repeat(10_000), undefined],
    ['an address in brackets', {name: 'email'}, '<ann@example.org>', 'notEmail'],
    ['an address without domain', {name: 'email'}, 'ann', 'notEmail'],
    ['an address without dot', {name: 'email'}, 'ann@example', 'notEmail'],
    ['an address that ends like one of a page', {name: 'email'}, 'ann@example.org?x', 'notEmail'],
    ['an address of a machine', {name: 'email'}, 'ann@127.0.0.1', 'notEmail'],
    ['an address with a control character', {name: 'email'}, 'a\u0007nn@example.org', 'notEmail'],
    ['nothing about an address', {name: 'email'}, 'ann@example.org', undefined],
    ['nothing about a sign that came along unseen', {name: 'email'}, 'ann@example.org\u200b', undefined],
    ['nothing about an address in other letters', {name: 'email'}, 'חנה@דוגמה.example', undefined],
    ['nothing about an emoji', {name: 'name', required: true}, '🕊️', undefined],
  ] as const) {
    it(`${what}`, () => {
      assert.equal(faultOf(question(rest), answer), fault);
    });
  }
});

describe('a pointer of the endpoint', () => {
  const email = question({path: ['person', 'email']});
  for (const [pointer, path, leads] of [
    ['/person/email', email.path, true],
    ['/person/emails', email.path, false],
    ['/person', email.path, false],
    ['/consents/0/given', ['consents', '0'], true],
    ['/consents/10', ['consents', '1'], false],
    ['/custom/a~1b~0c', ['custom', 'a/b~c'], true],
    ['/comment', ['comment'], true],
    ['', ['comment'], false],
  ] as const) {
    it(`${pointer || 'to the whole'} ${leads ? 'leads' : 'does not lead'} to ${path.join(', ')}`, () => {
      assert.equal(isAt(pointer, question({path})), leads);
    });
  }
});

describe('answers in the shape of the contract', () => {
  const asked = form({
    fields: [
      {name: 'given-name'},
      {name: 'email'},
      {name: 'street-address'},
      {name: 'comment'},
      {name: '__proto__'},
      {name: 'veteran', type: 'checkbox'},
      {name: 'role'},
    ],
    consents: [
      {id: 'updates', text: 'Send me updates'},
      {id: 'public', text: 'Show my name'},
    ],
  });
  const answers: Record<string, Answer> = {
    'field-0': 'Ann',
    'field-1': 'ann@example.org',
    'field-2': '1 Main St',
    'field-3': 'Well done',
    'field-4': 'polluted',
    'field-5': false,
    'field-6': '',
    'consent-1': true,
  };
  const submission = answersTo(asked, questionsOf(asked), (id) => answers[id] ?? '', 'en');

  it('stand in their places; what is empty is left out', () => {
    assert.deepEqual(submission.person, {
      givenName: 'Ann',
      email: 'ann@example.org',
      streetAddress: '1 Main St',
    });
    assert.equal(submission.comment, 'Well done');
    assert.equal(JSON.stringify(submission.custom), '{"__proto__":"polluted","veteran":false}');
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });

  it('say yes and no to what was asked, in the words that were shown', () => {
    assert.deepEqual(submission.consents, [
      {id: 'updates', given: false, text: 'Send me updates', language: 'en'},
      {id: 'public', given: true, text: 'Show my name', language: 'en'},
    ]);
  });

  it('pass the check of the contract', () => {
    assert.equal(v.is(SubmissionSchema, JSON.parse(JSON.stringify(submission))), true);
  });
});
