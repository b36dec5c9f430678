/** What becomes of signatures that are imported. */
import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {allAnswers, campaign} from './campaign.ts';
import {begin, done, importing, organise, sign, startWithSome} from './organising.ts';
import {eventually, rowsIn, settingsIn, startEndpoint, temporaryFolder} from './running.ts';

describe('an exported file', () => {
  it('is imported by another endpoint as it was, held ones too, and is exported from there as the same', async (t) => {
    const before = await startWithSome(t);
    const consents = [{id: 'updates', given: true, text: 'Keep me informed; =1', language: 'en'}];
    const person = {email: '=e@example.org', givenName: "'-1", familyName: '+Ö;\t=x', postalCode: '02139'};
    await sign(before.caller, '', {person, comment: '@Kerry: "now",\nplease', consents, language: 'he'});
    await before.caller.post('/api/petitions/strict/signatures', {
      ...allAnswers,
      letter: {subject: 'Speak up', body: 'Dear -1', targets: ['A', 'B']},
    });
    const after = await startEndpoint(t);
    const withoutIds = (csv: string) => csv.replace(/^\S{8}-\S{27},/gm, '');
    for (const petition of ['open', 'strict']) {
      const wanted = ['export', '--petition', petition, '--state', 'all'];
      const exported = await done(before.settings, ...wanted);
      const {code, out, err} = await importing(after.settings, exported, '--petition', petition, '--yes');
      assert.deepEqual([code, err], [0, ''], out);
      const again = await done(after.settings, ...wanted);
      const sorted = (csv: string) => withoutIds(csv).split('\r\n').sort();
      assert.deepEqual(sorted(again), sorted(exported));
    }
    await eventually(async () => (await after.caller.count()) === (await before.caller.count()));
    assert.equal((await done(after.settings, 'held', '--doubt', 'honeypot')).trim().split('\n').length, 2);
  });

  it('names nobody in public whom an organiser has hidden', async (t) => {
    const files = campaign();
    const [open] = files['petitions.json'] as Record<string, unknown>[];
    Object.assign(open ?? {}, {consents: [{id: 'public', text: 'Name me.'}]});
    const before = await startEndpoint(t, {files});
    const agree = (given: boolean) => ({consents: [{id: 'public', given, text: 'Name me.'}]});
    await sign(before.caller, 'anna@example.org', agree(true));
    await sign(before.caller, 'bert@example.org', agree(true));
    await sign(before.caller, 'cleo@example.org', agree(false));
    const [bert] = rowsIn(before.settings, 'signatures').filter(({email}) => email === 'bert@example.org');
    await done(before.settings, 'signers', '--id', String(bert?.['id']), '--hide');
    const exported = await done(before.settings, 'export', '--petition', 'open');
    const after = await startEndpoint(t, {files});
    const {code, out} = await importing(after.settings, exported, '--petition', 'open', '--yes');
    assert.equal(code, 0, out);
    const listed = rowsIn(after.settings, 'signatures').map(({email, listed}) => [email, listed]);
    assert.deepEqual(listed.sort(), [
      ['anna@example.org', 1],
      ['bert@example.org', 0],
      ['cleo@example.org', 0],
    ]);
  });

  it('of what is new stores nobody who has withdrawn', async (t) => {
    const {settings} = await startWithSome(t);
    const told = join(temporaryFolder(), 'told');
    await done(settings, 'export', '--petition', 'open', '--new', told);
    await done(settings, 'erase', '--email', 'a@example.org');
    const news = await done(settings, 'export', '--petition', 'open', '--new', told);
    const {code, out} = await importing(settings, news, '--petition', 'open', '--yes');
    assert.equal(code, 1);
    assert.match(out, /^row 2, column "state" says that this person has withdrawn$/m);
  });
});

