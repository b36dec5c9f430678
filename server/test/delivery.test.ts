/** Signatures on paper: what is on it, of whom, and that it stays what it is. */
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {Database} from '../src/database/database.ts';
import {databaseAddress} from '../src/database/address.ts';
import {atOneMoment} from '../src/organiser/moment.ts';
import {campaign} from './campaign.ts';
import {meddle} from './databases.ts';
import {done, organise, sign} from './organising.ts';
import {RememberedLog, startEndpoint, temporaryFolder, writeFiles} from './running.ts';

const action = {url: '/api/petitions/senators/signatures'};
const regions = [
  {value: 'CA', label: 'California'},
  {value: 'NY', label: 'New York'},
];

const senators = {
  ...{id: 'senators', title: 'Tell your senators', text: 'Please speak up.', action},
  ...{goals: [3, 1000], goal: 2, count: 10, addressee: 'Your senators'},
  fields: [
    ...['name', 'given-name', 'family-name', 'tel', 'street-address', 'comment'].map((name) => ({name})),
    {name: 'postal-code', label: 'ZIP code'},
    {name: 'region', label: 'State', type: 'choice', options: regions},
  ],
  consents: [{id: 'public', text: 'Name me.'}],
  targets: {
    by: 'region',
    items: [
      {region: 'CA', name: 'Barbara Boxer', title: 'Senator'},
      {region: 'CA', name: 'Dianne Feinstein', title: 'Senator'},
      {region: 'NY', name: 'Chuck Schumer', title: 'Senator'},
    ],
  },
};

const hebrew = {
  ...{...senators, title: 'אמרו', text: 'אנא.', language: 'he'},
  fields: [{name: 'region', type: 'choice', options: [{value: 'CA', label: 'קליפורניה'}]}],
};

/** An endpoint with four signatures and one that is held. */
async function startWithSigners(t: TestContext, petition: object = senators) {
  const files = campaign();
  files['petitions.json'] = [petition];
  files['he/petitions.json'] = [hebrew];
  const {settings, caller} = await startEndpoint(t, {files});
  const from = async (name: string, person: object, more: object = {}) => {
    const sent = {person: {email: `${name}@mail.example`, ...person}, ...more};
    assert.equal((await sign(caller, '', sent, 'senators')).status, 201, name);
  };
  const agreed = {consents: [{id: 'public', given: true, text: 'Name me.'}]};
  await from(
    'anna',
    {givenName: 'Anna', familyName: 'schmidt', region: 'CA', tel: '+1 555 0100', streetAddress: '1 Main St'},
    {comment: 'Quote me', ...agreed},
  );
  await from('dana', {givenName: 'דנה', familyName: 'כהן', postalCode: '94110'}, {comment: 'Quote me not'});
  await from('jose', {name: 'José María García', region: 'NY'});
  await from('nobody', {givenName: 'nobody@mail.example', region: 'NY'});
  await from('robot', {givenName: 'Robot', region: 'CA'}, {website: 'x'});
  const days = ['anna', 'dana', 'jose', 'nobody'].entries();
  for (const [index, name] of days) {
    const at = `2013-08-${14 + index}T12:00:00.000Z`;
    meddle(settings, `update signatures set created_at = '${at}' where email = '${name}@mail.example'`);
  }
  const write = (...args: string[]) => done(settings, 'deliver', '--petition', 'senators', ...args);
  return {settings, from, write};
}

/** The rows of a sheet as texts, each cell by itself. */
function rowsOf(sheet: string): string[][] {
  const body = /<tbody>(.*)<\/tbody>/s.exec(sheet)?.[1] ?? assert.fail('no table');
  return body
    .split('</tr>')
    .slice(0, -1)
    .map((row) => row.split('</td>').slice(0, -1).map(seen));
}

