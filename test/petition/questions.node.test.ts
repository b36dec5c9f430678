import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import * as v from 'valibot';
import {SubmissionSchema} from '../../src/contract/action.ts';
import {
  answerIn,
  answersTo,
  consentsOf,
  faultOf,
  questionAt,
  questionFor,
  questionsOf,
} from '../../src/widget/form/questions.ts';
import type {Answer, Form, Question} from '../../src/widget/form/questions.ts';

const form = (rest: Partial<Form> = {}): Form => ({action: {url: '/sign'}, ...rest});
const allOf = (asked: Form) => [...questionsOf(asked), ...consentsOf(asked)];
const names = (asked: Form) => allOf(asked).map(({name}) => name);
const question = (rest: Partial<Question>): Question => questionAt('custom', 'role', rest);

describe('the questions of a form', () => {
  it('are first name, last name, e-mail and postal code, unless the document says', () => {
    assert.deepEqual(names(form()), ['given-name', 'family-name', 'email', 'postal-code']);
  });

  it('are those of the document in its order, then the consents', () => {
    const fields = [{name: 'email'}, {name: 'role'}, {name: 'name'}];
    const consents = [{id: 'updates', text: 'Send me updates'}];
    assert.deepEqual(names(form({fields, consents})), ['email', 'role', 'name', 'updates']);
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

describe('the id of a question', () => {
  const idsOf = (asked: Form) => allOf(asked).map(({id}) => id);

  it('stays the same when others come before it, and is not that of a consent in other words', () => {
    const consents = [{id: 'updates', text: 'Send me updates'}];
    const before = idsOf(form({fields: [{name: 'email'}, {name: 'role'}], consents}));
    const after = idsOf(
      form({
        fields: [{name: 'tel'}, {name: 'email'}, {name: 'host'}, {name: 'role'}],
        consents: [{id: 'partners', text: 'Tell others'}, {id: 'updates', text: 'Send me more'}, ...consents],
      }),
    );
    assert.equal(new Set(after).size, after.length);
    assert.deepEqual(
      after.filter((id) => before.includes(id)),
      before,
    );
  });

  it('has no character that an id, or a list of ids, cannot have', () => {
    const fields = ['Favourite place', 'צבע', '"><b>', 'a/b', 'a:b', '\ud800'].map((name) => ({name}));
    const ids = idsOf(form({fields}));
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^[a-z][\w-]+$/);
  });
});

describe('a pointer of the endpoint', () => {
  const asked = form({
    fields: [{name: 'email'}, {name: 'a/b~c'}, {name: 'comment'}],
    consents: [
      {id: 'updates', text: 'Send me updates'},
      {id: 'public', text: 'Show my name'},
    ],
  });
  const questions = [...allOf(asked), questionAt('lists', 'alerts', {}), questionAt('lists', 'news', {})];
  // The document has had its consents in another order then.
  const action = {
    person: {email: 'ann@example.org'},
    consents: [{id: 'public'}, {id: 'updates'}],
    lists: ['news'],
  };
  for (const [pointer, key] of [
    ['/person/email', 'email'],
    ['/person/emails', undefined],
    ['/person', undefined],
    ['/consents/0/given', 'public'],
    ['/consents/1', 'updates'],
    ['/consents/10', undefined],
    ['/custom/a~1b~0c', 'a/b~c'],
    ['/comment', 'comment'],
    ['/lists/0', 'news'],
    ['/lists/7', undefined],
    ['', undefined],
  ] as const) {
    it(`${pointer || 'to the whole'} leads to ${key ?? 'no question'}`, () => {
      assert.equal(questionFor(pointer, questions, action)?.key, key);
    });
  }
});

describe('the answers in an action that comes back', () => {
  const action = {
    person: {email: 'ann@example.org'},
    custom: {host: true},
    comment: 'Good luck',
    consents: [{id: 'updates', given: true}],
    lists: ['news'],
  };
  for (const [group, key, answer] of [
    ['person', 'email', 'ann@example.org'],
    ['person', 'tel', undefined],
    ['custom', 'host', true],
    ['comment', 'comment', 'Good luck'],
    ['lists', 'news', true],
    ['lists', 'alerts', false],
    ['letter', 'body', undefined],
    ['consents', 'updates', false],
  ] as const) {
    it(`to ${group}, ${key}: ${answer}`, () => assert.equal(answerIn(action, group, key), answer));
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
    givenName: 'Ann',
    email: 'ann@example.org',
    streetAddress: '1 Main St',
    comment: 'Well done',
    veteran: false,
    role: '',
    public: true,
  };
  Object.defineProperty(answers, '__proto__', {value: 'polluted'});
  const submission = answersTo(allOf(asked), ({key}) => answers[key] ?? '', 'en');

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
