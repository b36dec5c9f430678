import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ReceiptSchema, problemsOf} from 'peace-widgets/contract';
import {allAnswers} from './campaign.ts';
import {meddle, occupy} from './databases.ts';
import {problemOf, receiptOf, rowsIn, startEndpoint} from './running.ts';

const path = '/api/petitions/open/signatures';

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
        ...{
          id,
          petition: 'open',
          person_key: '',
          address_key: '',
          seat: 1,
          state: 'stored',
          doubt: null,
          listed: 0,
        },
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
    const response = await caller.post('/api/petitions/strict/signatures', allAnswers);
    assert.equal(response.status, 201);
    assert.deepEqual(JSON.parse(String(rowsIn(settings, 'signatures')[0]?.custom)), allAnswers.custom);
  });
});

describe('a signature that cannot be stored', () => {
  it('is answered 503 with Retry-After while somebody else writes, and stored later under the same key', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const key = crypto.randomUUID();
    const free = await occupy(settings);
    const response = await caller.sign('anna@example.org', 'open', {key});
    await free();
    assert.equal(response.status, 503);
    assert.equal(response.headers.get('Retry-After'), '2');
    assert.equal((await problemOf(response)).status, 503);
    assert.equal((await caller.sign('anna@example.org', 'open', {key})).status, 201);
    assert.equal(await caller.count(), 6);
  });

  it('is answered 500 when the database is broken, leaves nothing behind, and is stored when it is mended', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const key = crypto.randomUUID();
    meddle(settings, 'alter table idempotency_keys rename column receipt to away');
    const response = await caller.sign('anna@example.org', 'open', {key});
    assert.equal(response.status, 500);
    assert.equal((await problemOf(response)).status, 500);
    assert.deepEqual(rowsIn(settings, 'signatures'), []);
    meddle(settings, 'alter table idempotency_keys rename column away to receipt');
    assert.equal((await caller.sign('anna@example.org', 'open', {key})).status, 201);
    assert.equal(await caller.count(), 6);
  });
});