describe('what follows from an import', () => {
  const csv = 'email,given_name\na@example.org,Ann\nb@example.org,Bea\n';

  it('is no mail and no webhook, unless the organiser asks for it', async (t) => {
    const webhook = {url: 'http://127.0.0.1:9/', secret: 'a secret of twenty-four and more'};
    const files = campaign();
    const [open] = files['petitions.json'] as Record<string, unknown>[];
    Object.assign(open ?? {}, {mail: {receipt: true}});
    const {settings} = await startEndpoint(t, {settings: {...settingsIn(temporaryFolder(), files), webhook}});
    await importing(settings, csv, '--petition', 'open', '--yes');
    await importing(settings, csv, '--petition', 'open', '--yes');
    assert.deepEqual([rowsIn(settings, 'mails'), rowsIn(settings, 'webhook_deliveries')], [[], []]);
    const more = `${csv}c@example.org,Cia\n`;
    assert.match(
      (await importing(settings, more, '--petition', 'open', '--webhooks', '--yes')).out,
      /^Stored: 1, known already: 2/m,
    );
    assert.deepEqual(
      [rowsIn(settings, 'mails').length, rowsIn(settings, 'webhook_deliveries').length],
      [0, 1],
    );
  });

  it('is a confirmation for whom the organiser wants to be asked', async (t) => {
    const files = campaign();
    const [open] = files['petitions.json'] as Record<string, unknown>[];
    Object.assign(open ?? {}, {doubleOptIn: true});
    const {caller, endpoint, settings} = await startEndpoint(t, {files});
    const stateless = 'email,consents_as_shown\na@example.org,\n';
    for (const content of [csv, stateless]) {
      const unclear = await importing(settings, content, '--petition', 'open', '--yes');
      assert.equal(unclear.code, 2);
      assert.match(
        unclear.err,
        /^"open" counts what is confirmed by mail\. Say --state stored if .*\n?.*held/,
      );
    }
    const asked = await importing(settings, csv, '--petition', 'open', '--state', 'held', '--mail', '--yes');
    assert.match(asked.out, /^Stored: 0, held: 2, known already: 0, refused: 0\.$/m);
    assert.equal(await caller.count(), 5);
    await endpoint.postman.nudge();
    await eventually(() => rowsIn(settings, "mails where kind = 'confirm' and state = 'done'").length === 2);
    const exported = await done(settings, 'export', '--petition', 'open', '--state', 'held');
    assert.match((await importing(settings, exported, '--petition', 'open')).out, /known already: 2,/);
    // Within the hour nobody is asked twice.
    assert.equal(
      await done(settings, 'held', '--petition', 'open', '--ask'),
      'Asked: 0, within the last hour already: 2.\n',
    );
    // Or the organiser answers for them afterwards.
    assert.match(
      (await importing(settings, csv, '--petition', 'open', '--state', 'stored', '--yes')).out,
      /^Stored: 2,/m,
    );
    await eventually(async () => (await caller.count()) === 7);
  });

  it('may be asked for afterwards, of whoever was stored without being asked', async (t) => {
    const {endpoint, settings} = await startEndpoint(t);
    const stored = await importing(settings, csv, '--petition', 'open', '--state', 'held', '--yes');
    assert.match(stored.out, /held: 2/);
    assert.equal(
      await done(settings, 'held', '--petition', 'open', '--ask'),
      'Asked: 2, within the last hour already: 0.\n',
    );
    await endpoint.postman.nudge();
    await eventually(() => rowsIn(settings, "mails where kind = 'confirm' and state = 'done'").length === 2);
    const asksAll = await organise(settings, ['held', '--ask']);
    assert.deepEqual(
      [asksAll.code, asksAll.err.split('\n')[0]],
      [2, '--ask, --confirm and --delete need --petition or --id.'],
    );
  });
});

describe('imported signatures', () => {
  it('are counted, exported, told of and erased like all others', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const csv = `email,name,date,campaign
ann@example.org,Ann,2013-08-14,
bea@example.org,Bea,2013-08-14,market
cia@example.org,Cia,2013-08-15,
`;
    assert.match((await importing(settings, csv, '--petition', 'closed')).out, /^Would be stored: 3,/m);
    await importing(settings, csv, '--petition', 'open', '--campaign', 'street', '--yes');
    const [stats] = JSON.parse(await done(settings, 'stats', '--petition', 'open', '--json')) as [
      {stored: number; days: unknown; campaigns: unknown},
    ];
    assert.deepEqual(
      [stats.stored, stats.days, stats.campaigns],
      [
        3,
        [
          {name: '2013-08-14', stored: 2},
          {name: '2013-08-15', stored: 1},
        ],
        [
          {name: 'street', stored: 2},
          {name: 'market', stored: 1},
        ],
      ],
    );
    assert.equal((await done(settings, 'export', '--petition', 'open')).trim().split('\r\n').length, 4);
    const person = JSON.parse(await done(settings, 'person', '--email', 'ANN@example.org')) as object;
    assert.partialDeepStrictEqual(person, {name: 'Ann', source_campaign: 'street', state: 'stored'});
    await done(settings, 'erase', '--email', 'ann@example.org');
    await eventually(async () => (await caller.count()) === 7);
    assert.deepEqual(
      rowsIn(settings, 'signatures order by email').map(({email}) => email),
      ['bea@example.org', 'cia@example.org'],
    );
  });
});

describe('an import of thousands', () => {
  const MANY = 3000;
  const lines = Array.from({length: MANY}, (_, index) => `person${index}@example.org,Person ${index}`);
  const csv = `email,name\n${lines.join('\n')}\n`;

  it('that is killed on its way is whole after another one, beside people who sign', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const file = join(temporaryFolder(), 'many.csv');
    writeFileSync(file, csv);
    const killed = begin(t, settings, ['import', '--petition', 'open', '--file', file, '--yes']);
    await eventually(() => rowsIn(settings, 'signatures limit 1').length > 0);
    killed.kill('SIGKILL');
    const signing = Promise.all(
      Array.from({length: 50}, async (_, index) => {
        const person = {email: `person${index * 60}@example.org`, name: `Person ${index * 60}`};
        return (await caller.post('/api/petitions/open/signatures', {person})).status;
      }),
    );
    const {code, out} = await importing(settings, csv, '--petition', 'open', '--yes');
    assert.equal(code, 0, out);
    assert.ok((await signing).every((status) => status === 201));
    assert.equal(rowsIn(settings, "signatures where state = 'stored'").length, MANY);
    await eventually(async () => (await caller.count()) === MANY + 5);
  });
});
