import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, readFileSync, readdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import BetterSqlite3 from 'better-sqlite3';
import {openEndpoint} from '../src/endpoint.ts';
import {campaign} from './campaign.ts';
import {meddle, onPostgres} from './databases.ts';
import {
  RememberedLog,
  environmentOf,
  eventually,
  receiptOf,
  rowsIn,
  settingsIn,
  startEndpoint,
  temporaryFolder,
  writeFiles,
} from './running.ts';
import {startNewspaper} from './newspaper.ts';
import {done, organise} from './organising.ts';
import type {Caller} from './running.ts';

function sign(caller: Caller, email: string, more: object = {}, petition = 'open'): Promise<Response> {
  return caller.post(`/api/petitions/${petition}/signatures`, {person: {email}, ...more});
}

async function startWithSome(t: TestContext) {
  const running = await startEndpoint(t);
  const {caller} = running;
  const at = (page: string, more = {}) => ({source: {page: `https://${page}.example/`, ...more}});
  await sign(caller, 'a@example.org', at('blog', {campaign: 'open', referral: '12345678'}));
  await sign(caller, 'b@example.org', at('blog'));
  await sign(caller, 'c@example.org', at('news'));
  await sign(caller, 'd@example.org', {website: 'x'});
  await sign(caller, 'a@example.org', at('blog'), 'other');
  await caller.post('/api/subscriptions', {person: {email: 'a@example.org'}, lists: ['alerts']});
  return running;
}

