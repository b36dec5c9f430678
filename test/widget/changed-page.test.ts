/** What old libraries of the page do to widgets. */
import {expect} from '@open-wc/testing';
import {solveChallenge} from '../../src/delivery/challenge.ts';
import {challengeAt, verdictOn} from '../delivery/altcha-page.ts';

describe('a page with a library that has its own Array.from', () => {
  const {from} = Array;

  // As Prototype 1.7 has it; MooTools is like it.
  beforeEach(() => {
    Array.from = (list: unknown) => Array.prototype.slice.call(list) as never[];
  });
  afterEach(() => {
    Array.from = from;
  });

  it('has challenges solved', async () => {
    const url = await challengeAt({algorithm: 'SHA-256', cost: 1, keyPrefix: '0'});
    const solution = await solveChallenge(url);
    expect(await verdictOn(solution)).to.deep.equal({verified: true});
  });
});
