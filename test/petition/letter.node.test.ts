import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Petition} from '../../src/contract/petitions.ts';
import {filledIn, mailTo, roomIn} from '../../src/petition/letter/letter.ts';
import type {Draft} from '../../src/petition/letter/letter.ts';
import {hasNoSenators, residenceOf} from '../../src/petition/letter/residence.ts';
import {statesOf} from '../../src/petition/letter/zip.ts';

/** The prefixes of every state, as a person would write them down; those of several states stand with each. */
const PREFIXES: Readonly<Record<string, string>> = {
  NY: '005 063 100-149',
  PR: '006-007 009',
  VI: '008',
  MA: '010-027 055',
  RI: '028-029',
  NH: '030-038',
  ME: '039-049',
  VT: '050-054 056-059',
  CT: '060-069',
  NJ: '070-089',
  AE: '090-098',
  PA: '150-196',
  DE: '197-199',
  DC: '200 202-205 569',
  VA: '201 220-246',
  MD: '205-212 214-219',
  WV: '247-268',
  NC: '270-289',
  SC: '290-299',
  GA: '300-319 398-399',
  FL: '320-339 341-342 344 346-347 349',
  AA: '340',
  AL: '350-352 354-369',
  TN: '370-385',
  MS: '386-397',
  KY: '400-418 420-427',
  OH: '430-459',
  IN: '460-479',
  MI: '480-499',
  IA: '500-516 520-528',
  WI: '530-532 534-535 537-549',
  MN: '550-551 553-567',
  SD: '570-577',
  ND: '580-588',
  MT: '590-599',
  IL: '600-620 622-629',
  MO: '630-631 633-641 644-658',
  KS: '660-662 664-679',
  NE: '680-681 683-693',
  LA: '700-701 703-708 710-714',
  AR: '716-729',
  OK: '730-731 734-741 743-749',
  TX: '733 739 750-770 772-799 885',
  CO: '800-816',
  WY: '820-831 834',
  ID: '832-838',
  UT: '840-847',
  AZ: '850-853 855-857 859-860 863-865',
  NM: '870-871 873-884',
  NV: '889-891 893-895 897-898',
  CA: '900-908 910-928 930-961',
  AP: '962-966',
  HI: '967-968',
  AS: '967',
  GU: '969',
  MP: '969',
  FM: '969',
  MH: '969',
  PW: '969',
  OR: '970-979',
  WA: '980-986 988-994',
  AK: '995-999',
};

/** Those lists, turned round: the states of a prefix. */
function expected(prefix: number): string[] {
  const holds = (range: string) => {
    const [first = 0, last = first] = range.split('-').map(Number);
    return first <= prefix && prefix <= last;
  };
  return Object.keys(PREFIXES).filter((state) => PREFIXES[state]?.split(' ').some(holds));
}

describe('the state of a ZIP code', () => {
  it('is told for each of the prefixes in use', () => {
    for (let prefix = 0; prefix < 1000; prefix++) {
      if (!expected(prefix).length) continue;
      const zip = `${String(prefix).padStart(3, '0')}01`;
      assert.deepEqual([...statesOf(zip)].sort(), expected(prefix).sort(), zip);
    }
  });

  it('covers the fifty states, the district, the territories and the soldiers', () => {
    assert.equal(Object.keys(PREFIXES).length, 50 + 1 + 8 + 3);
  });

  for (const [zip, states] of [
    ['06390', ['CT', 'NY']],
    ['20588', ['DC', 'MD']],
    ['73960', ['OK', 'TX']],
    ['83414', ['ID', 'WY']],
    ['96799', ['HI', 'AS']],
    ['96950', ['GU', 'MP', 'FM', 'MH', 'PW']],
  ] as const) {
    it(`is left open for ${zip}`, () => assert.deepEqual(statesOf(zip), states));
  }

  it('is open for six prefixes only', () => {
    const open = Array.from({length: 1000}, (_, prefix) => String(prefix).padStart(3, '0')).filter(
      (prefix) => statesOf(`${prefix}00`).length > 1,
    );
    assert.deepEqual(open, ['063', '205', '739', '834', '967', '969']);
  });

  for (const zip of ['20740-1234', '20740 1234', '207401234', '20740–1234']) {
    it(`is told for ${zip}, too`, () => assert.deepEqual(statesOf(zip), ['MD']));
  }

  for (const zip of [
    '',
    '2074',
    '207',
    '207400',
    '20740-',
    '20740-12',
    'MD 20740',
    '٢٠٧٤٠',
    '２０７４０',
    'K1A 0B1',
    '00000',
    '00400',
    '-20740',
    '1e4',
    'constructor',
  ]) {
    it(`is not told for ${zip || 'nothing'}`, () => assert.deepEqual(statesOf(zip), []));
  }
});

