import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {canonicalEmail} from '../src/actions/email.ts';
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
    // Both are told to be one more than the six that there were.
    assert.deepEqual(first, {id: first.id, status: 'stored', count: 7});
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
      rowsIn(settings, 'signatures order by created_at').map(({given_name, name}) => given_name ?? name),
      ['Jos\u00e9', 'Rosa M\u00fcller', null],
    );
    assert.equal(await caller.count(), 8);
  });

  it('may be large under each petition; what comes after ten in an hour is held, known or not', async (t) => {
    let now = Date.now();
    const {caller, settings} = await startEndpoint(t, {now: () => now});
    const statuses: unknown[] = [];
    for (const name of [
      'Anna',
      'Anna',
      ...Array.from({length: 8}, (_, index) => `Name ${index}`),
      'New',
      'Anna',
    ]) {
      statuses.push((await receiptOf(await sign(caller, name))).status);
    }
    assert.deepEqual(statuses, [...Array<string>(10).fill('stored'), 'confirm', 'confirm']);
    assert.equal(await caller.count(), 5 + 9);
    const held = rowsIn(settings, "signatures where state = 'held'");
    assert.deepEqual(
      held.map(({given_name, doubt}) => [given_name, doubt]),
      [['New', 'address']],
    );
    assert.equal((await receiptOf(await sign(caller, 'New', 'other'))).status, 'stored');
    now += 3_600_000;
    assert.equal((await receiptOf(await sign(caller, 'New'))).status, 'stored');
  });

  it('does not tell by any answer whether one of them has signed', async (t) => {
    let now = Date.now();
    const {caller} = await startEndpoint(t, {now: () => now});
    const signAs = (email: string, givenName: string) =>
      caller.post(path, {person: {email, givenName}}).then(receiptOf);
    await signAs('known@example.org', 'Anna');
    now += 3_600_000;
    const answersFor = async (email: string) => {
      const answers: string[] = [];
      for (let index = 0; index < 12; index++) {
        const before = await caller.count();
        const {status, count = 0} = await signAs(email, `Invented ${index}`);
        answers.push(`${status} ${count - before}`);
      }
      return answers;
    };
    assert.deepEqual(await answersFor('known@example.org'), await answersFor('stranger@example.org'));
    const before = await caller.count();
    assert.equal((await signAs('known@example.org', 'Anna')).count, before);
    now += 3_600_000;
    for (const email of ['known@example.org', 'other@example.org']) {
      const before = await caller.count();
      assert.equal((await signAs(email, 'Anna')).count, before + 1, email);
    }
  });
});
