import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import BetterSqlite3 from 'better-sqlite3';
import {ReceiptSchema, problemsOf} from 'peace-widgets/contract';
import type {Petition, Submission} from 'peace-widgets/contract';
import {openingOf} from '../src/actions/opening.ts';
import {problemOf, receiptOf, rowsIn, startEndpoint} from './running.ts';

const path = '/api/petitions/open/signatures';

/** Answers everything that the strict petition asks. */
const full = {
  person: {name: 'Anna Schmidt', email: 'anna@example.org', postalCode: '20001', region: 'MD'},
  comment: 'Peace.',
  custom: {role: 'teacher', adult: true, 'a/b': 'c'},
  consents: [{id: 'terms', given: true, text: 'I agree.', language: 'en'}],
} satisfies Submission;

/** `full` with some keys changed; `undefined` takes one out. */
function changed(change: {[K in keyof Submission]?: unknown}): unknown {
  return {...full, ...change};
}

describe('a signature', () => {
  it('is acknowledged with 201 and a receipt that the widgets can read', async (t) => {
    const {caller} = await startEndpoint(t);
    const response = await caller.sign('anna@example.org');
    assert.equal(response.status, 201);
    assert.match(response.headers.get('Content-Type') ?? '', /^application\/json/);
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    const receipt = await receiptOf(response);
    assert.deepEqual(problemsOf(ReceiptSchema, receipt), []);
    assert.match(receipt.id, /^[\da-f-]{36}$/);
    assert.deepEqual(receipt, {id: receipt.id, status: 'stored', count: 6});
    assert.equal(await caller.count(), 6);
  });

  it('is kept with all that was sent, and the wording of the consent', async (t) => {
    const now = Date.UTC(2013, 7, 14, 9, 30);
    const {caller, settings} = await startEndpoint(t, {now: () => now});
    const consents = [{id: 'updates', given: false, text: 'Keep me informed.', language: 'en'}];
    const letter = {subject: 'Speak up', body: 'Dear Senator', targets: ['MD-1']};
    const response = await caller.post(path, {
      person: {
        ...{
          name: 'A. S.',
          givenName: 'Anna',
          familyName: 'Schmidt',
          email: 'Anna@Example.org',
          tel: '+1 202',
        },
        ...{streetAddress: '1 Main St', postalCode: '20001', region: 'MD', country: 'US'},
      },
      comment: 'Peace.',
      custom: {unasked: 'is not kept'},
      letter,
      language: 'en',
      consents,
      source: {
        page: 'https://blog.example/post',
        referrer: 'https://search.example',
        campaign: 'spring',
        referral: '8e03978e',
      },
      elapsed: 8123.5,
      website: '',
      'from-a-newer-kit': true,
    });
    const {id} = await receiptOf(response);
    const [row, ...others] = rowsIn(settings, 'signatures');
    assert.equal(others.length, 0);
    for (const key of [row?.person_key, row?.address_key]) assert.match(String(key), /^[\da-f]{64}$/);
    assert.notEqual(row?.person_key, row?.address_key);
    assert.deepEqual(
      {...row, person_key: '', address_key: ''},
      {
        ...{id, petition: 'open', person_key: '', address_key: '', seat: 1, state: 'stored', doubt: null},
        ...{created_at: '2013-08-14T09:30:00.000Z'},
        ...{
          name: 'A. S.',
          given_name: 'Anna',
          family_name: 'Schmidt',
          email: 'Anna@Example.org',
          tel: '+1 202',
        },
        ...{
          street_address: '1 Main St',
          postal_code: '20001',
          region: 'MD',
          country: 'US',
          comment: 'Peace.',
        },
        ...{custom: null, letter: JSON.stringify(letter), consents: JSON.stringify(consents), language: 'en'},
        ...{source_page: 'https://blog.example/post', source_referrer: 'https://search.example'},
        ...{source_campaign: 'spring', source_referral: '8e03978e', elapsed: 8123.5},
      },
    );
  });

  it('is taken at the address of every language, for the same petition', async (t) => {
    const {caller} = await startEndpoint(t);
    assert.equal((await caller.sign('anna@example.org')).status, 201);
    const response = await caller.post('/api/he/petitions/open/signatures', {
      person: {email: 'b@example.org'},
    });
    assert.equal(response.status, 201);
    assert.equal((await receiptOf(response)).count, 7);
  });

  it('that fills the honeypot is held for confirmation, not counted, not dropped', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const response = await caller.post(path, {
      person: {email: 'anna@example.org'},
      website: 'https://a.example',
    });
    assert.equal(response.status, 201);
    const {status, count} = await receiptOf(response);
    assert.deepEqual([status, count], ['confirm', 5]);
    assert.equal(await caller.count(), 5);
    assert.deepEqual(
      rowsIn(settings, 'signatures').map(({email, state}) => [email, state]),
      [['anna@example.org', 'held']],
    );
  });

  it('answers the fields and consents of the petition', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const response = await caller.post('/api/petitions/strict/signatures', full);
    assert.equal(response.status, 201);
    assert.deepEqual(JSON.parse(String(rowsIn(settings, 'signatures')[0]?.custom)), full.custom);
  });
});

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
});

describe('a signature that cannot be stored', () => {
  it('is answered 503 with Retry-After while somebody else writes, and stored later under the same key', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const key = crypto.randomUUID();
    const other = new BetterSqlite3(settings.databaseUrl);
    other.exec('begin immediate');
    const response = await caller.sign('anna@example.org', 'open', {key});
    other.exec('rollback');
    other.close();
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('Retry-After'), '2');
    assert.equal((await problemOf(response)).status, 503);
    assert.equal((await caller.sign('anna@example.org', 'open', {key})).status, 201);
    assert.equal(await caller.count(), 6);
  });

  it('is answered 500 when the database is broken, leaves nothing behind, and is stored when it is mended', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const key = crypto.randomUUID();
    const other = new BetterSqlite3(settings.databaseUrl);
    t.after(() => other.close());
    other.exec('alter table idempotency_keys rename column receipt to away');
    const response = await caller.sign('anna@example.org', 'open', {key});
    assert.equal(response.status, 500);
    assert.equal((await problemOf(response)).status, 500);
    assert.deepEqual(rowsIn(settings, 'signatures'), []);
    other.exec('alter table idempotency_keys rename column away to receipt');
    assert.equal((await caller.sign('anna@example.org', 'open', {key})).status, 201);
    assert.equal(await caller.count(), 6);
  });
});
