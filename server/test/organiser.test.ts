import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {chmodSync, readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {campaign} from './campaign.ts';
import {meddle} from './databases.ts';
import {startNewspaper} from './newspaper.ts';
import {done, organise, sign, startWithSome} from './organising.ts';
import {
  environmentOf,
  eventually,
  rowsIn,
  settingsIn,
  startEndpoint,
  temporaryFolder,
  writeFiles,
} from './running.ts';

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
    assert.match(line, /,teacher,yes,c,yes,no,,Speak,Dear Senator,Ben Cardin; Barbara Mikulski,/);
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