/** What is read of markup. */
function seen(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

describe('deliver', () => {
  it('writes who has signed in the order in which they did, and no more of them than is fit for paper', async (t) => {
    const {write} = await startWithSigners(t);
    const sheet = await write();
    assert.deepEqual(rowsOf(sheet), [
      ['1', 'Anna S.', 'California', 'Aug 14, 2013'],
      ['2', 'דנה כ׳', 'California', 'Aug 15, 2013'],
      ['3', 'José María G.', 'New York', 'Aug 16, 2013'],
      ['4', '(no name given)', 'New York', 'Aug 17, 2013'],
    ]);
    const text = seen(sheet.replace(/<style>.*?<\/style>/gs, ''));
    assert.match(
      text,
      /To: Your senators Tell your senators Please speak up\. signatures 14 goal, reached 3 /,
    );
    assert.match(text, /Where the signatures come from California 2 New York 2 /);
    assert.match(text, /not listed here: 10\. Family names are shortened/);
    assert.doesNotMatch(sheet, /@mail|555|Main St|94110|schmidt|García|כהן|Quote|Robot/);
  });

  it('writes those of one state, for those who speak for it, with what share of all they are', async (t) => {
    const {write} = await startWithSigners(t);
    const sheet = await write('--region', 'california');
    assert.deepEqual(
      rowsOf(sheet).map(([, name, day]) => [name, day]),
      [
        ['Anna S.', 'Aug 14, 2013'],
        ['דנה כ׳', 'Aug 15, 2013'],
      ],
    );
    const text = seen(sheet.replace(/<style>.*?<\/style>/gs, ''));
    assert.match(text, /To: Senator Barbara Boxer and Senator Dianne Feinstein Tell/);
    assert.match(text, /signatures from California 2 signatures in all 14 /);
    assert.match(sheet, /<title>Tell your senators – California<\/title>/);
    assert.doesNotMatch(text, /Where the signatures/);
  });

  it('names whom it is for also where they are in a file of their own', async (t) => {
    const {targets, ...rest} = senators;
    const {settings, write} = await startWithSigners(t, {
      ...rest,
      targets: {by: 'region', src: '/targets.json'},
    });
    writeFiles(settings.pages, {'targets.json': targets});
    assert.match(await write('--region', 'NY'), /To: Senator Chuck Schumer</);
  });

  it('has more of them where that is asked for, and comments of those only who may be named', async (t) => {
    const {settings, write} = await startWithSigners(t);
    const sheet = await write(
      '--with',
      'full-name,postal-code,tel',
      '--with',
      'email,street-address,comment',
    );
    const [first, quotation, second] = rowsOf(sheet);
    const anna = ['Anna schmidt', 'California', '1 Main St', '', 'anna@mail.example', '+1 555 0100'];
    assert.deepEqual(first, ['1', ...anna, 'Aug 14, 2013']);
    assert.deepEqual(quotation, ['', 'Quote me']);
    assert.deepEqual(second, [
      '2',
      'דנה כהן',
      'California',
      '',
      '94110',
      'dana@mail.example',
      '',
      'Aug 15, 2013',
    ]);
    assert.match(seen(sheet), /State Street address ZIP code E-mail Telephone Signed on/);
    assert.match(sheet, /Please do not publish them/);
    meddle(settings, `update signatures set listed = 0`);
    assert.doesNotMatch(await write('--with', 'comment'), /Quote/);
  });

  it('is in the words, dates, numbers and direction of a language', async (t) => {
    const {write} = await startWithSigners(t);
    const sheet = await write('--language', 'he', '--region', 'CA');
    assert.match(sheet, /<html lang="he" dir="rtl">/);
    assert.match(sheet, /<title>אמרו – קליפורניה<\/title>/);
    assert.match(sheet, /@top-right \{ content: "אמרו"; direction: rtl;/);
    assert.match(sheet, /content: "עמוד " counter\(page, decimal\) " מתוך " counter\(pages, decimal\)/);
    assert.deepEqual(rowsOf(sheet)[0]?.slice(1), ['Anna S.', '14 באוג׳ 2013']);
  });

  it('keeps text as text, in the page and in the margins', async (t) => {
    const hostile = `</title></style><script>alert(1)</script><!-- rows -->"; } @import "https://evil.example/x`;
    const {from, write} = await startWithSigners(t, {...senators, title: hostile, text: hostile});
    await from('evil', {
      givenName: hostile,
      familyName: `${'e\u0301\u0301\u0301\u0301'}x`,
    });
    const sheet = await write('--with', 'full-name');
    assert.equal(rowsOf(sheet).length, 5);
    assert.doesNotMatch(sheet, /<script|@import "|<!-- rows|\u0301{4}/);
    assert.equal(sheet.match(/<\/style>/g)?.length, 2);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(sheet)?.[1]?.replaceAll('&#39;', "'");
    const hashes = [...sheet.matchAll(/<style>(.*?)<\/style>/gs)].map(
      ([, style = '']) => `'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    );
    assert.equal(policy, `default-src 'none'; style-src ${hashes.join(' ')}`);
  });

  it('writes a file for its owner only, and none where there is nothing to hand over', async (t) => {
    const {settings, write} = await startWithSigners(t);
    const file = join(temporaryFolder(), 'sheet.html');
    assert.equal(await write('--out', file), '');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.match(readFileSync(file, 'utf8'), /<\/html>\s*$/);
    const refused = async (...args: string[]) => {
      const {code, out, err} = await organise(settings, ['deliver', ...args]);
      assert.equal(out, '');
      return [code, err.split('\n')[0]];
    };
    const of = ['--petition', 'senators'];
    assert.deepEqual(await refused(...of, '--out', file), [
      1,
      `${file} is there already. Add --force to replace it.`,
    ]);
    assert.deepEqual(await refused(...of, '--language', 'fr'), [
      1,
      'The petition "senators" is not there in "fr". It is in: en, he.',
    ]);
    assert.deepEqual(await refused(...of, '--region', 'XX'), [
      1,
      'There is no region "XX" at the petition "senators". There are: CA, NY.',
    ]);
    assert.deepEqual(await refused(...of, '--with', 'shoe-size'), [
      2,
      '--with must be of full-name, street-address, postal-code, email, tel, comment, not "shoe-size".',
    ]);
    assert.deepEqual(await refused(), [2, '--petition is missing.']);
    meddle(settings, 'delete from signatures');
    assert.deepEqual(await refused(...of), [1, 'Nobody there has signed: there is nothing to hand over.']);
  });

  it('counts and lists the same people, while others sign and nobody has to wait', async (t) => {
    const {settings, from} = await startWithSigners(t);
    const database = await Database.open(databaseAddress(settings.databaseUrl), new RememberedLog());
    t.after(() => database.close());
    const count = (query: typeof database.query) =>
      query
        .selectFrom('signatures')
        .select('id')
        .execute()
        .then(({length}) => length);
    await atOneMoment(database.query, async (moment) => {
      assert.equal(await count(moment), 5);
      await from('late', {region: 'CA'});
      assert.equal(await count(moment), 5);
    });
    assert.equal(await count(database.query), 6);
  });
});
