import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {organise} from './organising.ts';
import {temporaryFolder} from './running.ts';

/** What the command makes of a file. */
async function importing(name: string, content: string | Uint8Array) {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  const {code, out, err} = await organise(undefined, ['import-targets', '--file', file]);
  const {by, items} = (out ? JSON.parse(out) : {}) as {by?: string; items?: readonly object[]};
  return {code, by, items, err: err.replaceAll(file, name)};
}

describe('import-targets of other parliaments', () => {
  it('reads a table in any language of the kit, as spreadsheets save it', async () => {
    const english =
      'Who is who\nName;Constituency;Party;E-mail;Phone;Website\nAnn Lee;N1;Greens;ann@x.example;+44 1;www.x.example/ann\n';
    const {code, by, items, err} = await importing('mps.csv', english);
    assert.deepEqual([code, by, err], [0, 'region', '']);
    assert.deepEqual(items, [
      {
        name: 'Ann Lee',
        region: 'N1',
        party: 'Greens',
        phone: '+44 1',
        email: 'ann@x.example',
        url: 'https://www.x.example/ann',
      },
    ]);
    const french = 'Prénom,Nom de famille,Circonscription,Fonction\nZoé,Roy,75-01,Députée\n';
    assert.deepEqual((await importing('french.csv', french)).items, [
      {name: 'Zoé Roy', region: '75-01', title: 'Députée'},
    ]);
    const hebrew = 'שם,מחוז,מפלגה\nדנה,צפון,ירוקים\n';
    assert.deepEqual((await importing('hebrew.tsv', hebrew)).items, [
      {name: 'דנה', region: 'צפון', party: 'ירוקים'},
    ]);
  });

  it('leaves out whoever breaks a rule, and says it by row', async () => {
    const table = 'Region,Name,Email\nN1,Ann,ann@x.example\nN2,,\nN3,Bob,bob\n';
    const {code, items, err} = await importing('mps.csv', table);
    assert.equal(code, 1);
    assert.deepEqual(items, [{name: 'Ann', region: 'N1', email: 'ann@x.example'}]);
    assert.match(err, /^mps\.csv row 3, name: .*; left out$/m);
    assert.match(err, /^mps\.csv row 4, email: .*; left out$/m);
  });

  it('says what a table lacks', async () => {
    const {code, items, err} = await importing('mps.csv', 'Name,Age\nAnn,3\n');
    assert.deepEqual([code, items], [1, undefined]);
    assert.match(err, /mps\.csv row 1 has no columns "region" and "name"; it may have region, name, /);
    assert.match((await importing('none.csv', 'Region,Name\n')).err, /none\.csv has nobody that a petition/);
  });

  it('reads the targets of a campaign of Proca, with or without their addresses', async () => {
    const list = [
      {
        id: '0c2f',
        externalId: 'ann',
        name: 'Ann Lee',
        area: 'fr',
        fields: {
          description: 'Member',
          party: 'Greens',
          screen_name: 'ann',
          picture: 'https://x.example/a.jpg',
        },
        emails: [{email: 'ann@x.example', emailStatus: 'NONE'}],
      },
      {area: 'DE', first_name: 'Bo', last_name: 'Berg', email: 'bo@x.example'},
      {name: 'Everywhere', area: ''},
    ];
    const {code, items, err} = await importing('targets.json', JSON.stringify(list));
    assert.deepEqual(items, [
      {name: 'Ann Lee', region: 'FR', title: 'Member', party: 'Greens', email: 'ann@x.example'},
      {name: 'Bo Berg', region: 'DE', email: 'bo@x.example'},
    ]);
    assert.equal(code, 1);
    assert.match(err, /^targets\.json entry 3, region: .*; left out$/m);
  });
});
