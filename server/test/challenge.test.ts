import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {solveChallenge} from 'altcha-lib';
import {deriveKey} from 'altcha-lib/algorithms/web/pbkdf2';
import type {Challenge, Solution} from 'altcha-lib/types';
import {forgetChallenges} from '../src/defence/challenges.ts';
import {campaign} from './campaign.ts';
import {eventually, receiptOf, rowsIn, settingsIn, startEndpoint, temporaryFolder} from './running.ts';
import type {Caller} from './running.ts';

const HOUR = 3_600_000;

/** A campaign whose first petition asks for a proof of work. */
function challenging(): Record<string, unknown> {
  const files = campaign();
  const petitions = files['petitions.json'] as object[];
  Object.assign(petitions[0] ?? {}, {challenge: {type: 'altcha', url: '/api/challenge'}});
  return files;
}

function start(t: TestContext, now?: () => number) {
  return startEndpoint(t, {files: challenging(), ...(now && {now})});
}

async function fetchChallenge(caller: Caller): Promise<Challenge> {
  return (await caller.json('/api/challenge')) as Challenge;
}

/** Solved as altcha's own library does it in a browser. */
async function solve(challenge: Challenge): Promise<Solution> {
  const solution = await solveChallenge({challenge, deriveKey});
  assert.ok(solution);
  return solution;
}

function encoded(challenge: unknown, solution: unknown): string {
  return Buffer.from(JSON.stringify({challenge, solution})).toString('base64');
}

let people = 0;

async function statusWith(
  caller: Caller,
  challenge: string | undefined,
  {key = `${randomUUID()}`, path = '/api/petitions/open/signatures', email = ''} = {},
): Promise<string> {
  const person = {email: email || `person${++people}@example.org`};
  const response = await caller.post(path, {person, challenge}, {key});
  assert.ok(response.ok, await response.clone().text());
  return (await receiptOf(response)).status;
}

