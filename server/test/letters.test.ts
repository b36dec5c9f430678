import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {campaign} from './campaign.ts';
import {rowsIn, startEndpoint} from './running.ts';

const person = {givenName: 'Anna', familyName: 'Schmidt', email: 'anna@example.org', region: 'MD'};
const letter = {subject: 'From {state}', body: 'Dear {senator},\r\nPlease.\r\n{name}', maxLength: 40};

/** What is kept of a letter that was sent to a petition whose letter nobody may change. */
async function kept(t: TestContext, sent: object, change: object = {}): Promise<unknown> {
  const files = campaign();
  const options = [{value: 'MD', label: 'Maryland'}];
  const fields = [{name: 'given-name'}, {name: 'family-name'}, {name: 'region', type: 'choice', options}];
  const [open] = files['petitions.json'] as Record<string, unknown>[];
  const [hebrew] = files['he/petitions.json'] as Record<string, unknown>[];
  Object.assign(open ?? {}, {fields, letter: {...letter, editable: 'none', ...change}});
  const fixed = {subject: 'שלום', body: 'אל {senator}, מאת {name}', editable: 'none'};
  Object.assign(hebrew ?? {}, {fields, letter: fixed});
  const {caller, settings} = await startEndpoint(t, {files});
  const response = await caller.post('/api/petitions/open/signatures', {person, ...sent});
  assert.equal(response.status, 201);
  return JSON.parse(String(rowsIn(settings, 'signatures')[0]?.letter)) as unknown;
}

const own = {subject: 'From Maryland', body: 'Dear {senator},\nPlease.\nAnna Schmidt'};

describe('a letter that is locked', () => {
  it('is kept in the words of the document, whatever was sent and however long that is', async (t) => {
    const sent = {letter: {subject: 'War', body: 'War! '.repeat(20), targets: ['Ben Cardin']}};
    assert.deepEqual(await kept(t, sent), {...own, targets: ['Ben Cardin']});
  });

  it('is open where the document says so', async (t) => {
    const sent = {letter: {subject: 'War', body: 'My own words'}};
    assert.deepEqual(await kept(t, sent, {editable: 'body'}), {...own, body: 'My own words'});
  });

  it('is in the language of who signs, at whichever address', async (t) => {
    const sent = {letter: {subject: 'War', body: 'War'}, language: 'he-IL'};
    const fixed = {subject: 'שלום', body: 'אל {senator}, מאת Anna Schmidt'};
    assert.deepEqual(await kept(t, sent), fixed);
    assert.deepEqual(await kept(t, {letter: fixed, language: 'he'}), fixed);
    assert.deepEqual(
      await kept(t, {letter: own, language: 'he'}),
      own,
      'who has read the other one has sent it',
    );
  });

  it('is not made where none was sent', async (t) => {
    assert.equal(await kept(t, {}), null);
  });
});
