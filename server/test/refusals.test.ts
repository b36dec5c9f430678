import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Petition, Submission} from 'peace-widgets/contract';
import {openingOf} from '../src/actions/opening.ts';
import {campaign, allAnswers as full} from './campaign.ts';
import {problemOf, rowsIn, startEndpoint} from './running.ts';

const path = '/api/petitions/open/signatures';

/** `full` with some keys changed; `undefined` takes one out. */
function changed(change: {[K in keyof Submission]?: unknown}): unknown {
  return {...full, ...change};
}

describe('a signature with wrong data', () => {
  const {person, custom} = full;
  const wrong: Record<string, [unknown, [pointer: string, detail: string][]]> = {
    'an empty object': [{}, [['/person', 'This part of the form could not be read: Invalid key']]],
    'a number': [5, [['', 'This part of the form could not be read: Invalid type']]],
    'no e-mail address': [
      changed({person: {...person, email: undefined}}),
      [['/person/email', 'Enter your e-mail address.']],
    ],
    'a blank e-mail address': [
      changed({person: {...person, email: ' '}}),
      [['/person/email', 'Enter your e-mail address.']],
    ],
    'half an e-mail address': [
      changed({person: {...person, email: 'anna@example'}}),
      [['/person/email', 'Enter an e-mail address like name@example.org.']],
    ],
    'an e-mail address in brackets, another spelling of one': [
      changed({person: {...person, email: '<anna@example.org>'}}),
      [['/person/email', 'Enter an e-mail address like name@example.org.']],
    ],
    'an e-mail address in quotes, another spelling of one': [
      changed({person: {...person, email: '"anna"@example.org'}}),
      [['/person/email', 'Enter an e-mail address like name@example.org.']],
    ],
    'a long name': [
      changed({person: {...person, name: 'x'.repeat(201)}}),
      [['/person/name', 'Use at most 200 characters.']],
    ],
    'a name that is a number': [
      changed({person: {...person, name: 5}}),
      [['/person/name', 'This part of the form could not be read: Invalid type']],
    ],
    'a blank name and no region': [
      changed({person: {...person, name: '  ', region: undefined}}),
      [
        ['/person/name', 'Please fill this in.'],
        ['/person/region', 'Choose one of the options.'],
      ],
    ],
    'a postcode longer than the petition takes': [
      changed({person: {...person, postalCode: '200011'}}),
      [['/person/postalCode', 'Use at most 5 characters.']],
    ],
    'a region that is no option': [
      changed({person: {...person, region: 'XX'}}),
      [['/person/region', 'Choose one of the options.']],
    ],
    'no comment where one is required': [
      changed({comment: undefined}),
      [['/comment', 'Please fill this in.']],
    ],
    'a choice that is no option': [
      changed({custom: {...custom, role: 'king'}}),
      [['/custom/role', 'Choose one of the options.']],
    ],
    'a box that is not ticked': [
      changed({custom: {...custom, adult: false}}),
      [['/custom/adult', 'Please tick this box.']],
    ],
    'text for a box': [
      changed({custom: {...custom, adult: 'yes'}}),
      [['/custom/adult', 'Please tick this box.']],
    ],
    'a tick for text, and a name to escape': [
      changed({custom: {...custom, 'a/b': true}}),
      [['/custom/a~1b', 'Please fill this in.']],
    ],
    'no answer to anything of its own': [
      changed({custom: undefined}),
      [
        ['/custom/adult', 'Please tick this box.'],
        ['/custom/a~1b', 'Please fill this in.'],
      ],
    ],
    'a required consent that was not asked': [
      changed({consents: []}),
      [['/consents', 'Please tick this box.']],
    ],
    'a required consent that was refused': [
      changed({consents: [{id: 'terms', given: false, text: 'I agree.'}]}),
      [['/consents/0/given', 'Please tick this box.']],
    ],
    'an unknown consent': [
      changed({consents: [...full.consents, {id: 'sell', given: true, text: 'Sell my data.'}]}),
      [['/consents/1/id', 'This question is no longer asked here. Please load the page again.']],
    ],
    'a long letter': [
      changed({letter: {subject: 'S', body: 'x'.repeat(21)}}),
      [['/letter/body', 'Use at most 20 characters.']],
    ],
  };

  for (const [what, [body, expected]] of Object.entries(wrong)) {
    it(`is refused with 422 at its place: ${what}`, async (t) => {
      const {caller, settings} = await startEndpoint(t);
      const response = await caller.post('/api/petitions/strict/signatures', body);
      assert.equal(response.status, 422);
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
      const {errors = [], ...problem} = await problemOf(response);
      assert.deepEqual(problem, {
        type: 'urn:peace-widgets:problem:invalid',
        title: 'Please look at your answers again.',
        status: 422,
      });
      assert.deepEqual(
        errors.map(({pointer, detail}) => [pointer, detail.replace(/(Invalid (?:key|type)).*/, '$1')]),
        expected,
      );
      assert.deepEqual(rowsIn(settings, 'signatures'), []);
    });
  }

  it('is refused with text for a box, though that need not be ticked', async (t) => {
    const files = campaign();
    const [open] = files['petitions.json'] as Record<string, unknown>[];
    Object.assign(open ?? {}, {fields: [{name: 'press', type: 'checkbox'}]});
    const {caller} = await startEndpoint(t, {files});
    const send = (custom: object) => caller.post(path, {person: {email: 'anna@example.org'}, custom});
    const {errors} = await problemOf(await send({press: 'yes'}));
    assert.deepEqual(errors, [{pointer: '/custom/press', detail: 'Please tick this box.'}]);
    assert.equal((await send({})).status, 201);
  });

  it('is told so in the language of the form', async (t) => {
    const {caller} = await startEndpoint(t);
    const response = await caller.post(path, {person: {email: 'anna'}, language: 'he-IL'});
    assert.equal(response.headers.get('Content-Language'), 'he');
    const {title, errors} = await problemOf(response);
    assert.equal(title, 'נא לעבור שוב על הפרטים.');
    assert.deepEqual(errors, [
      {pointer: '/person/email', detail: 'נא להזין כתובת דוא״ל כמו name@example.org.'},
    ]);
  });

  it('may be sent again, corrected, under the same key', async (t) => {
    const {caller} = await startEndpoint(t);
    const key = crypto.randomUUID();
    assert.equal((await caller.sign('anna', 'open', {key})).status, 422);
    assert.equal((await caller.sign('anna@example.org', 'open', {key})).status, 201);
  });
});

