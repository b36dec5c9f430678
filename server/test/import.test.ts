/** Files of signatures that were given elsewhere, or on paper. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Settings} from '../src/settings.ts';
import {campaign} from './campaign.ts';
import {importing, organise, sign} from './organising.ts';
import {eventually, rowsIn, startEndpoint} from './running.ts';

const ACTION_NETWORK = `first_name,last_name,email,zip_code,can2_user_city,can2_state_abbreviated,Timestamp
Anna,Schmidt,anna@example.org,20001,Washington,DC,2013-08-14 09:30:00
Ben,Levi,ben@,,,,
Carl,O'Neil,carl@example.org,02139,Boston,MA,8/20/2013 11:00 PM EDT
Dora,Roe,dora@example.org,,,,2999-01-01
,,,20002,,,
Anna,schmidt,Anna@Example.org,,,,
`;

/** What is kept of signatures, in the order of addresses. */
function keptIn(settings: Settings, where = "petition = 'open'") {
  return rowsIn(settings, `signatures where ${where} order by email, given_name`);
}

describe('import', () => {
  it('tells what would happen to a file of Action Network, and stores its good rows when it is told to', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const dry = await importing(settings, ACTION_NETWORK, '--petition', 'open');
    assert.deepEqual(
      [dry.code, dry.out.split('\n')],
      [
        1,
        [
          'Read: given_name ("first_name"), family_name ("last_name"), email, postal_code ("zip_code"), created_at ("Timestamp").',
          'Not kept, for the form does not ask for it: "can2_user_city", "can2_state_abbreviated".',
          'row 3, column "email" is not an e-mail address like name@example.org',
          'row 5, column "Timestamp" is in the future',
          'row 6, column "email" is blank, and nobody is stored without an e-mail address',
          'Would be stored: 2, known already: 0, more than once in the file: 1, refused: 3.',
          'Nothing is stored yet: add --yes.',
          '',
        ],
      ],
    );
    assert.match(dry.err, /^Correct the rows that are refused, and import the file again/);
    assert.deepEqual(keptIn(settings), []);

    const {code, out} = await importing(settings, ACTION_NETWORK, '--petition', 'open', '--yes');
    assert.equal(code, 1);
    assert.match(out, /^Stored: 2, known already: 0, more than once in the file: 1, refused: 3\.$/m);
    await eventually(async () => (await caller.count()) === 7);
    assert.deepEqual(
      keptIn(settings).map(({email, given_name, family_name, postal_code, region, created_at}) => [
        ...[email, given_name, family_name, postal_code, region, created_at],
      ]),
      [
        ['anna@example.org', 'Anna', 'Schmidt', '20001', null, '2013-08-14T09:30:00.000Z'],
        ['carl@example.org', 'Carl', "O'Neil", '02139', null, '2013-08-21T03:00:00.000Z'],
      ],
    );
  });

  it('stores nobody twice: neither who signed here, nor who is in a file that is imported again', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    await sign(caller, 'anna@example.org', {
      person: {email: 'anna@example.org', givenName: 'Anna', familyName: 'Schmidt'},
    });
    await sign(caller, 'carl@example.org', {
      person: {email: 'carl@example.org', givenName: 'Carl', familyName: "O'Neil"},
      website: 'x',
    });
    const first = await importing(settings, ACTION_NETWORK, '--petition', 'open', '--yes');
    // Who was held has signed elsewhere.
    assert.match(first.out, /^Stored: 1, known already: 1,/m);
    const again = await importing(settings, ACTION_NETWORK, '--petition', 'open', '--yes');
    assert.match(again.out, /^Stored: 0, known already: 2,/m);
    assert.deepEqual(
      keptIn(settings).map(({email, state, source_campaign}) => [email, state, source_campaign]),
      [
        ['anna@example.org', 'stored', null],
        ['carl@example.org', 'stored', 'import'],
      ],
    );
    await eventually(async () => (await caller.count()) === 7);
    // Nor by signing here afterwards.
    await sign(caller, 'carl@example.org', {person: {email: 'CARL@example.org', name: "carl o'neil"}});
    assert.equal(await caller.count(), 7);
  });

  it('reads what spreadsheets save, in the words of people, below a title', async (t) => {
    const {settings} = await startEndpoint(t);
    const german =
      '\ufeffStall in the market;;\r\n\r\nFirst name;Surname;E-mail;Postcode;Signed on\r\nAnn;Roe;ann@example.org;=1+1;13.8.2013\r\n';
    assert.match((await importing(settings, german, '--petition', 'open', '--yes')).out, /^Stored: 1,/m);
    const excel = Buffer.from('\ufeffפרטי\tשם פרטי\tדוא״ל\nx\tחנה\thana@example.org\n', 'utf16le');
    assert.match((await importing(settings, excel, '--petition', 'open', '--yes')).out, /^Stored: 1,/m);
    assert.deepEqual(
      keptIn(settings).map(({email, given_name, postal_code, created_at}) => [
        ...[email, given_name, postal_code, String(created_at).slice(0, 10)],
      ]),
      [
        ['ann@example.org', 'Ann', '=1+1', '2013-08-13'],
        ['hana@example.org', 'חנה', null, new Date().toISOString().slice(0, 10)],
      ],
    );
  });

  it('reads times and sources as Google Forms and Action Network write them', async (t) => {
    const {settings} = await startEndpoint(t);
    const rows = [
      '2013/08/14 9:30:05 PM GMT+2,ann@example.org,newsletter',
      '2013/08/14 12:05:00 AM GMT-4,bea@example.org,',
      '2013/08/14 9:30:00 AM UTC+05:30,cia@example.org,',
    ];
    const csv = `${['Timestamp,Email,Source code', ...rows].join('\n')}\n`;
    const {code, out} = await importing(settings, csv, '--petition', 'open', '--yes');
    assert.deepEqual([code, out], [0, 'Stored: 3, known already: 0, refused: 0.\n']);
    assert.deepEqual(
      keptIn(settings).map(({created_at, source_campaign}) => [created_at, source_campaign]),
      [
        ['2013-08-14T19:30:05.000Z', 'newsletter'],
        ['2013-08-14T04:05:00.000Z', 'import'],
        ['2013-08-14T04:00:00.000Z', 'import'],
      ],
    );
  });

  it('takes what paper did not ask for blank, and nothing that a form would refuse', async (t) => {
    const {settings} = await startEndpoint(t);
    const head = 'Name,Email,Postcode,State,Role,custom adult,consent terms,consent terms wording';
    const rows = [
      'Ann Roe,ann@example.org,,,,,,',
      'Bea Roe,bea@example.org,20001,maryland,Teacher,x,yes,"I agree, on paper."',
      'Cia Roe,cia@example.org,200012,Ontario,pilot,,,',
      'Dee Roe,dee@example.org,,,,no,,',
      'Eva Roe,eva@example.org,,,,perhaps,no,Words',
    ];
    const csv = `${[head, ...rows].join('\n')}\n`;
    const {code, out} = await importing(settings, csv, '--petition', 'strict', '--yes');
    assert.equal(code, 1);
    assert.deepEqual(out.trim().split('\n'), [
      'row 4, column "Postcode" has more than 5 characters',
      'row 4, column "State" is none of the options of the form',
      'row 4, column "Role" is none of the options of the form',
      'row 5, column "custom adult" must be yes',
      'row 6, column "custom adult" is neither yes nor no',
      'row 6, column "consent terms" says no, and nobody is stored without it',
      'Stored: 2, known already: 0, refused: 3.',
    ]);
    assert.deepEqual(
      keptIn(settings, "petition = 'strict'").map(({name, region, custom, consents}) => [
        ...[name, region, custom, consents],
      ]),
      [
        ['Ann Roe', null, null, null],
        [
          'Bea Roe',
          'MD',
          '{"role":"teacher","adult":true}',
          '[{"id":"terms","given":true,"text":"I agree, on paper."}]',
        ],
      ],
    );
  });

  it('keeps a consent with the words that a column says, and names nobody in public without', async (t) => {
    const files = campaign();
    const [open] = files['petitions.json'] as Record<string, unknown>[];
    const consents = [
      {id: 'public', text: 'Name me.'},
      {id: 'updates', text: 'Keep me informed.'},
    ];
    const fields = [{name: 'given-name', label: 'What are you called?'}];
    Object.assign(open ?? {}, {consents, fields});
    const {caller, settings} = await startEndpoint(t, {files});
    const csv = `email,What are you called,consent public,Keep me informed.,consent public wording
a@example.org,Ann,yes,x,Print my name.
b@example.org,Bea,no,,Print my name.
c@example.org,Cia,,no,
d@example.org,Dee,yes,,
`;
    const {out} = await importing(settings, csv, '--petition', 'open', '--yes');
    assert.match(
      out,
      /^row 5, column "consent public" does not say to which words: add a column "consent public wording"$/m,
    );
    assert.deepEqual(
      keptIn(settings).map(({consents}) => JSON.parse(String(consents)) as unknown),
      [
        [
          {id: 'public', given: true, text: 'Print my name.'},
          {id: 'updates', given: true, text: 'Keep me informed.'},
        ],
        [{id: 'public', given: false, text: 'Print my name.'}],
        [{id: 'updates', given: false, text: 'Keep me informed.'}],
      ],
    );
    const {signers} = (await caller.json('/api/petitions/open/signers')) as {signers: {name: string}[]};
    assert.deepEqual(
      signers.map(({name}) => name),
      ['Ann'],
    );
  });
});

