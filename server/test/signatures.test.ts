import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {ReceiptSchema, problemsOf} from 'peace-widgets/contract';
import {allAnswers, campaign} from './campaign.ts';
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

  it('is kept with all that was asked, and the wording of the consent', async (t) => {
    const now = Date.UTC(2013, 7, 14, 9, 30);
    const files = campaign();
    const [open] = files['petitions.json'] as Record<string, unknown>[];
    const names = ['given-name', 'tel', 'street-address', 'postal-code', 'region', 'country', 'comment'];
    Object.assign(open ?? {}, {
      fields: names.map((name) => ({name})),
      letter: {subject: 'Speak up', body: 'Dear {senator}'},
    });
    const {caller, settings} = await startEndpoint(t, {files, now: () => now});
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
          state: 'stored',
          doubt: null,
          listed: 0,
        },
        ...{created_at: '2013-08-14T09:30:00.000Z', confirmed_at: null},
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

  it('is kept without what is not asked, and of its source without what is nobody’s business', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const sent = {
      person: {
        email: 'anna@example.org',
        name: 'Anna',
        tel: '+1 202',
        streetAddress: '1 Main St',
        region: 'MD',
      },
      letter: {subject: 'Speak up', body: 'Dear Senator'},
      source: {
        page: 'https://blog.example/post?token=secret#part',
        referrer: 'https://search.example/find?q=illness',
        campaign: 'spring',
      },
    };
    await caller.post(path, sent);
    await caller.post('/api/petitions/other/signatures', {
      ...sent,
      comment: 'Not asked',
      source: {page: '/relative', referrer: 'mailto:anna@example.org'},
    });
    await caller.post('/api/subscriptions', {...sent, lists: ['alerts']});
    const [open, other, alert] = [
      ...rowsIn(settings, "signatures where petition = 'open'"),
      ...rowsIn(settings, "signatures where petition = 'other'"),
      ...rowsIn(settings, 'subscriptions'),
    ];
    for (const row of [open, other, alert]) {
      const {tel, street_address, region, letter = null, comment} = row ?? {};
      assert.deepEqual(
        {tel, street_address, region, letter, comment},
        {
          ...{tel: null, street_address: null, region: null, letter: null, comment: null},
        },
      );
    }
    assert.deepEqual(
      [open?.name, open?.source_page, open?.source_referrer, open?.source_campaign],
      ['Anna', 'https://blog.example/post', 'https://search.example', 'spring'],
    );
    assert.deepEqual([other?.source_page, other?.source_referrer], [null, null]);
  });

  it('is kept without what the contract does not know, however deep that goes', async (t) => {
    const files = campaign();
    const [open] = files['petitions.json'] as {fields: object[]}[];
    open?.fields.push({name: 'streetAddress'});
    Object.assign(open ?? {}, {letter: {subject: 'Speak up', body: 'Dear Senator'}});
    const {caller, settings} = await startEndpoint(t, {files});
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    const response = await caller.post(
      path,
      `{"person": {"email": "anna@example.org", "givenName": "Anna", "streetAddress": "1 Main St", "born": 1990},
        "custom": {"streetAddress": "by the sea"},
        "consents": [{"id": "updates", "given": true, "text": "Yes", "address": "192.0.2.1", "deep": ${deep}}],
        "letter": {"subject": "S", "body": "B", "deep": ${deep.slice(10_000, -10_000)}}}`,
    );
    assert.equal(response.status, 201, await response.text());
    const [row = {}] = rowsIn(settings, 'signatures');
    assert.deepEqual(
      [row['consents'], row['letter'], row['street_address'], row['custom']],
      [
        '[{"id":"updates","given":true,"text":"Yes"}]',
        '{"subject":"S","body":"B"}',
        null,
        '{"streetAddress":"by the sea"}',
      ],
    );
  });

  it('keeps the region where it goes to somebody by region', async (t) => {
    const files = campaign();
    const [open] = files['petitions.json'] as Record<string, unknown>[];
    Object.assign(open ?? {}, {targets: {by: 'region', items: [{region: 'MD', name: 'A Senator'}]}});
    const {caller, settings} = await startEndpoint(t, {files});
    await caller.post(path, {person: {email: 'anna@example.org', region: 'MD'}});
    assert.equal(rowsIn(settings, 'signatures')[0]?.region, 'MD');
  });

  it('has an address and names as they are seen', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const names = {givenName: '\u202eAnna\u200b', familyName: 'نی\u200cا 👩\u200d👧'};
    await caller.post(path, {person: {email: 'a\u200bnna@\ufeffexample.org\u202c', ...names}});
    await caller.post(path, {person: {email: 'anna@example.org', givenName: 'anna', familyName: 'نیا 👩👧'}});
    await caller.post(path, {person: {email: 'ben@example.org', givenName: '\u200b\u00a0'}});
    const rows = rowsIn(settings, 'signatures order by email');
    assert.deepEqual(
      rows.map(({email, given_name, family_name}) => [email, given_name, family_name]),
      [
        ['anna@example.org', 'Anna', 'نی\u200cا 👩\u200d👧'],
        ['ben@example.org', null, null],
      ],
    );
  });

  it('is refused without a name that can be seen where one is required', async (t) => {
    const {caller} = await startEndpoint(t);
    for (const name of ['\u200b', '\u00a0', ' \u2060\u3000']) {
      const body = {...allAnswers, person: {...allAnswers.person, name}};
      const problem = await problemOf(await caller.post('/api/petitions/strict/signatures', body));
      assert.deepEqual(
        problem.errors?.map(({pointer}) => pointer),
        ['/person/name'],
      );
    }
  });

  it('is refused with an address that only looks like another, or is none of a mailbox', async (t) => {
    const {caller} = await startEndpoint(t);
    const wrong = [
      'a@b.example?x',
      'a@b.example#x',
      'a@b.example/x',
      'a@b.example\\x',
      'a@127.0.0.1',
      'a@[127.0.0.1]',
    ];
    const controls = [
      'a\u0000b@example.org',
      'a\u007fb@example.org',
      'a@exam\u0085ple.org',
      'a@example.org:25',
    ];
    for (const email of [...wrong, ...controls]) {
      assert.equal((await caller.sign(email)).status, 422, JSON.stringify(email));
    }
    for (const email of [
      'o’neil@b-c.example',
      "d'arc+x/y?z#1@example.co.uk",
      'אנה@דוגמה.example',
      'a@3m.com',
    ]) {
      assert.equal((await caller.sign(email)).status, 201, email);
    }
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
    meddle(settings, 'alter table idempotency_keys rename to away');
    const response = await caller.sign('anna@example.org', 'open', {key});
    assert.equal(response.status, 500);
    assert.equal((await problemOf(response)).status, 500);
    assert.deepEqual(rowsIn(settings, 'signatures'), []);
    meddle(settings, 'alter table away rename to idempotency_keys');
    assert.equal((await caller.sign('anna@example.org', 'open', {key})).status, 201);
    assert.equal(await caller.count(), 6);
  });
});