describe('the organiser’s command line', () => {
  it('explains itself', async () => {
    const {code, out} = await organise(undefined, ['--help']);
    assert.equal(code, 0);
    for (const name of [
      'petitions',
      'stats',
      'export',
      'held',
      'signers',
      'close',
      'open',
      'erase',
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

describe('an id that is mistyped', () => {
  it('is noticed; one that has left the documents is not, as long as somebody has signed', async (t) => {
    const {settings} = await startWithSome(t);
    for (const args of [
      ['export', '--petition', 'opne'],
      ['stats', '--petition', 'opne'],
      ['stats', '--petition', 'opne', '--json'],
      ['held', '--petition', 'opne'],
    ]) {
      const {code, err, out} = await organise(settings, args);
      assert.deepEqual([code, out], [1, ''], args.join(' '));
      assert.match(
        err,
        /^There is no petition "opne", neither in .* nor in the database\. There are: open, strict,/,
      );
    }
    const list = await organise(settings, ['export', '--list', 'alert']);
    assert.equal(list.code, 1);
    assert.match(list.err, /^There is no list "alert", .* There are: alerts, roundup\.\n$/);
    writeFiles(settings.content, {'petitions.json': [], 'signup.json': {lists: [], action: {url: '/x'}}});
    assert.match(
      await done(settings, 'export', '--petition', 'other', '--format', 'ndjson'),
      /a@example\.org/,
    );
    assert.match(await done(settings, 'export', '--list', 'alerts', '--format', 'ndjson'), /a@example\.org/);
  });
});

describe('a reader that has seen enough', () => {
  it('ends no command in the middle, and sees no fault', async (t) => {
    const files = campaign();
    const [open] = files['petitions.json'] as object[];
    files['petitions.json'] = Array.from({length: 5000}, (_, index) => ({...open, id: `petition-${index}`}));
    const {settings} = await startEndpoint(t, {files});
    const program = join(import.meta.dirname, '../bin/peace-endpoint.mjs');
    const child = spawn(process.execPath, [program, 'petitions'], {
      env: {...process.env, ...environmentOf(settings)},
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.stdout.destroy();
    const [code] = (await once(child, 'close')) as [number];
    assert.deepEqual([code, err], [0, '']);
  });
});

describe('petitions and stats', () => {
  it('list the petitions with their state and count, while the endpoint runs', async (t) => {
    const {settings} = await startWithSome(t);
    const out = await done(settings, 'petitions');
    assert.match(out, /^open +open +3 +Speak up$/m);
    assert.match(out, /^past +closed +0 +Past$/m);
    assert.match(out, /^future +not-yet +0/m);
    assert.match(out, /^elsewhere +elsewhere/m);
    assert.match(out, /^hebrew +open +0 +רק כאן$/m);
  });

  it('count by day, page, campaign and referral', async (t) => {
    const {settings} = await startWithSome(t);
    const told = JSON.parse(await done(settings, 'stats', '--json')) as Record<string, unknown>[];
    const [open, other, alerts] = told;
    assert.equal(told.length, 3);
    const today = new Date().toISOString().slice(0, 10);
    assert.deepEqual(open, {
      petition: 'open',
      stored: 3,
      held: 1,
      days: [{name: today, stored: 3}],
      pages: [
        {name: 'https://blog.example/', stored: 2},
        {name: 'https://news.example/', stored: 1},
      ],
      campaigns: [
        {name: '', stored: 2},
        {name: 'open', stored: 1},
      ],
      referrals: [
        {name: '', stored: 2},
        {name: '12345678', stored: 1},
      ],
    });
    assert.equal(other?.['stored'], 1);
    assert.deepEqual([alerts?.['list'], alerts?.['stored'], alerts?.['held']], ['alerts', 1, 0]);
    assert.deepEqual(JSON.parse(await done(settings, 'stats', '--list', 'alerts', '--json')), [alerts]);
    const text = await done(settings, 'stats', '--petition', 'open');
    assert.match(text, /^open: 3 stored, 1 held$/m);
    assert.doesNotMatch(text, /^(?:other|alerts)/m);
    assert.match(text, /^ +2 {2}https:\/\/blog\.example\/$/m);
    assert.doesNotMatch(text, /@/);
  });

  it('have days in their order, and of those in a text the last thirty', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    await Promise.all(Array.from({length: 32}, (_, index) => sign(caller, `a${index}@example.org`)));
    for (const [index, {id}] of rowsIn(settings, 'signatures').entries()) {
      const day = new Date(Date.UTC(2026, 0, 1 + index)).toISOString();
      meddle(settings, `update signatures set created_at = '${day}' where id = '${String(id)}'`);
    }
    const [{days}] = JSON.parse(await done(settings, 'stats', '--json')) as [{days: {name: string}[]}];
    assert.deepEqual([days.length, days[0]?.name, days.at(-1)?.name], [32, '2026-01-01', '2026-02-01']);
    const text = await done(settings, 'stats');
    const told = [...text.matchAll(/^ +1 {2}(2026-\S+)$/gm)].map(([, day]) => day);
    assert.deepEqual([told.length, told[0], told.at(-1)], [30, '2026-01-03', '2026-02-01']);
  });
});

describe('close and open', () => {
  it('are heeded within seconds by the endpoint that runs, in all languages, and survive a restart', async (t) => {
    const {caller, settings, endpoint} = await startWithSome(t);
    assert.match(
      await done(settings, 'close', '--petition', 'open', '--result', 'They spoke up.'),
      /is closed/,
    );
    await eventually(async () => (await sign(caller, 'e@example.org')).status === 410);
    assert.match(await done(settings, 'petitions'), /^open +closed/m);
    assert.equal(
      (await caller.post('/api/he/petitions/open/signatures', {person: {email: 'f@example.org'}})).status,
      410,
    );
    for (const path of ['/api/petitions.json', '/api/he/petitions.json']) {
      const [petition] = (await caller.json(path)) as {closed?: boolean; result?: string}[];
      assert.deepEqual([petition?.closed, petition?.result], [true, 'They spoke up.'], path);
    }
    const whole = (await caller.json('/api/initiative.json')) as {petitions: {closed?: boolean}[]};
    assert.equal(whole.petitions[0]?.closed, true);

    await endpoint.close();
    const again = (await startEndpoint(t, {settings})).caller;
    assert.equal((await sign(again, 'e@example.org')).status, 410);
    assert.match(await done(settings, 'open', '--petition', 'open'), /^open is open\.$/m);
    await eventually(async () => (await sign(again, 'g@example.org')).status === 201);
    assert.match(await done(settings, 'petitions'), /^open +open/m);
  });

  it('open what its document has closed, until a day that comes after', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    for (const id of ['closed', 'past']) {
      assert.notEqual((await sign(caller, 'a@example.org', {}, id)).status, 201);
      await done(settings, 'open', '--petition', id);
      await eventually(async () => (await sign(caller, 'a@example.org', {}, id)).status === 201);
    }
    const files = campaign();
    const petitions = files['petitions.json'] as {id: string; closes?: string}[];
    const past = petitions.find(({id}) => id === 'past');
    assert.ok(past);
    past.closes = '2999-01-01';
    writeFileSync(join(settings.content, 'petitions.json'), JSON.stringify(petitions));
    assert.match(await done(settings, 'open', '--petition', 'past'), /^past is open until 2999-01-01\.$/m);
  });
});

describe('signers', () => {
  it('lists who is named with which comment; hides one from all readers, and shows them again', async (t) => {
    const files = campaign();
    const [first] = files['petitions.json'] as Record<string, unknown>[];
    Object.assign(first ?? {}, {consents: [{id: 'public', text: 'Name me.'}]});
    const {caller, settings} = await startEndpoint(t, {files});
    const named = () => caller.json('/api/petitions/open/signers');
    const agree = (given: boolean) => ({consents: [{id: 'public', given, text: 'Name me.'}]});
    assert.equal(await done(settings, 'signers', '--petition', 'open'), 'Nobody is named.\n');
    const rude = {person: {email: 'a@example.org', givenName: 'Anna'}, comment: 'Buy\n\x1b[2Jpills'};
    await sign(caller, 'a@example.org', {...rude, ...agree(true)});
    await sign(caller, 'b@example.org', agree(false));
    const listed = await done(settings, 'signers', '--petition', 'open');
    const [, anna = '', ...others] = listed.trim().split('\n');
    assert.deepEqual(others, []);
    assert.match(anna, / {2}Anna {2}Buy {2}\[2Jpills$/);
    const [idOfAnna = '', idOfBela = ''] = ['a', 'b'].map((one) =>
      String(rowsIn(settings, 'signatures').find(({email}) => email === `${one}@example.org`)?.['id']),
    );
    assert.match(anna, new RegExp(idOfAnna));
    assert.equal(await done(settings, 'signers', '--id', idOfAnna, '--hide'), 'Hidden.\n');
    assert.deepEqual(await named(), {signers: []});
    assert.equal(await caller.count(), 7);
    assert.equal(await done(settings, 'signers', '--id', idOfAnna, '--show'), 'Shown.\n');
    assert.equal(((await named()) as {signers: unknown[]}).signers.length, 1);
    const unasked = await organise(settings, ['signers', '--id', idOfBela, '--show']);
    assert.deepEqual(
      [unasked.code, unasked.err],
      [1, `No signature "${idOfBela}" is, or may be, named in public.\n`],
    );
    assert.equal(((await named()) as {signers: unknown[]}).signers.length, 1);
  });
});

describe('held', () => {
  it('lists what is held and why; confirms and deletes it, and counts', async (t) => {
    const webhook = {url: 'http://127.0.0.1:9/', secret: 'a secret of twenty-four and more'};
    const {caller, settings} = await startEndpoint(t, {
      settings: {...settingsIn(temporaryFolder()), webhook},
    });
    for (const name of ['anna', 'ben', 'carl']) await sign(caller, `${name}@example.org`, {website: 'x'});
    await sign(caller, 'dora@example.org', {elapsed: 3});
    const listed = await done(settings, 'held');
    assert.match(listed, /^\S+ +\S+ +open +honeypot +anna@example\.org/m);
    assert.match(listed, /open +haste +dora@example\.org/);
    assert.equal(listed.trim().split('\n').length, 5);
    assert.equal((await done(settings, 'held', '--doubt', 'haste')).trim().split('\n').length, 2);

    const [carl] = rowsIn(settings, "signatures where email = 'carl@example.org'");
    assert.equal(await done(settings, 'held', '--id', String(carl?.['id']), '--delete'), 'Deleted: 1.\n');
    // The endpoint has noted that there is a webhook: the command needs not be told.
    const confirmed = await done(settings, 'held', '--petition', 'open', '--doubt', 'honeypot', '--confirm');
    assert.equal(confirmed, 'Confirmed: 2.\n');
    await eventually(async () => (await caller.count()) === 7);
    assert.equal(rowsIn(settings, 'webhook_deliveries').length, 2);
    assert.equal(await done(settings, 'held', '--petition', 'open', '--delete'), 'Deleted: 1.\n');
    assert.equal(await done(settings, 'held'), 'Nothing is held.\n');
    const none = await organise(settings, ['held', '--petition', 'open', '--confirm']);
    assert.deepEqual([none.code, none.err], [1, 'Nothing of the kind is held.\n']);
  });
});

describe('held, once confirmed', () => {
  it('is told to no webhook that is not in use any more, and thanked for where the petition does so', async (t) => {
    const webhook = {url: 'http://127.0.0.1:9/', secret: 'a secret of twenty-four and more'};
    const files = campaign();
    const [open] = files['petitions.json'] as Record<string, unknown>[];
    Object.assign(open ?? {}, {mail: {receipt: true}});
    const settings = settingsIn(temporaryFolder(), files);
    await (await openEndpoint({...settings, webhook}, {log: new RememberedLog(), watch: false})).close();
    const {caller, endpoint} = await startEndpoint(t, {settings});
    await sign(caller, 'anna@example.org', {website: 'x'});
    await endpoint.postman.nudge();
    await endpoint.close();
    await done(settings, 'held', '--petition', 'open', '--confirm');
    assert.deepEqual(rowsIn(settings, 'webhook_deliveries'), []);
    assert.deepEqual(
      rowsIn(settings, 'mails order by created_at').map(({kind, state}) => [kind, state]),
      [
        ['confirm', 'done'],
        ['receipt', 'waiting'],
      ],
    );
  });
});

describe('person', () => {
  it('tells all that is kept of an address in all spellings, of all forms, and of nobody else', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const consents = [{id: 'updates', given: false, text: 'Keep me informed.'}];
    await sign(caller, 'zebra.one@gmail.com', {comment: 'Peace, or "peace"', consents});
    await sign(caller, 'Zebraone+x@gmail.com', {website: 'x'}, 'other');
    await caller.post('/api/subscriptions', {person: {email: 'zebraone@gmail.com'}, lists: ['alerts']});
    await sign(caller, 'anna@example.org');
    const out = await done(settings, 'person', '--email', 'ZebraOne@googlemail.com');
    const kept = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    assert.deepEqual(
      kept.map(({petition, list, state, email}) => [petition ?? list, state, email]),
      [
        ['open', 'stored', 'zebra.one@gmail.com'],
        ['other', 'held', 'Zebraone+x@gmail.com'],
        ['alerts', 'stored', 'zebraone@gmail.com'],
      ],
    );
    assert.deepEqual([kept[0]?.['comment'], kept[0]?.['consents']], ['Peace, or "peace"', consents]);
    assert.doesNotMatch(out, /_key/);
    const nobody = await organise(settings, ['person', '--email', 'nobody@example.org']);
    assert.deepEqual([nobody.code, nobody.out], [1, '']);
  });
});

describe('erase', () => {
  it('forgets an address in all spellings and tables, corrects the counts, and leaves others alone', async (t) => {
    const webhook = {url: 'http://127.0.0.1:9/', secret: 'a secret of twenty-four and more'};
    const settings = {...settingsIn(temporaryFolder()), webhook};
    const {caller, endpoint} = await startEndpoint(t, {settings});
    await sign(caller, 'zebra.one@gmail.com', {person: {email: 'zebra.one@gmail.com', givenName: 'Zebra'}});
    await sign(caller, 'Zebraone+x@gmail.com', {person: {email: 'Zebraone+x@gmail.com', givenName: 'Other'}});
    await sign(caller, 'zebraone@gmail.com', {website: 'x', comment: 'zebra'}, 'other');
    // The second time there is a mail about it.
    for (const email of ['zebraone@gmail.com', 'zebra.one@gmail.com']) {
      await caller.post('/api/subscriptions', {person: {email}, lists: ['alerts']});
    }
    await sign(caller, 'anna@example.org');
    assert.equal(await caller.count(), 8);
    await endpoint.postman.nudge();
    assert.equal(rowsIn(settings, 'mail_sends').length, 2);
    // Its sender would clear away what the command forgets.
    await endpoint.close();
    const out = await done(settings, 'erase', '--email', 'ZebraOne@googlemail.com');
    assert.match(out, /^Erased: signatures 3, subscriptions 1, mails in files \d\.\n$/);
    const tables = [
      'signatures',
      'subscriptions',
      'mails',
      'mail_sends',
      'webhook_deliveries',
      'idempotency_keys',
    ];
    const rows = Object.fromEntries(tables.map((table) => [table, rowsIn(settings, table)]));
    assert.doesNotMatch(JSON.stringify(rows), /zebra/i);
    assert.deepEqual(
      ['signatures', 'subscriptions', 'mail_sends'].map((table) => rows[table]?.length),
      [1, 0, 0],
    );
    // Where a receiver may know of somebody, that they are gone is queued instead.
    const told = "webhook_deliveries where kind in ('signature', 'subscription')";
    assert.equal(rowsIn(settings, told).length, 1);
    const kept = JSON.stringify(rows['signatures']);
    for (const {payload} of rows['mails'] ?? []) {
      const {signature} = JSON.parse(String(payload)) as {signature?: string};
      assert.ok(signature !== undefined && kept.includes(signature), 'a mail about who was erased');
    }
    assert.equal(rows['idempotency_keys']?.length, 6);
    const again = (await startEndpoint(t, {settings})).caller;
    assert.equal(await again.count(), 6);
    const {status} = await receiptOf(await sign(again, 'zebraone@gmail.com'));
    assert.equal(status, 'stored');
    assert.equal(
      await done(settings, 'erase', '--email', 'nobody@example.org'),
      'Erased: signatures 0, subscriptions 0, mails in files 0.\n',
    );
  });

  it('has the webhook told that what it knows of is withdrawn, and nothing of what it was not told yet', async (t) => {
    const webhook = {url: 'http://127.0.0.1:9/', secret: 'a secret of twenty-four and more'};
    const settings = {...settingsIn(temporaryFolder()), webhook};
    const {caller, endpoint} = await startEndpoint(t, {settings});
    const person = {email: 'zebra@example.org'};
    const {id} = await receiptOf(await sign(caller, person.email));
    await sign(caller, person.email, {}, 'other');
    await sign(caller, person.email, {person: {...person, givenName: 'Held'}, website: 'x'});
    await caller.post('/api/subscriptions', {person, lists: ['alerts']});
    await caller.post('/api/subscriptions', {person, lists: ['roundup'], website: 'x'});
    await endpoint.close();
    meddle(settings, `update webhook_deliveries set attempts = 0 where payload not like '%${id}%'`);
    meddle(settings, `update webhook_deliveries set attempts = 1 where payload like '%${id}%'`);
    await done(settings, 'erase', '--email', person.email);
    const left = rowsIn(settings, 'webhook_deliveries').map(
      ({kind, payload}) => `${String(kind)} ${String(payload)}`,
    );
    assert.deepEqual(left, [`signature.withdrawn {"id":"${id}","of":"open"}`]);
  });

  it(
    'leaves nothing of an address in the files of the database, while the endpoint runs',
    {skip: onPostgres && 'PostgreSQL has files of its own, and cleans them up by itself'},
    async (t) => {
      const {caller, settings} = await startEndpoint(t);
      const files = () =>
        ['', '-wal'].map((end) => readFileSync(`${settings.databaseUrl}${end}`, 'latin1')).join('');
      for (const name of ['anna', 'zebra', 'ben']) {
        await sign(caller, `${name}@example.org`, {comment: `${name} says ${'peace '.repeat(1500)}`});
      }
      assert.match(files(), /zebra@example\.org/);
      await done(settings, 'erase', '--email', 'zebra@example.org');
      assert.doesNotMatch(files(), /zebra/);
      assert.match(files(), /anna@example\.org/);
    },
  );

  it(
    'says so while another program reads, and the log keeps what was erased',
    {skip: onPostgres && 'PostgreSQL cleans up by itself'},
    async (t) => {
      const {caller, settings} = await startEndpoint(t);
      await sign(caller, 'zebra@example.org');
      const reader = new BetterSqlite3(settings.databaseUrl, {readonly: true});
      reader.exec('begin; select * from signatures');
      const {code, out, err} = await organise(settings, ['erase', '--email', 'zebra@example.org']);
      reader.close();
      assert.deepEqual([code, rowsIn(settings, 'signatures')], [1, []]);
      assert.match(out, /^Erased: signatures 1,/);
      assert.match(err, /^Another program reads the database/);
    },
  );

  it('removes the mails to an address that were written as files, and no others', async (t) => {
    const files = campaign();
    const [open] = files['petitions.json'] as Record<string, unknown>[];
    Object.assign(open ?? {}, {doubleOptIn: true});
    const {caller, endpoint, settings} = await startEndpoint(t, {files});
    for (const email of ['ze,bra@b\u00fccher.example', 'anna@example.org']) await sign(caller, email);
    await endpoint.postman.nudge();
    const folder = settings.mail?.folder ?? '';
    const mails = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    assert.equal(mails.length, 2);
    // An endpoint that died in the middle of writing has left a draft.
    const draft = mails.find((mail) => /^To:.*ze,bra/im.test(mail)) ?? '';
    writeFileSync(join(folder, '.0123456789ab'), draft);
    const out = await done(settings, 'erase', '--email', 'Ze,bra@xn--bcher-kva.example');
    assert.equal(out, 'Erased: signatures 1, subscriptions 0, mails in files 2.\n');
    const [left = '', ...others] = readdirSync(folder);
    assert.deepEqual(others, []);
    assert.match(readFileSync(join(folder, left), 'utf8'), /^To: anna@example\.org\r$/m);
  });

  it('needs the secret of the endpoint, and never says the address', async (t) => {
    const {settings} = await startEndpoint(t);
    const {code, err, out} = await organise({...settings, secret: 'x'.repeat(40)}, [
      'erase',
      '--email',
      'zebra@example.org',
    ]);
    assert.equal(code, 1);
    assert.match(err, /^The secret in PEACE_SECRET is not the one/);
    assert.doesNotMatch(err + out, /zebra/);
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

describe('export', () => {
  it('writes a file for its owner only, and never over another unless it is told to', async (t) => {
    const {settings} = await startWithSome(t);
    const file = join(temporaryFolder(), 'open.csv');
    assert.equal(await done(settings, 'export', '--petition', 'open', '--out', file), '');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const first = readFileSync(file, 'utf8');
    assert.equal(first.split('\r\n').length, 5);
    const {code, err} = await organise(settings, ['export', '--petition', 'open', '--out', file]);
    assert.deepEqual([code, err], [1, `${file} is there already. Add --force to replace it.\n`]);
    chmodSync(file, 0o644);
    await done(settings, 'export', '--petition', 'other', '--out', file, '--force');
    assert.equal(statSync(file).mode & 0o777, 0o600);
    assert.equal(readFileSync(file, 'utf8').split('\r\n').length, 3);
  });

  it('has what is held on request, and lists, and petitions that left the documents', async (t) => {
    const {settings} = await startWithSome(t);
    const lines = async (...args: string[]) => {
      const out = await done(settings, 'export', '--format', 'ndjson', ...args);
      return out
        .trim()
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    };
    const emails = (rows: Record<string, unknown>[]) => rows.map(({email}) => email).sort();
    const abc = ['a@example.org', 'b@example.org', 'c@example.org'];
    assert.deepEqual(emails(await lines('--petition', 'open')), abc);
    assert.deepEqual(emails(await lines('--petition', 'open', '--state', 'held')), ['d@example.org']);
    assert.deepEqual(emails(await lines('--petition', 'open', '--state', 'all')), [...abc, 'd@example.org']);
    const [subscription] = await lines('--list', 'alerts');
    assert.equal(subscription?.['list'], 'alerts');
    const petitions = (campaign()['petitions.json'] as {id: string}[]).filter(({id}) => id !== 'open');
    writeFileSync(join(settings.content, 'petitions.json'), JSON.stringify(petitions));
    assert.deepEqual(emails(await lines('--petition', 'open')), abc);
    assert.doesNotMatch(await done(settings, 'export', '--petition', 'open'), /person_key|address_key/);
  });

  it('has a column for each question of today, and keeps what was asked before', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const sent = {
      person: {email: 'anna@example.org', name: 'Anna', postalCode: '20001', region: 'MD'},
      comment: 'Please',
      custom: {role: 'teacher', adult: true, 'a/b': 'c'},
      consents: [
        {id: 'terms', given: true, text: 'I agree.'},
        {id: 'updates', given: false, text: 'Keep me informed.', language: 'en'},
      ],
      letter: {subject: 'Speak', body: 'Dear Senator', targets: ['Ben Cardin', 'Barbara Mikulski']},
    };
    assert.equal((await caller.post('/api/petitions/strict/signatures', sent)).status, 201);
    const csv = await done(settings, 'export', '--petition', 'strict');
    assert.ok(csv.startsWith('\ufeffid,created_at,confirmed_at,state,'));
    const [head = '', line = ''] = csv.slice(1).split('\r\n');
    for (const title of ['custom role', 'custom adult', 'consent terms', 'consent updates', 'letter_body']) {
      assert.ok(head.split(',').includes(title), title);
    }
    assert.match(line, /,stored,,anna@example\.org,Anna,/);
    assert.match(line, /,teacher,yes,c,yes,no,Speak,Dear Senator,Ben Cardin; Barbara Mikulski,/);
    const petitions = campaign()['petitions.json'] as {id: string; fields?: {name: string}[]}[];
    const strict = petitions.find(({id}) => id === 'strict');
    assert.ok(strict?.fields);
    strict.fields = strict.fields.filter(({name}) => name !== 'role');
    writeFileSync(join(settings.content, 'petitions.json'), JSON.stringify(petitions));
    const later = await done(settings, 'export', '--petition', 'strict');
    assert.match(later, /"\{""role"":""teacher""\}"/);
  });
});

describe('sources', () => {
  it('are listed with what is wrong, as the endpoint found them or as they are now', async (t) => {
    const paper = await startNewspaper(t);
    paper.answer('/people.csv', 'Name,Delegation\nTzipi Livni,Israel\nNobody,\n');
    const sources = {news: [paper.at('/feed')], negotiators: [paper.at('/people.csv')]};
    const files = {...campaign(), 'sources.json': sources, 'issues.csv': 'title,text\nWater,\n'};
    const settings = {
      ...settingsIn(temporaryFolder(), files),
      sources: {
        privateNetworks: ['loopback'],
        refresh: 60_000,
        patience: 5_000,
        reading: 20_000,
        longest: 100_000,
      },
    };
    const {log} = await startEndpoint(t, {settings});
    await eventually(() => log.lines.some((line) => line.includes('answers 404')));
    await eventually(() => rowsIn(settings, 'source_copies').length === 2);
    const found = await done(settings, 'sources');
    assert.match(
      found,
      /^news {2}http:\S+\/feed\n {2}FAILS: answers 404, it is not there, since 20\S+Z\n {2}nothing fetched yet$/m,
    );
    assert.match(
      found,
      /^negotiators {2}http:\S+\/people\.csv\n {2}items: 1, fetched 20\S+Z\n {2}row 3, column "Delegation": is blank/m,
    );
    assert.match(found, /issues\.csv row 2, column "text": is blank; the row is left out$/m);

    paper.answer('/feed', '<rss><channel><item><title>Now</title></item></channel></rss>');
    const env = {PEACE_SOURCES_PRIVATE: 'loopback'};
    const checked = await organise(settings, ['sources', '--check', '--json'], env);
    assert.equal(checked.code, 0, checked.err);
    const {sources: reports, sheets} = JSON.parse(checked.out) as {
      sources: {section: string; items: number; failure?: string; problems: string[]}[];
      sheets: string[];
    };
    assert.deepEqual(
      reports.map(({section, items, failure, problems}) => [section, items, failure, problems.length]),
      [
        ['news', 1, undefined, 0],
        ['negotiators', 1, undefined, 1],
      ],
    );
    assert.equal(sheets.length, 1);

    const refused = await organise(settings, ['sources', '--check']);
    assert.equal(refused.code, 1);
    assert.match(refused.out, /FAILS: 127\.0\.0\.1 is in a private network/);
    assert.match(refused.err, /^2 cannot be read\.$/m);
  });
});