describe('a petition that takes no signatures', () => {
  const refused: Record<string, [status: number, kind: string, title: string]> = {
    closed: [410, 'closed', 'This petition is closed.'],
    past: [410, 'closed', 'This petition is closed.'],
    future: [403, 'not-open-yet', 'This petition opens on 2999.'],
    nothing: [404, 'unknown-petition', 'There is no such petition here.'],
    elsewhere: [404, 'unknown-petition', 'There is no such petition here.'],
  };
  for (const [petition, [status, kind, title]] of Object.entries(refused)) {
    it(`says so: ${petition}`, async (t) => {
      const {caller, settings} = await startEndpoint(t);
      const response = await caller.sign('anna@example.org', petition);
      assert.equal(response.status, status);
      assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
      assert.deepEqual(await problemOf(response), {type: `urn:peace-widgets:problem:${kind}`, title, status});
      assert.deepEqual(rowsIn(settings, 'signatures'), []);
    });
  }

  it('is open on its days wherever the signer is', () => {
    const petition = {opens: '2013-08-14', closes: '2013-08-15'} as Petition;
    const at = (time: string) => openingOf(petition, Date.parse(time));
    assert.equal(at('2013-08-14T00:00+14:01'), 'not-yet');
    assert.equal(at('2013-08-14T00:00+14:00'), 'open');
    assert.equal(at('2013-08-15T23:59:59-12:00'), 'open');
    assert.equal(at('2013-08-16T00:00-12:00'), 'closed');
  });

  it('is open from and to an instant where one is given', () => {
    const petition = {opens: '2013-08-14T09:00Z', closes: '2013-08-14T10:00+01:00'} as Petition;
    const at = (time: string) => openingOf(petition, Date.parse(time));
    assert.equal(at('2013-08-14T08:59:59Z'), 'not-yet');
    assert.equal(at('2013-08-14T09:00:00Z'), 'closed');
    assert.equal(
      openingOf({...petition, closes: '2013-08-14T10:00Z'}, Date.parse('2013-08-14T09:00Z')),
      'open',
    );
  });
});

describe('a signature that cannot be read', () => {
  it('is refused with 400 when it is not JSON', async (t) => {
    const {caller} = await startEndpoint(t);
    for (const body of ['', '{', 'person=anna']) {
      const response = await caller.post(path, body);
      assert.equal(response.status, 400, body);
      assert.equal((await problemOf(response)).title, 'The body is not JSON in UTF-8.');
    }
  });

  it('is refused with 415 when it is of another type', async (t) => {
    const {caller} = await startEndpoint(t);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp']) {
      const response = await caller.sign('anna@example.org', 'open', {headers: {'Content-Type': type}});
      assert.equal(response.status, 415, type);
      assert.equal((await problemOf(response)).status, 415);
    }
    const headers = {'Content-Type': 'Application/JSON; charset=utf-8'};
    assert.equal((await caller.sign('anna@example.org', 'open', {headers})).status, 201);
  });

  it('is refused with 405 when it comes by another method, and is told which one', async (t) => {
    const {caller} = await startEndpoint(t);
    const addresses: Record<string, readonly string[]> = {
      POST: [path, '/api/he/petitions/open/signatures', '/api/subscriptions'],
      'GET, HEAD': [
        '/api/initiative.json',
        '/api/petitions/open',
        '/api/petitions/open/signers',
        '/api/challenge',
      ],
    };
    for (const [allowed, paths] of Object.entries(addresses)) {
      for (const address of paths) {
        for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter(
          (one) => !allowed.includes(one),
        )) {
          const response = await fetch(new URL(address, caller.url), {method});
          assert.equal(response.status, 405, `${method} ${address}`);
          assert.equal(response.headers.get('Allow'), allowed);
          const {title} = await problemOf(response);
          assert.equal(title, `This address takes ${allowed.replace(',', ' and')} only.`);
        }
      }
    }
  });
});