describe('where a signer lives', () => {
  const petition = {
    targets: {
      by: 'region',
      items: [
        {region: 'VA', name: 'Tim Kaine'},
        {region: 'MD', name: 'Ben Cardin'},
        {region: 'MD', name: 'Barbara Mikulski'},
      ],
    },
  } as unknown as Petition;
  const at = (address: Partial<Parameters<typeof residenceOf>[1]>) =>
    residenceOf(petition, {region: '', isOwn: false, zip: '', country: '', ...address});

  it('is what was chosen', () => {
    assert.deepEqual(at({region: 'VA'}), {region: 'VA', choice: [], found: '', zipIn: []});
  });

  it('is found by the ZIP code where nothing was chosen', () => {
    assert.deepEqual(at({zip: '20740'}), {region: 'MD', choice: ['MD'], found: 'MD', zipIn: []});
  });

  it('is what was chosen against the ZIP code, which is told', () => {
    assert.deepEqual(at({region: 'VA', zip: '20740'}), {
      region: 'VA',
      choice: ['MD'],
      found: 'MD',
      zipIn: ['MD'],
    });
    assert.equal(at({region: 'DC', zip: '20740'}).region, 'DC');
  });

  it('does not differ by upper and lower case', () => {
    assert.deepEqual(at({region: 'md', zip: '20740'}).zipIn, []);
  });

  it('is found by the ZIP code where words were typed that are no code', () => {
    assert.equal(at({region: 'Maryland', zip: '20740'}).region, 'MD');
    assert.equal(at({region: 'Ontario', zip: ''}).region, 'Ontario');
    const items = [{region: 'North', name: 'Ann Lee'}];
    const other = {targets: {by: 'region', items}} as unknown as Petition;
    const address = {region: 'north', isOwn: false, zip: '20740', country: ''};
    assert.equal(residenceOf(other, address).region, 'north', 'some have words for codes');
  });

  it('may be where nobody has senators', () => {
    for (const region of ['DC', 'PR', 'GU', 'VI', 'AS', 'MP', 'dc']) assert.ok(hasNoSenators(region), region);
    for (const region of ['MD', 'VA', 'WASH', 'PRO', '']) assert.ok(!hasNoSenators(region), region);
  });

  it('is open where the ZIP code leaves it open, until one of the candidates is chosen', () => {
    assert.deepEqual(at({zip: '20500'}), {region: '', choice: ['DC', 'MD'], found: '', zipIn: ['DC', 'MD']});
    assert.equal(at({zip: '20500', region: 'MD'}).region, 'MD');
    assert.equal(at({zip: '20500', region: 'MD', isOwn: true}).region, 'MD');
    assert.equal(at({zip: '20500', region: 'VA', isOwn: true}).region, '');
  });

  it('is not told by a postal code of another country', () => {
    for (const country of [
      ...['DE', 'Deutschland', 'IL', 'Ukraine', 'UK', 'Uzbekistan', 'ישראל', 'Espagne'],
      ...['Russia', 'Australia', 'ארגנטינה'],
    ])
      assert.equal(at({zip: '20740', country}).region, '', country);
    for (const country of [
      'US',
      'usa',
      'U.S.A.',
      'United States',
      'The United States',
      'the US',
      'America',
      'Estados Unidos',
      'EE. UU.',
      'EUA',
      'États-Unis',
      'ארצות הברית',
      'ארה״ב',
      'الولايات المتحدة',
      'أمريكا',
    ])
      assert.equal(at({zip: '20740', country}).region, 'MD', country);
  });

  it('is asked of soldiers, whose address does not tell where they vote', () => {
    assert.deepEqual(at({zip: '09012', isOwn: true}), {
      region: '',
      choice: ['MD', 'VA'],
      found: '',
      zipIn: ['AE'],
    });
    assert.equal(at({zip: '09012', region: 'VA', isOwn: true}).region, 'VA');
    assert.equal(at({zip: '09012', region: 'VA'}).region, 'VA');
  });
});

