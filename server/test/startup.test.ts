import assert from 'node:assert/strict';
import {once} from 'node:events';
import {createServer} from 'node:net';
import type {AddressInfo} from 'node:net';
import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {describe, it} from 'node:test';
import {pathToFileURL} from 'node:url';
import {databaseAddress} from '../src/database/address.ts';
import {openEndpoint} from '../src/endpoint.ts';
import type {Settings} from '../src/settings.ts';
import {readSettings} from '../src/settings.ts';
import {StartError} from '../src/start-error.ts';
import {campaign} from './campaign.ts';
import {meddle} from './databases.ts';
import {
  RememberedLog,
  callerOf,
  environmentOf,
  eventually,
  settingsIn,
  startEndpoint,
  startProgram,
  temporaryFolder,
} from './running.ts';

/** The sentences with which a start is refused, with folders left out. */
async function refusal(settings: Settings): Promise<string[]> {
  const opening = openEndpoint(settings, {log: new RememberedLog(), watch: false});
  const error: unknown = await opening.then(
    (endpoint) => endpoint.close(),
    (error: unknown) => error,
  );
  assert.ok(error instanceof StartError, 'it started');
  return error.sentences.map((sentence) => sentence.replaceAll(`${settings.content}/`, ''));
}

function refusalOf(files: Record<string, unknown>): Promise<string[]> {
  return refusal(settingsIn(temporaryFolder(), {...campaign(), ...files}));
}

describe('a start with wrong content', () => {
  it('is refused with file, pointer and reason of every problem', async () => {
    const sentences = await refusalOf({
      'news.json': {items: [{id: 1, title: 'Talks', url: 'javascript:alert(1)'}, {id: 2}]},
      'he/initiative.json': {peace: '2.0'},
    });
    assert.deepEqual(sentences, [
      'news.json /items/0/url: is not a link: use http:, https:, mailto: or tel:',
      'news.json /items/1: has no title, summary or text',
      'he/initiative.json /peace: is not a version that this kit reads: 1.0',
    ]);
  });

  it('is refused with line and column where a file is not JSON', async () => {
    const wrong: Record<string, string> = {
      '{\n  "items": [],\n}': '3:1: Expected double-quoted property name',
      '{\n  "items": [\n': '3:1: Unexpected end of JSON input',
      '{\n  "items": nil}': "2:13: Unexpected token 'i'",
      '': '1:1: Unexpected end of JSON input',
      items: "1:1: Unexpected token 'i'",
      '{"items": "a\nb"}': '1:13: Bad control character in string literal',
    };
    for (const [text, sentence] of Object.entries(wrong)) {
      assert.deepEqual(await refusalOf({'news.json': text}), [`news.json:${sentence}`], text);
    }
  });

  it('is refused where a file is not UTF-8', async () => {
    const files = {'news.json': Buffer.from('{"title": "caf\xe9"}', 'latin1')};
    assert.deepEqual(await refusalOf(files), ['news.json:1:1: is not UTF-8 text']);
  });

  it('is refused where a language has no head, or a file no meaning', async () => {
    const names = 'initiative, news, negotiators, timeline, petitions, signup, issues, sources';
    assert.deepEqual(await refusalOf({'petition.json': [], 'fr/news.json': {items: []}}), [
      `petition.json: is not one of ${names.replace(/\w+/g, '$&.json')}`,
      'fr/initiative.json: is missing; it holds at least {"peace": "1.0"}',
    ]);
  });

  it('is refused where an address would be ambiguous', async () => {
    const action = {url: '/api/petitions/a/signatures'};
    const petition = {id: 'a', title: 'A', text: 'A', action};
    const list = {id: 'l', title: 'L'};
    const sentences = await refusalOf({
      'petitions.json': [petition, petition],
      'signup.json': {lists: [list, list], action},
      'he/initiative.json': {
        peace: '1.0',
        petitions: [petition, petition],
      },
    });
    assert.deepEqual(sentences, [
      'petitions.json /1/id: "a" is used twice',
      'signup.json /lists/1/id: "l" is used twice',
      'he/initiative.json /petitions/1/id: "a" is used twice',
    ]);
  });

  it('is refused where a section stands in the head and in a file', async () => {
    const files = {'initiative.json': {peace: '1.0', news: {items: []}}};
    assert.deepEqual(await refusalOf(files), ['initiative.json /news: is also in news.json, which counts']);
  });

  it('is refused where there is no content', async () => {
    const settings = {...settingsIn(temporaryFolder()), content: '/nowhere'};
    assert.match((await refusal(settings)).join(), /^The content folder \/nowhere cannot be read: ENOENT/);
  });

  it('reads files with a byte order mark, and leaves other folders and files alone', async (t) => {
    const {caller} = await startEndpoint(t, {
      files: {
        ...campaign(),
        'news.json': '\ufeff{"items": []}',
        'README.md': '# Content',
        '.news.json.swp': 'x',
        '.drafts/news.json': '{',
        'pictures/map.svg': '<svg/>',
        'more of it/news.json': '{',
      },
    });
    assert.deepEqual(await caller.json('/api/news.json'), {items: []});
  });
});

