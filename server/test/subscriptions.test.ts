import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {describe, it} from 'node:test';
import {ReceiptSchema, problemsOf} from 'peace-widgets/contract';
import {problemOf, receiptOf, rowsIn, startEndpoint} from './running.ts';

const path = '/api/subscriptions';
const person = {email: 'anna@example.org'};

describe('a subscription', () => {
  it('is acknowledged with 201 and a receipt for every list', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const response = await caller.post(path, {person, lists: ['roundup', 'alerts']});
    assert.equal(response.status, 201);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    const receipt = await receiptOf(response);
    assert.deepEqual(problemsOf(ReceiptSchema, receipt), []);
    assert.deepEqual(receipt, {
      id: receipt.id,
      status: 'stored',
      lists: [
        {id: 'roundup', status: 'stored'},
        {id: 'alerts', status: 'stored'},
      ],
    });
    assert.deepEqual(
      rowsIn(settings, 'subscriptions').map(({email, list, state}) => [email, list, state]),
      [
        ['anna@example.org', 'alerts', 'stored'],
        ['anna@example.org', 'roundup', 'stored'],
      ],
    );
  });

  it('is kept with the wording of the consent', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const consents = [{id: 'updates', given: true, text: 'Keep me informed.', language: 'en'}];
    await caller.post(path, {person: {...person, givenName: 'Anna'}, lists: ['alerts'], consents});
    const [row] = rowsIn(settings, 'subscriptions');
    assert.equal(row?.given_name, 'Anna');
    assert.equal(row?.consents, JSON.stringify(consents));
  });

  it('is one per address and list, and the answer does not tell', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const first = await receiptOf(await caller.post(path, {person, lists: ['alerts', 'alerts']}));
    const again = await caller.post(path, {
      person: {email: 'Anna@EXAMPLE.org'},
      lists: ['alerts', 'roundup'],
    });
    assert.equal(again.status, 201);
    const {id, lists} = await receiptOf(again);
    assert.notEqual(id, first.id);
    assert.deepEqual(first.lists, [{id: 'alerts', status: 'stored'}]);
    assert.deepEqual(lists, [
      {id: 'alerts', status: 'stored'},
      {id: 'roundup', status: 'stored'},
    ]);
    assert.deepEqual(
      rowsIn(settings, 'subscriptions').map(({email, list}) => [email, list]),
      [
        ['anna@example.org', 'alerts'],
        ['Anna@EXAMPLE.org', 'roundup'],
      ],
    );
  });

  it('that is repeated is answered 200 with the same receipt', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const key = randomUUID();
    const body = {person, lists: ['alerts']};
    const answers = await Promise.all(Array.from({length: 10}, () => caller.post(path, body, {key})));
    assert.deepEqual(answers.map(({status}) => status).sort(), [...Array<number>(9).fill(200), 201]);
    assert.equal(new Set((await Promise.all(answers.map(receiptOf))).map(({id}) => id)).size, 1);
    assert.equal(rowsIn(settings, 'subscriptions').length, 1);
    assert.equal((await caller.post(path, {person, lists: ['roundup']}, {key})).status, 422);
  });

  it('that fills the honeypot is held, until the person subscribes without it', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const held = await receiptOf(await caller.post(path, {person, lists: ['alerts'], website: 'filled'}));
    assert.equal(held.status, 'confirm');
    assert.deepEqual(held.lists, [{id: 'alerts', status: 'confirm'}]);
    const states = () => rowsIn(settings, 'subscriptions').map(({state}) => state);
    assert.deepEqual(states(), ['held']);
    assert.equal((await receiptOf(await caller.post(path, {person, lists: ['alerts']}))).status, 'stored');
    assert.deepEqual(states(), ['stored']);
    await caller.post(path, {person, lists: ['alerts'], website: 'filled'});
    assert.deepEqual(states(), ['stored']);
  });

  it('at the address of a language without a sign-up is for the lists of the campaign', async (t) => {
    const {caller} = await startEndpoint(t);
    assert.equal((await caller.post(`/api/he/subscriptions`, {person, lists: ['alerts']})).status, 201);
  });
});

describe('a subscription with wrong data', () => {
  const wrong: Record<string, [unknown, [pointer: string, detail: string][]]> = {
    'no list': [{person, lists: []}, [['/lists', 'Choose at least one list.']]],
    'lists left out': [{person}, [['/lists', 'Choose at least one list.']]],
    'an unknown list': [
      {person, lists: ['alerts', 'spam']},
      [['/lists/1', 'This list is no longer offered. Please load the page again.']],
    ],
    'a wrong address and a long name': [
      {person: {email: 'anna', givenName: 'x'.repeat(201)}, lists: ['alerts']},
      [
        ['/person/givenName', 'Use at most 200 characters.'],
        ['/person/email', 'Enter an e-mail address like name@example.org.'],
      ],
    ],
    'a name longer than the form takes': [
      {person: {...person, givenName: 'x'.repeat(21)}, lists: ['alerts']},
      [['/person/givenName', 'Use at most 20 characters.']],
    ],
    'an unknown consent': [
      {person, lists: ['alerts'], consents: [{id: 'sell', given: true, text: 'Sell.'}]},
      [['/consents/0/id', 'This question is no longer asked here. Please load the page again.']],
    ],
  };
  for (const [what, [body, expected]] of Object.entries(wrong)) {
    it(`is refused with 422 at its place: ${what}`, async (t) => {
      const {caller, settings} = await startEndpoint(t);
      const response = await caller.post(path, body);
      assert.equal(response.status, 422);
      const {errors = []} = await problemOf(response);
      assert.deepEqual(
        errors.map(({pointer, detail}) => [pointer, detail]),
        expected,
      );
      assert.deepEqual(rowsIn(settings, 'subscriptions'), []);
    });
  }

  it('is refused with 404 where the campaign has no lists', async (t) => {
    const {caller} = await startEndpoint(t, {files: {'initiative.json': {peace: '1.0'}}});
    const response = await caller.post(path, {person, lists: ['alerts']});
    assert.equal(response.status, 404);
    assert.equal((await problemOf(response)).title, 'There are no lists to sign up for here.');
  });
});