describe('importing a list', () => {
  it('puts each address on it once, and nobody who has left the list elsewhere', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    await caller.post('/api/subscriptions', {person: {email: 'a@example.org'}, lists: ['alerts']});
    const csv = `email,first_name,can2_subscription_status
A@example.org,Ann,subscribed
b@example.org,Bea,subscribed
b@example.org,Bob,subscribed
c@example.org,Cia,unsubscribed
d@example.org,Dee,bouncing
`;
    const {code, out} = await importing(settings, csv, '--list', 'alerts', '--yes');
    assert.equal(code, 1);
    assert.deepEqual(out.trim().split('\n'), [
      'row 5, column "can2_subscription_status" says that this address is on the list no more',
      'row 6, column "can2_subscription_status" says that this address is on the list no more',
      'Stored: 1, known already: 1, more than once in the file: 1, refused: 2.',
    ]);
    assert.deepEqual(
      rowsIn(settings, 'subscriptions order by email').map(({email, given_name, list, state}) => [
        ...[email, given_name, list, state],
      ]),
      [
        ['a@example.org', null, 'alerts', 'stored'],
        ['b@example.org', 'Bea', 'alerts', 'stored'],
      ],
    );
  });
});

describe('a file that cannot be imported', () => {
  it('says why in one sentence, and changes nothing', async (t) => {
    const {settings} = await startEndpoint(t);
    const wrong: [string, string[], RegExp][] = [
      [
        'Name,City\nAnn,Boston\n',
        ['--petition', 'open'],
        /^Row 1 has no column "email", .* add it to "count"/,
      ],
      ['<!doctype html><p>', ['--petition', 'open'], /people\.csv is a web page and no table/],
      ['PK\u0003\u0004', ['--petition', 'open'], /people\.csv is a workbook: save it as CSV/],
      ['', ['--petition', 'open'], /people\.csv is empty/],
      ['email\n"a', ['--petition', 'open'], /quotation mark in line \d+ or before is never closed/],
      ['email\n', ['--petition', 'elsewhere'], /collected elsewhere: its action has the format osdi/],
      ['email\n', ['--petition', 'nobody'], /^There is no petition "nobody"/],
      ['email\n', ['--list', 'nobody'], /^There is no list "nobody" .* There are: alerts, roundup/],
      ['email\n', ['--petition', 'open', '--webhooks'], /^There is no webhook/],
    ];
    for (const [content, args, sentence] of wrong) {
      const {code, err} = await importing(settings, content, ...args, '--yes');
      assert.equal(code, 1, args.join(' '));
      assert.match(err, sentence);
    }
    const missing = await organise(settings, ['import', '--petition', 'open', '--file', '/nowhere/x.csv']);
    assert.deepEqual(
      [missing.code, /^\/nowhere\/x\.csv cannot be read: ENOENT/.test(missing.err)],
      [1, true],
    );
  });
});
