import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {readDefenceSettings} from '../src/defence/settings.ts';
import {campaign} from './campaign.ts';
import {problemOf, settingsIn, startEndpoint, temporaryFolder} from './running.ts';
import type {Caller} from './running.ts';

const ALLOWED = 'https://blog.example';
const OTHER = 'https://other.example';

/** A campaign whose first petition and sign-up take actions from one site only. */
function guarded(): Record<string, unknown> {
  const files = campaign();
  const petitions = files['petitions.json'] as Record<string, unknown>[];
  Object.assign(petitions[0] ?? {}, {origins: [ALLOWED]});
  Object.assign(files['signup.json'] as object, {origins: [ALLOWED]});
  return files;
}

function startGuarded(t: TestContext, env: Record<string, string> = {}, files = guarded()) {
  const settings = {...settingsIn(temporaryFolder(), files), defence: readDefenceSettings(env)};
  return startEndpoint(t, {settings});
}

let people = 0;

function signAt(caller: Caller, origin: string | undefined, petition = 'open'): Promise<Response> {
  const headers: Record<string, string> = origin === undefined ? {} : {Origin: origin};
  return caller.sign(`person${++people}@example.org`, petition, {headers});
}

describe('a petition with a list of origins', () => {
  it('takes signatures from these sites, from its own pages, and from who is no browser', async (t) => {
    const {caller} = await startGuarded(t);
    for (const origin of [ALLOWED, new URL(caller.url).origin, undefined]) {
      assert.equal((await signAt(caller, origin)).status, 201, String(origin));
    }
  });

  it('refuses any other with a 403 that names it and says how to allow it', async (t) => {
    const {caller, settings} = await startGuarded(t);
    const refused = await signAt(caller, OTHER);
    assert.equal(refused.status, 403);
    assert.equal(refused.headers.get('Access-Control-Allow-Origin'), '*');
    const {title, detail, type} = await problemOf(refused);
    assert.equal(type, 'urn:peace-widgets:problem:origin');
    assert.equal(title, `This form does not take anything from ${OTHER}.`);
    assert.match(detail ?? '', /add "https:\/\/other\.example" to "origins" .*PEACE_ORIGINS/);
    for (const origin of ['null', 'http://blog.example', 'https://blog.example:8443']) {
      assert.equal((await signAt(caller, origin)).status, 403, origin);
    }
    assert.equal(((await caller.json('/api/petitions/open')) as {count: number}).count, 5);
    assert.ok(settings);
  });

  it('says so in the language of the visitor', async (t) => {
    const {caller} = await startGuarded(t);
    const body = {person: {email: 'anna@example.org'}, language: 'he'};
    const headers = {Origin: OTHER};
    const refused = await caller.post('/api/petitions/open/signatures', body, {headers});
    assert.equal(refused.headers.get('Content-Language'), 'he');
    assert.match((await problemOf(refused)).title, /טופס זה/);
  });

  it('guards its translation as well, and lets everybody read', async (t) => {
    const {caller} = await startGuarded(t);
    const headers = {Origin: OTHER};
    const body = {person: {email: 'anna@example.org'}};
    assert.equal((await caller.post('/api/he/petitions/open/signatures', body, {headers})).status, 403);
    for (const path of ['/api/petitions.json', '/api/petitions/open', '/api/initiative.json']) {
      const response = await caller.get(path, headers);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
      assert.doesNotMatch(await response.text(), /blog\.example/, `${path} tells who is allowed`);
    }
  });

  it('does not bind other petitions', async (t) => {
    const {caller} = await startGuarded(t);
    assert.equal((await signAt(caller, OTHER, 'other')).status, 201);
  });

  it('answers whoever was stored before as before', async (t) => {
    const {caller} = await startGuarded(t);
    const sending = {key: 'one-and-the-same-key', headers: {Origin: ALLOWED}};
    assert.equal((await caller.sign('anna@example.org', 'open', sending)).status, 201);
    const again = {...sending, headers: {Origin: OTHER}};
    assert.equal((await caller.sign('anna@example.org', 'open', again)).status, 200);
  });
});

describe('a sign-up with a list of origins', () => {
  it('is guarded in the same way', async (t) => {
    const {caller} = await startGuarded(t);
    const body = {person: {email: 'anna@example.org'}, lists: ['alerts']};
    const at = (origin: string) => caller.post('/api/subscriptions', body, {headers: {Origin: origin}});
    assert.equal((await at(OTHER)).status, 403);
    assert.equal((await at(ALLOWED)).status, 201);
    assert.doesNotMatch(JSON.stringify(await caller.json('/api/signup.json')), /blog\.example/);
  });
});

describe('PEACE_ORIGINS', () => {
  it('guards every form that has no list of its own', async (t) => {
    const {caller} = await startGuarded(t, {PEACE_ORIGINS: 'https://*.allies.example'});
    assert.equal((await signAt(caller, 'https://a.allies.example', 'other')).status, 201);
    assert.equal((await signAt(caller, OTHER, 'other')).status, 403);
    assert.equal((await signAt(caller, 'https://a.allies.example', 'open')).status, 403);
    assert.equal((await signAt(caller, ALLOWED, 'open')).status, 201);
  });

  it('lets any site write where there is none', async (t) => {
    const {caller} = await startGuarded(t, {}, campaign());
    assert.equal((await signAt(caller, OTHER)).status, 201);
    assert.equal((await signAt(caller, 'null')).status, 201);
  });
});

describe('a start with wrong origins', () => {
  it('is refused with file and place', async (t) => {
    const files = guarded();
    Object.assign((files['petitions.json'] as object[])[1] ?? {}, {origins: ['blog.example/']});
    await assert.rejects(startGuarded(t, {}, files), {
      message: /petitions\.json \/1\/origins\/0: is not an origin like https:\/\/blog\.example/,
    });
  });
});
