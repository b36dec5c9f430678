import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {canonicalEmail} from '../src/actions/email.ts';
import {meddle} from './databases.ts';
import {receiptOf, rowsIn, startEndpoint} from './running.ts';
import type {Caller} from './running.ts';

const path = '/api/petitions/open/signatures';

describe('the canonical e-mail address', () => {
  const same: Record<string, string[]> = {
    'anna@example.org': ['Anna@Example.ORG', ' anna@example.org '],
    'anna@xn--bcher-kva.example': [
      'anna@bücher.example',
      'ANNA@BÜCHER.example',
      'anna@xn--bcher-kva.example',
    ],
    'annaschmidt@gmail.com': ['anna.schmidt@gmail.com', 'a.n.n.a.schmidt+peace@googlemail.com'],
    'anna.schmidt@outlook.com': ['anna.schmidt+peace@outlook.com'],
    // Not known to be one mailbox: two people taken for one would cost a signature.
    'anna+peace@example.org': ['Anna+Peace@example.org'],
    'anna.schmidt@example.org': ['anna.schmidt@example.org'],
    '+1202@gmail.com': ['+1202@gmail.com'],
    'zero@example.org': ['ze\u200bro@example.org', '\u202ezero@exa\u2060mple.org\ufeff'],
    '"a@b"@example.org': ['"A@b"@example.org'],
    'jos\u00e9@example.org': ['jose\u0301@example.org'],
  };
  for (const [canonical, spellings] of Object.entries(same)) {
    it(`is ${canonical} for ${spellings.join(', ')}`, () => {
      for (const spelling of spellings) assert.equal(canonicalEmail(spelling), canonical);
    });
  }
});

describe('a person', () => {
  it('counts once under a petition, however the address is spelled', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    for (const email of ['anna.b@gmail.com', 'ANNA.B@gmail.com', 'annab+news@googlemail.com']) {
      assert.equal((await caller.sign(email)).status, 201);
    }
    assert.deepEqual(
      rowsIn(settings, 'signatures').map(({email}) => email),
      ['anna.b@gmail.com'],
    );
    assert.equal(await caller.count(), 6);
  });

  it('counts once when many of their signatures arrive at the same time', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const responses = await Promise.all(Array.from({length: 20}, () => caller.sign('anna@example.org')));
    assert.deepEqual(new Set(responses.map(({status}) => status)), new Set([201]));
    assert.equal(rowsIn(settings, 'signatures').length, 1);
    assert.equal(await caller.count(), 6);
  });

  it('may sign every petition', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    assert.equal((await receiptOf(await caller.sign('anna@example.org', 'open'))).count, 6);
    assert.equal((await receiptOf(await caller.sign('anna@example.org', 'other'))).count, 1);
    assert.equal(rowsIn(settings, 'signatures').length, 2);
  });

  it('who is known gets the answer of a new one', async (t) => {
    const {caller} = await startEndpoint(t);
    await caller.sign('anna@example.org');
    const [known, fresh] = [await caller.sign('anna@example.org'), await caller.sign('ben@example.org')];
    assert.equal(known.status, fresh.status);
    const shapeOf = (response: Response) =>
      [...response.headers].filter(([name]) => !/^(?:date|x-request-id)$/.test(name));
    assert.deepEqual(shapeOf(known), shapeOf(fresh));
    const [first, second] = [await receiptOf(known), await receiptOf(fresh)];
    assert.deepEqual(first, {id: first.id, status: 'stored', count: 6});
    assert.deepEqual(second, {id: second.id, status: 'stored', count: 7});
    assert.match(first.id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
    assert.notEqual(first.id, (await receiptOf(await caller.sign('anna@example.org'))).id);
  });

  it('keeps what they signed first: another may have sent the second', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const person = {email: 'anna@example.org', givenName: 'Anna'};
    await caller.post(path, {person, comment: 'Peace.'});
    await caller.post(path, {person, comment: 'War.'});
    assert.deepEqual(
      rowsIn(settings, 'signatures').map(({comment}) => comment),
      ['Peace.'],
    );
  });

  it('who was held is stored when they sign without touching the honeypot', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const person = {email: 'anna@example.org'};
    await caller.post(path, {person, website: 'filled'});
    const {id, status, count} = await receiptOf(await caller.post(path, {person, comment: 'Peace.'}));
    assert.deepEqual([status, count], ['stored', 6]);
    const [row, ...others] = rowsIn(settings, 'signatures');
    assert.deepEqual([row?.id, row?.state, row?.comment, others.length], [id, 'stored', 'Peace.', 0]);
    assert.equal(await caller.count(), 6);
  });

  it('who is stored stays stored when a robot signs for them', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const person = {email: 'anna@example.org'};
    await caller.post(path, {person});
    const {status, count} = await receiptOf(await caller.post(path, {person, website: 'filled'}));
    assert.deepEqual([status, count], ['confirm', 6]);
    assert.deepEqual(
      rowsIn(settings, 'signatures').map(({state}) => state),
      ['stored'],
    );
  });

  it('is known again after a restart', async (t) => {
    const {caller, endpoint, settings} = await startEndpoint(t);
    await caller.sign('anna@example.org');
    await endpoint.close();
    const restarted = await startEndpoint(t, {settings});
    await restarted.caller.sign('anna@example.org');
    assert.equal(await restarted.caller.count(), 6);
  });
});

