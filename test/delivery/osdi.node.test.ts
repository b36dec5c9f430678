import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Submission, Subscription} from '../../src/contract/action.ts';
import {osdiOf, osdiOutcomeOf} from '../../src/delivery/formats/osdi.ts';

const key = '8e03978e-40d5-43e8-bc93-6894a57f9324';

/** What travels. */
function sent(payload: Partial<Submission & Subscription>): Record<string, Record<string, unknown>> {
  const json = JSON.stringify(osdiOf({person: {email: 'ann@example.org'}, ...payload}));
  return JSON.parse(json) as Record<string, Record<string, unknown>>;
}

describe('an action as OSDI wants it', () => {
  it('has everything that was answered', () => {
    assert.deepEqual(
      sent({
        person: {
          givenName: 'Ann',
          familyName: 'Ash',
          email: 'ann@example.org',
          tel: '+1 202 555 0143',
          streetAddress: '1 Main Street',
          postalCode: '20500',
          region: 'DC',
          country: 'US',
        },
        custom: {role: 'Teacher', volunteer: true, member: false},
        comment: 'Good luck',
        consents: [
          {id: 'updates', given: false, text: 'Send me updates'},
          {id: 'public', given: true, text: 'Show my name'},
        ],
        source: {page: 'https://blog.example/post', campaign: 'spring', referral: '8e03978e'},
      }),
      {
        person: {
          given_name: 'Ann',
          family_name: 'Ash',
          email_addresses: [{address: 'ann@example.org'}],
          phone_numbers: [{number: '+1 202 555 0143'}],
          postal_addresses: [
            {address_lines: ['1 Main Street'], postal_code: '20500', region: 'DC', country: 'US'},
          ],
          custom_fields: {role: 'Teacher', volunteer: 'yes', member: 'no', updates: 'no', public: 'yes'},
        },
        comments: 'Good luck',
        referrer_data: {source: 'spring', referrer: '8e03978e', website: 'https://blog.example/post'},
        'action_network:referrer_data': {
          source: 'spring',
          referrer: '8e03978e',
          website: 'https://blog.example/post',
        },
        triggers: {autoresponse: {enabled: true}},
      },
    );
  });

  it('leaves out what was not asked or not answered', () => {
    const {person} = sent({});
    assert.deepEqual(person, {email_addresses: [{address: 'ann@example.org'}], custom_fields: {}});
  });

  it('has an address also of one part of it', () => {
    for (const [part, as] of [
      ['postalCode', 'postal_code'],
      ['region', 'region'],
      ['country', 'country'],
    ] as const) {
      const {person} = sent({person: {email: 'ann@example.org', [part]: 'X'}});
      assert.deepEqual(person?.['postal_addresses'], [{[as]: 'X'}]);
    }
  });

  it('takes a name of one field for the given one: it guesses no family name', () => {
    const {person} = sent({person: {email: 'ann@example.org', name: 'Ann van der Ash'}});
    assert.equal(person?.['given_name'], 'Ann van der Ash');
    assert.equal(person['family_name'], undefined);
  });

  it('has a letter after the comment', () => {
    const letter = {subject: 'Please speak up', body: 'Dear senator', targets: ['Ben Cardin']};
    assert.equal(sent({letter})['comments'], 'Please speak up\n\nDear senator');
    assert.equal(sent({comment: 'Hi', letter})['comments'], 'Hi\n\nPlease speak up\n\nDear senator');
  });

  it('has lists as tags', () => {
    assert.deepEqual(sent({lists: ['alerts', 'news']})['add_tags'], ['alerts', 'news']);
  });
});

describe('what an answer of OSDI means', () => {
  const outcome = (status: number, body: string, wait = 0) => osdiOutcomeOf(status, body, wait, key);
  const signature = JSON.stringify({
    identifiers: ['action_network:d91b4b2e-ae0e-4cd3-9ed7-d0ec501b0bc3', 'other:1'],
    created_date: '2013-09-02T14:05:00Z',
    _links: {self: {href: 'https://actionnetwork.example/api/v2/signatures/1'}},
  });

  for (const status of [200, 201]) {
    it(`${status} with a signature: stored, under its first identifier`, () => {
      assert.deepEqual(outcome(status, signature), {
        kind: 'stored',
        receipt: {id: 'action_network:d91b4b2e-ae0e-4cd3-9ed7-d0ec501b0bc3', status: 'stored'},
      });
    });
  }

  for (const body of ['{}', ' { }\n']) {
    it(`${JSON.stringify(body)} with status 200: handed over, and no more is known`, () => {
      assert.deepEqual(outcome(200, body), {kind: 'stored', receipt: {id: key, status: 'sent'}});
    });
  }

  for (const [what, status, body] of [
    ['an error with status 200', 200, '{"error": "You must specify a valid person id"}'],
    ['a web page with status 200', 200, '<h1>Thanks!</h1>'],
    ['a list', 200, '[]'],
    ['nothing', 200, ''],
    ['no identifiers', 200, '{"identifiers": []}'],
    ['identifiers of another kind', 200, '{"identifiers": [7]}'],
    ['{} with status 202', 202, '{}'],
    ['{} with status 400', 400, '{}'],
    ['an error with status 404', 404, '{"error": "not found"}'],
    ['an error with status 500', 500, ''],
  ] as const) {
    it(`${what}: unknown`, () => {
      assert.equal(outcome(status, body).kind, 'unknown');
    });
  }

  it('403 and 410: refused; 429: later', () => {
    assert.equal(outcome(403, '{"error": "API Key invalid or not present"}').kind, 'refused');
    assert.equal(outcome(410, '').kind, 'refused');
    assert.deepEqual(outcome(429, '', 30_000), {
      kind: 'later',
      wait: 30_000,
      reason: 'answered with status 429',
    });
  });
});
