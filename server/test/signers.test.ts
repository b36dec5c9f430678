import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {SignersSchema, problemsOf} from 'peace-widgets/contract';
import {campaign} from './campaign.ts';
import {meddle} from './databases.ts';
import {startEndpoint} from './running.ts';
import type {Caller} from './running.ts';

/** The small campaign, where signers may be named. */
function open(): Record<string, unknown> {
  const files = campaign();
  const [first] = files['petitions.json'] as Record<string, unknown>[];
  Object.assign(first ?? {}, {
    consents: [
      {id: 'updates', text: 'Keep me informed.'},
      {id: 'public', text: 'Name me.'},
    ],
    fields: [
      {name: 'region', type: 'choice', options: [{value: 'MD', label: 'Maryland'}]},
      ...['given-name', 'country', 'comment'].map((name) => ({name})),
    ],
  });
  return files;
}

async function sign(
  caller: Caller,
  email: string,
  person: object,
  given?: boolean,
  more = {},
): Promise<void> {
  const named = given === undefined ? [] : [{id: 'public', given, text: 'Name me.'}];
  const consents = [{id: 'updates', given: true, text: 'Keep me informed.'}, ...named];
  const body = {person: {email, ...person}, consents, ...more};
  assert.equal((await caller.post('/api/petitions/open/signatures', body)).status, 201);
}

const path = '/api/petitions/open/signers';

describe('recent signers', () => {
  it('are those who agreed, newest first, by first name, place and comment, and nothing else', async (t) => {
    const clock = {now: Date.UTC(2026, 0, 1, 12)};
    const {caller} = await startEndpoint(t, {files: open(), now: () => (clock.now += 60_000)});
    await sign(caller, 'anna@example.org', {givenName: 'Anna', familyName: 'Schmidt', region: 'MD'}, true, {
      comment: 'Peace.',
    });
    await sign(caller, 'bela@example.org', {name: 'Béla Bartók', country: 'HU'}, true);
    await sign(caller, 'carl@example.org', {givenName: 'Carl'}, false);
    await sign(caller, 'dora@example.org', {givenName: 'Dora'});
    await sign(caller, 'emil@example.org', {givenName: 'Emil'}, true, {website: 'spam'});
    await sign(caller, 'nobody@example.org', {}, true);
    const response = await caller.get(path);
    assert.match(response.headers.get('Cache-Control') ?? '', /max-age=5\b/);
    const json = (await response.json()) as unknown;
    assert.deepEqual(problemsOf(SignersSchema, json), []);
    assert.deepEqual(json, {
      signers: [
        {name: 'Béla', place: 'HU', signed: '2026-01-01'},
        {name: 'Anna', place: 'Maryland', comment: 'Peace.', signed: '2026-01-01'},
      ],
    });
    assert.deepEqual(await caller.json('/api/he/petitions/open/signers'), {signers: []});
  });

  it('are twenty at most', async (t) => {
    const {caller, settings} = await startEndpoint(t, {files: open()});
    await Promise.all(
      Array.from({length: 25}, (_, index) => sign(caller, `a${index}@example.org`, {givenName: 'A'}, true)),
    );
    meddle(settings, "update signatures set state = 'stored'");
    const {signers} = (await caller.json(path)) as {signers: unknown[]};
    assert.equal(signers.length, 20);
  });

  it('are nobody where the petition does not ask, and 404 where there is none', async (t) => {
    const {caller, settings} = await startEndpoint(t);
    await sign(caller, 'anna@example.org', {givenName: 'Anna'});
    // As if it had asked before.
    meddle(settings, 'update signatures set listed = 1');
    assert.deepEqual(await caller.json(path), {signers: []});
    assert.equal((await caller.get('/api/petitions/none/signers')).status, 404);
  });
});