describe('a household', () => {
  const sign = (caller: Caller, givenName: string, petition = 'open') =>
    caller.post(`/api/petitions/${petition}/signatures`, {person: {email: 'home@example.org', givenName}});

  it('may share an address: who has another name is another person', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const person = {email: 'home@example.org'};
    await caller.post(path, {person: {...person, givenName: 'Jos\u00e9', familyName: 'M\u00fcller'}});
    await caller.post(path, {person: {...person, name: ' JOSE  MULLER '}});
    await caller.post(path, {person: {...person, name: 'Rosa M\u00fcller'}});
    await caller.post(path, {person});
    assert.deepEqual(
      rowsIn(settings, 'signatures order by seat').map(({given_name, name, seat}) => [
        given_name ?? name,
        seat,
      ]),
      [
        ['Jos\u00e9', 1],
        ['Rosa M\u00fcller', 2],
        [null, 3],
      ],
    );
    assert.equal(await caller.count(), 8);
  });

  it('has five seats under each petition; who comes later is held, known or not', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    const names = ['Anna', 'Ben', 'Carla', 'David', 'Eva', 'Fred', 'Gina', 'Anna', 'Fred'];
    const statuses: unknown[] = [];
    for (const name of names) {
      const {status, count} = await receiptOf(await sign(caller, name));
      statuses.push([status, count]);
    }
    assert.deepEqual(statuses, [
      ...[6, 7, 8, 9, 10].map((count) => ['stored', count]),
      ...Array.from({length: 4}, () => ['confirm', 10]),
    ]);
    const states = (petition: string) =>
      rowsIn(settings, `signatures where petition = '${petition}' order by given_name`).map(
        ({given_name, state}) => [given_name, state],
      );
    assert.deepEqual(states('open'), [
      ...['Anna', 'Ben', 'Carla', 'David', 'Eva'].map((name) => [name, 'stored']),
      ...['Fred', 'Gina'].map((name) => [name, 'held']),
    ]);
    assert.equal((await receiptOf(await sign(caller, 'Fred', 'other'))).status, 'stored');
    assert.deepEqual(states('other'), [['Fred', 'stored']]);
  });

  it('has no more when all sign at the same time', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    await Promise.all(Array.from({length: 12}, (_, index) => sign(caller, `Name ${index}`)));
    const states = rowsIn(settings, 'signatures').map(({state}) => state);
    assert.deepEqual(states.sort(), [...Array<string>(7).fill('held'), ...Array<string>(5).fill('stored')]);
    assert.equal(await caller.count(), 10);
  });

  it('gives the seat of who is gone to the next', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    for (const name of ['Anna', 'Ben', 'Carla', 'David', 'Eva']) await sign(caller, name);
    meddle(settings, "delete from signatures where given_name = 'Ben'");
    assert.equal((await receiptOf(await sign(caller, 'Fred'))).status, 'stored');
    assert.equal((await receiptOf(await sign(caller, 'Gina'))).status, 'confirm');
  });
});
