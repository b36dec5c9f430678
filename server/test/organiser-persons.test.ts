import assert from 'node:assert/strict';
import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import BetterSqlite3 from 'better-sqlite3';
import {openEndpoint} from '../src/endpoint.ts';
import {campaign} from './campaign.ts';
import {meddle, occupy, onPostgres} from './databases.ts';
import {done, organise, sign, startWithSome} from './organising.ts';
import {
  RememberedLog,
  eventually,
  receiptOf,
  rowsIn,
  settingsIn,
  startEndpoint,
  temporaryFolder,
} from './running.ts';

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

describe('a command that cannot do its work', () => {
  it('says so in plain words while something else is being written', async (t) => {
    const {settings} = await startWithSome(t);
    const free = await occupy(settings);
    const {code, out, err} = await organise(settings, ['erase', '--email', 'a@example.org']);
    await free();
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /^The database cannot do this just now[^\n]*\nRun the command again in a moment\.\n$/);
    assert.match(await done(settings, 'erase', '--email', 'a@example.org'), /^Erased: signatures 2/);
  });

  it('takes no doubt that there is not for none that is held', async (t) => {
    const {settings} = await startWithSome(t);
    const {code, err} = await organise(settings, ['held', '--doubt', 'honeypots']);
    assert.equal(code, 2);
    assert.match(err, /^--doubt must be honeypot or haste or .* or none, not "honeypots"\.\n/);
    assert.match(await done(settings, 'held', '--doubt', 'honeypot'), /d@example\.org/);
  });
});