describe('a start with wrong settings', () => {
  it('is refused for a port that is none', () => {
    for (const PORT of ['http', '65536', '-1', '80.5']) {
      assert.throws(() => readSettings({PORT}), {
        message: `PORT must be a number from 0 to 65535, not "${PORT}".`,
      });
    }
  });

  it('is refused for a short secret', () => {
    assert.throws(() => readSettings({PEACE_SECRET: 'short'}), /at least 32 characters/);
  });

  it('is refused for a database of another kind, without repeating its password', async () => {
    const settings = settingsIn(temporaryFolder());
    assert.deepEqual(await refusal({...settings, databaseUrl: 'mysql://anna:pass@db.example/peace'}), [
      'The endpoint stores in SQLite or PostgreSQL and cannot use mysql://…. Give DATABASE_URL a file, for example file:data/peace.sqlite, or postgres://….',
    ]);
  });

  it('is refused for a database that is something else', async () => {
    const settings = settingsIn(temporaryFolder());
    const databaseUrl = join(settings.pages, 'notes.txt');
    writeFileSync(databaseUrl, 'These are my notes. '.repeat(100));
    assert.deepEqual(await refusal({...settings, databaseUrl}), [
      `The database ${databaseUrl} cannot be opened: file is not a database`,
    ]);
  });

  const skip = existsSync('/proc') ? false : 'there is no /proc here';
  it('is refused, and does not hang, for a file where no folder can be made', {skip}, async (t) => {
    const settings = {...settingsIn(temporaryFolder()), databaseUrl: '/proc/nothing/here/peace.sqlite'};
    // A process of its own, for one that hangs could not tell of it.
    const program = startProgram(t, environmentOf(settings));
    await eventually(() => program.child.exitCode !== null);
    await program.ended;
    assert.match(
      program.output().err,
      /The database \/proc\/nothing\/here\/peace\.sqlite cannot be opened: ENOENT/,
    );
  });

  it('is refused for a database that a newer version was at, with the way back', async (t) => {
    const {settings, endpoint} = await startEndpoint(t);
    await endpoint.close();
    meddle(settings, `insert into kysely_migration values ('2999-01-01-later', '2999-01-01T00:00:00.000Z')`);
    assert.match(
      String(await refusal(settings)),
      /cannot be opened: a newer version of the endpoint .* \(step 2999-01-01-later\); start that one, or bring back a backup$/,
    );
  });

  it('is refused with another secret than the database was filled with', async () => {
    const settings = settingsIn(temporaryFolder());
    const file = settings.databaseUrl;
    const first = {...settings, secret: 'a'.repeat(32)};
    const log = new RememberedLog();
    await (await openEndpoint(first, {log})).close();
    await (await openEndpoint(first, {log})).close();
    const [sentence] = await refusal({...settings, secret: 'b'.repeat(32)});
    assert.match(sentence ?? '', new RegExp(`^The secret in PEACE_SECRET is not the one that ${file} was`));
    writeFileSync(`${file}.secret`, 'c'.repeat(64));
    assert.match(
      (await refusal(settings)).join(),
      new RegExp(`^The secret in ${file}.secret is not the one`),
    );
  });

  it('is refused without its secret, and no new one is made', async () => {
    const settings = settingsIn(temporaryFolder());
    const file = `${settings.databaseUrl}.secret`;
    await (await openEndpoint(settings, {log: new RememberedLog(), watch: false})).close();
    const secret = readFileSync(file);
    rmSync(file);
    assert.match((await refusal(settings)).join(), new RegExp(`^The secret ${file} is missing`));
    assert.ok(!existsSync(file));
    writeFileSync(file, secret);
    await (await openEndpoint(settings, {log: new RememberedLog(), watch: false})).close();
  });

  it('is refused where the kit is not there', async () => {
    const settings = settingsIn(temporaryFolder());
    assert.match(
      (await refusal({...settings, kit: '/nope'})).join(),
      /^PEACE_KIT: \/nope is not the folder of the kit: ENOENT/,
    );
  });

  it('is refused for a host that is not here', async () => {
    const settings = {...settingsIn(temporaryFolder()), host: '192.0.2.1'};
    assert.match((await refusal(settings)).join(), /^Cannot listen at 192\.0\.2\.1, port 0: /);
  });
});