describe('a challenge', () => {
  it('is new each time, is not cached, and costs little to make and little to solve', async (t) => {
    const {caller} = await start(t);
    const response = await caller.get('/api/challenge');
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    assert.equal(response.headers.get('Access-Control-Allow-Origin'), '*');
    const {parameters, signature} = (await response.json()) as Challenge;
    assert.equal(parameters.algorithm, 'PBKDF2/SHA-256');
    assert.match(signature ?? '', /^[\da-f]{64}$/);
    const left = (parameters.expiresAt ?? 0) * 1000 - Date.now();
    assert.ok(left > HOUR - 60_000 && left <= HOUR);
    const other = await fetchChallenge(caller);
    assert.notEqual(other.parameters.nonce, parameters.nonce);
    const {counter} = await solve(other);
    assert.ok(counter >= 300 && counter <= 900);
  });

  it('that is solved lets a signature be stored', async (t) => {
    const {caller} = await start(t);
    const challenge = await fetchChallenge(caller);
    assert.equal(await statusWith(caller, encoded(challenge, await solve(challenge))), 'stored');
  });

  it('is good for the repetitions of one action and for no other', async (t) => {
    const {caller} = await start(t);
    const challenge = await fetchChallenge(caller);
    const proof = encoded(challenge, await solve(challenge));
    const key = randomUUID();
    const email = 'anna@example.org';
    assert.equal(await statusWith(caller, proof, {key, email}), 'stored');
    assert.equal(await statusWith(caller, proof, {key, email}), 'stored');
    assert.equal(await statusWith(caller, proof), 'confirm');
  });

  it('is not used up by an action that was refused', async (t) => {
    const {caller} = await start(t);
    const challenge = await fetchChallenge(caller);
    const proof = encoded(challenge, await solve(challenge));
    const wrong = {person: {email: 'no address'}, challenge: proof};
    assert.equal((await caller.post('/api/petitions/open/signatures', wrong)).status, 422);
    assert.equal(await statusWith(caller, proof), 'stored');
  });

  it('that is missing, wrong, forged or somebody else’s holds the signature, and never refuses it', async (t) => {
    const {caller, settings} = await start(t);
    const challenge = await fetchChallenge(caller);
    const solution = await solve(challenge);
    const {parameters, signature} = challenge;
    const easier = {parameters: {...parameters, keyPrefix: '00'}, signature};
    const other = {...settingsIn(temporaryFolder(), challenging()), secret: 'b'.repeat(32)};
    const elsewhere = await fetchChallenge((await startEndpoint(t, {settings: other})).caller);
    const wrong = [
      undefined,
      '',
      'no base64 {',
      encoded(null, null),
      encoded({parameters: null, signature}, solution),
      encoded({parameters}, solution),
      encoded(challenge, undefined),
      encoded(challenge, {...solution, counter: solution.counter + 1, derivedKey: 'ab'}),
      encoded(easier, await solve(easier)),
      encoded({parameters: {...parameters, nonce: 'x'}, signature}, solution),
      encoded(elsewhere, await solve(elsewhere)),
    ];
    for (const proof of wrong) assert.equal(await statusWith(caller, proof), 'confirm', String(proof));
    const held = rowsIn(settings, "signatures where state = 'held'");
    assert.equal(held.length, wrong.length);
    assert.deepEqual(new Set(held.map(({doubt}) => doubt)), new Set(['challenge']));
    assert.equal(await statusWith(caller, encoded(challenge, solution)), 'stored');
  });

  it('lasts an hour', async (t) => {
    let now = Date.now();
    const {caller} = await start(t, () => now);
    const [early, late] = [await fetchChallenge(caller), await fetchChallenge(caller)];
    const proofs = [encoded(early, await solve(early)), encoded(late, await solve(late))];
    now += HOUR - 5000;
    assert.equal(await statusWith(caller, proofs[0]), 'stored');
    now += 10_000;
    assert.equal(await statusWith(caller, proofs[1]), 'confirm');
  });

  it('is good once at all instances together, and after a restart', async (t) => {
    const settings = {
      ...settingsIn(temporaryFolder(), challenging()),
      metricsToken: 'only the collector knows it',
    };
    const [one, other] = [await startEndpoint(t, {settings}), await startEndpoint(t, {settings})];
    const challenge = await fetchChallenge(one.caller);
    const proof = encoded(challenge, await solve(challenge));
    const email = 'anna@example.org';
    const sent = {person: {email}, challenge: proof};
    const key = randomUUID();
    const statuses = await Promise.all(
      Array.from({length: 8}, (_, index) => statusWith((index % 2 ? one : other).caller, proof)),
    );
    assert.deepEqual(statuses.sort(), [...Array<string>(7).fill('confirm'), 'stored']);
    const restarted = await startEndpoint(t, {settings});
    assert.equal(await statusWith(restarted.caller, proof, {key, email}), 'confirm');
    assert.equal((await restarted.caller.post('/api/petitions/open/signatures', sent, {key})).status, 200);
    const held = rowsIn(settings, "signatures where state = 'held'");
    assert.deepEqual(new Set(held.map(({doubt}) => doubt)), new Set(['challenge']));
    assert.equal(rowsIn(settings, 'used_challenges').length, 1);
    // An instance may tell the count of a second ago.
    await eventually(async () => (await one.caller.count()) === 6);
    const metrics = await restarted.caller.get('/metrics', {
      Authorization: `Bearer ${settings.metricsToken}`,
    });
    assert.match(await metrics.text(), /^peace_doubts_total\{doubt="challenge"\} 1$/m);
  });

  it('is forgotten when it is too old to be used', async (t) => {
    let now = Date.now();
    const {caller, settings, endpoint} = await start(t, () => now);
    const challenge = await fetchChallenge(caller);
    await statusWith(caller, encoded(challenge, await solve(challenge)));
    now += HOUR;
    await forgetChallenges(endpoint.database, now);
    assert.equal(rowsIn(settings, 'used_challenges').length, 1);
    now += 2 * HOUR;
    await forgetChallenges(endpoint.database, now);
    assert.equal(rowsIn(settings, 'used_challenges').length, 0);
  });

  it('of another instance with the same secret is as good', async (t) => {
    const secret = 'one secret for all the instances';
    const [one, other] = [
      await startEndpoint(t, {settings: {...settingsIn(temporaryFolder(), challenging()), secret}}),
      await startEndpoint(t, {settings: {...settingsIn(temporaryFolder(), challenging()), secret}}),
    ];
    const challenge = await fetchChallenge(one.caller);
    assert.equal(await statusWith(other.caller, encoded(challenge, await solve(challenge))), 'stored');
  });

  it('is asked for by the translation of the petition as well, and by no other petition', async (t) => {
    const {caller} = await start(t);
    const path = '/api/he/petitions/open/signatures';
    assert.equal(await statusWith(caller, undefined, {path}), 'confirm');
    assert.equal(await statusWith(caller, undefined, {path: '/api/petitions/other/signatures'}), 'stored');
  });
});
