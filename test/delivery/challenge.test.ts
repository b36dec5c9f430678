import {expect} from '@open-wc/testing';
import {solveChallenge} from '../../src/delivery/challenge.ts';
import {endpoint} from '../endpoint/client.ts';
import {petitionOf} from '../petition/petitions.ts';
import {challenge, challengeAt, verdictOn} from './altcha-page.ts';
import type {Wanted} from './altcha.ts';
import {fill, press, reaches, sentTo} from './form-page.ts';
import {forgetOutbox} from './outbox-page.ts';

afterEach(forgetOutbox);

/** A clock that is ahead of the page's. */
let clock = 1e9;

/**
 * The most keys that were derived while the page waited for its turn. Its clock stands still but for a millisecond per
 * key, so that it does not matter how busy the machine is.
 */
async function mostInATurn(work: () => Promise<unknown>): Promise<number> {
  const {subtle} = crypto;
  const turns = new MessageChannel();
  let keys = 0;
  let most = 0;
  const counted = (method: 'digest' | 'deriveBits') => ({
    configurable: true,
    value(...args: unknown[]): unknown {
      clock += 1;
      // The first key of a turn asks for the next one.
      if (!keys) turns.port2.postMessage(0);
      keys += 1;
      most = Math.max(most, keys);
      return Reflect.apply(SubtleCrypto.prototype[method], subtle, args);
    },
  });
  turns.port1.onmessage = () => {
    keys = 0;
  };
  Object.defineProperty(subtle, 'digest', counted('digest'));
  Object.defineProperty(subtle, 'deriveBits', counted('deriveBits'));
  Object.defineProperty(performance, 'now', {configurable: true, value: () => clock});
  try {
    await work();
  } finally {
    turns.port1.close();
    for (const method of ['digest', 'deriveBits']) Reflect.deleteProperty(subtle, method);
    Reflect.deleteProperty(performance, 'now');
  }
  return most;
}

describe('a challenge', () => {
  for (const wanted of [
    {algorithm: 'SHA-256', cost: 1, keyPrefix: '00'},
    {algorithm: 'SHA-256', cost: 3, keyPrefix: '0', keyLength: 20},
    {algorithm: 'SHA-384', cost: 1, keyPrefix: '0a'},
    {algorithm: 'SHA-512', cost: 1, keyPrefix: 'f0'},
    {algorithm: 'PBKDF2/SHA-256', cost: 50, keyPrefix: '00'},
    {algorithm: 'PBKDF2/SHA-384', cost: 5, keyPrefix: '0'},
    {algorithm: 'PBKDF2/SHA-512', cost: 5, keyPrefix: '0', keyLength: 64},
    {algorithm: 'SHA-256', cost: 1, counter: 1500},
  ] satisfies Wanted[]) {
    it(`of altcha is solved as altcha wants it: ${Object.values(wanted).join(', ')}`, async () => {
      const solution = await solveChallenge(await challengeAt(wanted));
      expect(await verdictOn(solution)).to.deep.equal({verified: true});
    });
  }

  it('is asked for without credentials, and past the cache', async () => {
    document.cookie = 'session=secret; max-age=5';
    const url = await challengeAt({algorithm: 'SHA-256', cost: 1, keyPrefix: '0'});
    await solveChallenge(url);
    const [request] = await endpoint.requests(url);
    expect(request?.headers).not.to.have.property('cookie');
    expect(request?.headers['cache-control']).to.match(/no-cache|max-age=0/);
    expect(await endpoint.preflights(url)).to.be.empty;
  });

  it('is solved by a petition that is signed, before it is sent', async () => {
    const url = await challengeAt({algorithm: 'SHA-256', cost: 1, keyPrefix: '0'});
    const action = await endpoint.script([{status: 201, json: {id: 'r1', status: 'stored'}}]);
    const element = await petitionOf({action: {url: action}, challenge: {type: 'altcha', url}});
    fill(element, {'E-mail': 'ann@example.org'});
    await press(element);
    await reaches(element, 'thanked');
    const {challenge: solution = ''} = await sentTo(action);
    expect(await verdictOn(solution)).to.deep.equal({verified: true});
  });
});

describe('a challenge that cannot be solved', () => {
  it('is none on http: pages, and asks nothing', async () => {
    const url = await challengeAt({algorithm: 'SHA-256', cost: 1});
    Object.defineProperty(crypto, 'subtle', {value: undefined, configurable: true});
    try {
      expect(await solveChallenge(url)).to.equal('');
    } finally {
      Reflect.deleteProperty(crypto, 'subtle');
    }
    expect(await endpoint.requests(url)).to.be.empty;
  });

  for (const [what, answer] of [
    ['a closed connection', {cut: true}],
    ['an answer that other sites may not read', {json: {}, cors: false}],
    ['a web page', {body: '<h1>Hello</h1>', headers: {'Content-Type': 'text/html'}}],
    ['an error', {status: 503, json: {title: 'Not now'}}],
    ['nothing of the kind', {json: null}],
    ['another protocol', {json: {algorithm: 'SHA-256', challenge: 'a0', salt: 'b0', maxnumber: 1000}}],
  ] as const) {
    it(`is ${what}`, async () => {
      expect(await solveChallenge(await endpoint.script([answer]))).to.equal('');
    });
  }

  for (const [key, value] of [
    ['algorithm', 'ARGON2ID'],
    ['algorithm', undefined],
    ['nonce', 'not hexadecimal'],
    ['nonce', undefined],
    ['salt', null],
    ['keyPrefix', undefined],
    ['keyPrefix', 'zz'],
  ] as const) {
    it(`has the ${key} ${value}`, async () => {
      const {parameters, signature} = await challenge({algorithm: 'SHA-256', cost: 1});
      const url = await endpoint.script([{json: {parameters: {...parameters, [key]: value}, signature}}]);
      expect(await solveChallenge(url, 3000)).to.equal('');
    });
  }

  for (const wanted of [
    {algorithm: 'SHA-256', cost: 1, keyPrefix: '0123456789abcdef'},
    {algorithm: 'SHA-256', cost: 1e9, keyPrefix: '0'},
    {algorithm: 'PBKDF2/SHA-256', cost: 1_000_000, keyPrefix: '0123456789abcdef'},
  ]) {
    it(`is too hard: ${Object.values(wanted).join(', ')}`, async () => {
      const url = await challengeAt(wanted);
      const start = performance.now();
      expect(await solveChallenge(url, 300)).to.equal('');
      expect(performance.now() - start).to.be.at.least(290);
    });
  }

  it('is given up also where a key costs nothing', async () => {
    const {parameters, signature} = await challenge({algorithm: 'SHA-256', cost: 1});
    const endless = {...parameters, cost: 0, keyPrefix: '0123456789abcdef'};
    const url = await endpoint.script([{json: {parameters: endless, signature}}]);
    expect(await solveChallenge(url, 300)).to.equal('');
  });

  it('does not come', async () => {
    const url = await endpoint.script([{hold: true}]);
    expect(await solveChallenge(url, 100)).to.equal('');
  });
});

// These come last: the clock that they know stays ahead.
describe('the page, while a challenge is solved', () => {
  for (const wanted of [
    {algorithm: 'SHA-256', cost: 1, counter: 250},
    {algorithm: 'SHA-256', cost: 20, counter: 10},
    {algorithm: 'PBKDF2/SHA-256', cost: 1, counter: 250},
  ]) {
    it(`has its turn: ${Object.values(wanted).join(', ')}`, async () => {
      const url = await challengeAt(wanted);
      expect(await mostInATurn(() => solveChallenge(url))).to.be.within(1, 200);
    });
  }
});