describe('a letter', () => {
  const draft: Draft = {
    subject: 'From {state}',
    body: 'Dear {senator},\n{state} is watching. {else}\n{name}',
    targets: [],
    name: 'Ann Lee',
    state: 'Maryland',
  };

  it('is filled in, but for whom it goes to, and for what nobody knows', () => {
    assert.deepEqual(filledIn(draft), {
      subject: 'From Maryland',
      body: 'Dear {senator},\nMaryland is watching. {else}\nAnn Lee',
    });
    assert.equal(
      filledIn({...draft, state: '', name: ''}).body,
      'Dear {senator},\n{state} is watching. {else}\n',
    );
  });

  it('is filled in for one person, once, whatever the names are', () => {
    assert.equal(
      filledIn({...draft, name: '{state} $& {senator}'}, 'Barbara $1 Mikulski').body,
      'Dear Barbara $1 Mikulski,\nMaryland is watching. {else}\n{state} $& {senator}',
    );
  });

  it('has room for as much as may be sent once it is filled in', () => {
    const letter = {subject: '', body: '', maxLength: 100};
    const room = roomIn(letter, draft);
    const typed = draft.body.padEnd(room, 'x');
    assert.equal(filledIn({...draft, body: typed}).body.length, 100);
  });

  it('is never longer than the contract lets it be', () => {
    assert.equal(roomIn({subject: '', body: ''}, {...draft, body: ''}), 10_000);
    assert.equal(roomIn({subject: '', body: '', maxLength: 1e6}, {...draft, body: ''}), 10_000);
  });

  it('goes into a mail as it is, line by line', () => {
    const text = {subject: 'Peace & quiet?', body: 'Dear Ann,\n50% + 50% = #1\nשלום'};
    const url = new URL(mailTo('ann+press@senate.example', text));
    assert.equal(url.pathname, 'ann%2Bpress@senate.example');
    const parameters = Object.fromEntries(new URLSearchParams(url.search));
    assert.deepEqual(parameters, {subject: text.subject, body: text.body.replaceAll('\n', '\r\n')});
    assert.doesNotMatch(url.href, /\+/);
    assert.match(mailTo('a@b.example', {subject: '', body: 'a\r\nb'}), /=a%0D%0Ab$/);
  });

  it('goes into a mail without the half of a letter that was cut', () => {
    assert.match(mailTo('a@b.example', {subject: '', body: 'Peace \ud83d'}), /=Peace%20$/);
  });

  it('is left out of a link that would be too long to be opened, whatever its script', () => {
    const link = (body: string) => mailTo('ann@senate.example', {subject: 'Peace', body});
    const room = 2048 - link('').length;
    assert.equal(link('x'.repeat(room)).length, 2048);
    for (const body of ['x'.repeat(room + 1), 'ש'.repeat(room / 6 + 1)])
      assert.equal(link(body), 'mailto:ann@senate.example?subject=Peace');
  });

  it('puts nothing into the head of a mail', () => {
    const url = new URL(mailTo('ann@example.org?bcc=all@example.org', {subject: 'a&bcc=b', body: ''}));
    assert.deepEqual([...new URLSearchParams(url.search).keys()], ['subject', 'body']);
    assert.equal(decodeURIComponent(url.pathname), 'ann@example.org?bcc=all@example.org');
  });
});