describe('the secret', () => {
  it('is made at the first start, and stays', async (t) => {
    const {endpoint, settings} = await startEndpoint(t);
    const file = `${settings.databaseUrl}.secret`;
    const secret = readFileSync(file, 'utf8');
    assert.match(secret, /^[0-9a-f]{64}\n$/);
    await endpoint.close();
    await startEndpoint(t, {settings});
    assert.equal(readFileSync(file, 'utf8'), secret);
  });

  it('is not written anywhere when it is given', async (t) => {
    const settings = {...settingsIn(temporaryFolder()), secret: 'a'.repeat(32)};
    await startEndpoint(t, {settings});
    assert.ok(!existsSync(`${settings.databaseUrl}.secret`));
  });
});

describe('settings', () => {
  it('have defaults for everything', () => {
    const {port, host, databaseUrl, secret, content, kit, pages} = readSettings({});
    const root = join(import.meta.dirname, '../..');
    assert.deepEqual([port, host, secret], [8787, '127.0.0.1', undefined]);
    assert.deepEqual(
      [databaseUrl, content, kit, pages].map((path) => relative(root, path)),
      ['server/data/peace.sqlite', 'server/content', '', 'demo'],
    );
  });

  it('take a path or a file address for the database', () => {
    const fileOf = (url: string) => {
      const address = databaseAddress(url);
      return address.kind === 'sqlite' ? address.file : undefined;
    };
    assert.equal(fileOf('/srv/peace.sqlite'), '/srv/peace.sqlite');
    assert.equal(fileOf('data/peace.sqlite'), join(process.cwd(), 'data/peace.sqlite'));
    assert.equal(fileOf('file:data/peace.sqlite'), join(process.cwd(), 'data/peace.sqlite'));
    assert.equal(fileOf(pathToFileURL('/srv/a b.sqlite').href), '/srv/a b.sqlite');
    assert.throws(() => fileOf('file://elsewhere/peace.sqlite'), StartError);
  });
});

describe('the program', () => {
  it('tells its address in one line', async (t) => {
    const program = startProgram(t, environmentOf(settingsIn(temporaryFolder())));
    const caller = await callerOf(program);
    assert.match(program.output().out, /^Peace Widgets: http:\/\/127\.0\.0\.1:\d+\/\n$/);
    assert.equal((await caller.get('/ready')).status, 200);
  });

  it('ends with 1 and nothing but the reasons when content is wrong', async (t) => {
    const settings = settingsIn(temporaryFolder(), {...campaign(), 'news.json': {}, 'issues.json': '{'});
    const program = startProgram(t, environmentOf(settings));
    assert.equal(await program.ended, 1);
    const lines = program.output().err.trim().split('\n');
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? '', /content\/news\.json \/items: /);
    assert.match(lines[1] ?? '', /content\/issues\.json:1:2: /);
    assert.equal(program.output().out, '');
    assert.ok(!existsSync(settings.databaseUrl));
  });

  it('ends with 1 and one sentence when the port is in use', async (t) => {
    const other = createServer().listen(0, '127.0.0.1');
    t.after(() => other.close());
    await once(other, 'listening');
    const {port} = other.address() as AddressInfo;
    const program = startProgram(t, environmentOf({...settingsIn(temporaryFolder()), port}));
    assert.equal(await program.ended, 1);
    assert.equal(
      program.output().err,
      `Port ${port} of 127.0.0.1 is in use. Stop the other program, or choose another port: PORT=${port + 1}.\n`,
    );
  });
});
