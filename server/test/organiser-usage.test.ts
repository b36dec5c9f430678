import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {organise} from './organising.ts';
import {settingsIn, startEndpoint, temporaryFolder} from './running.ts';

describe('the organiser’s command line', () => {
  it('explains itself', async () => {
    const {code, out} = await organise(undefined, ['--help']);
    assert.equal(code, 0);
    for (const name of [
      'petitions',
      'stats',
      'export',
      'import',
      'deliver',
      'held',
      'signers',
      'close',
      'open',
      'erase',
      'move',
      'import-targets',
    ]) {
      assert.match(out, new RegExp(`^  ${name} +\\S`, 'm'));
      const help = await organise(undefined, [name, '--help']);
      assert.equal(help.code, 0);
      assert.match(help.out, new RegExp(`^peace-endpoint ${name}`));
    }
  });

  it('ends with 2 where it is called in a wrong way, and says how it is done', async () => {
    const wrong: [string[], RegExp][] = [
      [[], /^$/],
      [['sing'], /There is no command "sing"/],
      [['close'], /--petition is missing\.\nSee: peace-endpoint close --help/],
      [['stats', '--nonsense'], /Unknown option '--nonsense'/],
      [['stats', 'more'], /Unexpected argument 'more'/],
      [['export'], /Give one of --petition and --list/],
      [['export', '--petition', 'a', '--list', 'b'], /Give one of --petition and --list/],
      [['export', '--petition', 'a', '--format', 'xlsx'], /--format must be csv or ndjson, not "xlsx"/],
      [['import', '--petition', 'a'], /--file is missing/],
      [['import', '--file', 'a.csv'], /Give one of --petition and --list/],
      [['import', '--file', 'a.csv', '--petition', 'open', '--mail'], /--mail needs --state held/],
      [
        ['import', '--file', 'a.csv', '--petition', 'open', '--state', 'all'],
        /--state must be stored or held/,
      ],
      [['erase', '--email', 'nobody'], /--email is not an e-mail address/],
      [['signers'], /--petition is missing/],
      [['signers', '--hide'], /Give --id, and one of --hide and --show/],
      [['signers', '--id', 'x', '--hide', '--show'], /one of --hide and --show/],
      [['held', '--confirm'], /--confirm and --delete need --petition or --id/],
    ];
    for (const [args, message] of wrong) {
      const {code, err} = await organise(settingsIn(temporaryFolder()), args);
      assert.equal(code, 2, args.join(' '));
      assert.match(err, message);
    }
  });

  it('ends with 1 and one sentence where settings, database or petition are not there', async (t) => {
    const folder = temporaryFolder();
    const file = join(folder, 'nowhere/peace.sqlite');
    const away = {...settingsIn(folder), databaseUrl: file};
    const missing = await organise(away, ['stats']);
    assert.equal(missing.code, 1);
    assert.ok(missing.err.startsWith(`There is no database at ${file}. Set DATABASE_URL`), missing.err);
    const wrong = await organise(away, ['stats'], {PEACE_RATE_HOLD: 'much'});
    assert.deepEqual([wrong.code, wrong.err.split('\n').length], [1, 2]);
    const {settings} = await startEndpoint(t);
    const unknown = await organise(settings, ['close', '--petition', 'nobody']);
    assert.equal(unknown.code, 1);
    assert.match(unknown.err, /^There is no petition "nobody" in .*There are: open, strict/);
  });
});

describe('import-targets', () => {
  it('needs a file', async () => {
    const {code, err} = await organise(undefined, ['import-targets']);
    assert.equal(code, 2);
    assert.match(err, /--file is missing/);
  });

  it('prints the senators of a file, and ends with 1 where it cannot be read', async () => {
    const file = join(temporaryFolder(), 'legislators-current.json');
    const term = {type: 'sen', start: '2021-01-03', end: '2999-01-03', state: 'MD', party: 'Democrat'};
    writeFileSync(file, JSON.stringify([{name: {official_full: 'Ben Cardin'}, id: {}, terms: [term]}]));
    const {code, out, err} = await organise(undefined, ['import-targets', '--file', file]);
    assert.equal(code, 0, err);
    assert.match(out, /"name": "Ben Cardin"/);
    assert.match(out, /"region": "MD"/);
    const missing = await organise(undefined, ['import-targets', '--file', `${file}.not`]);
    assert.deepEqual([missing.code, missing.out], [1, '']);
    assert.match(missing.err, /The targets could not be imported\.\n$/);
  });
});
