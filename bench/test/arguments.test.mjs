import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {parseArguments, UsageError} from '../lib/arguments.mjs';

describe('arguments', () => {
  it('have the defaults that the usage names', () => {
    const {out, ...rest} = parseArguments([]);
    assert.equal(out, fileURLToPath(new URL('../results/latest.json', import.meta.url)));
    assert.deepEqual(rest, {
      help: false,
      counts: [20, 200, 2000],
      runs: 9,
      only: null,
      reference: 'vanilla',
      cpuThrottle: 1,
      viewport: {width: 1280, height: 800},
      timeout: 60_000,
      extra: [],
      shots: false,
    });
  });

  it('are read', () => {
    const argv = '--n 5,50 --runs 3 --only a,b --reference c --cpu 4 --viewport 390x844 --timeout 5 --shots';
    const {counts, runs, only, reference, cpuThrottle, viewport, timeout, shots} = parseArguments(
      argv.split(' '),
    );
    assert.deepEqual(
      [counts, runs, only, reference, cpuThrottle, viewport, timeout, shots],
      [[5, 50], 3, ['a', 'b'], 'c', 4, {width: 390, height: 844}, 5000, true],
    );
  });

  for (const argv of [
    ['--n', '20,x'],
    ['--n', '0'],
    ['--runs', '-1'],
    ['--cpu', '1.5'],
    ['--viewport', '390'],
    ['--bogus'],
    ['stray'],
  ]) {
    it(`refuse ${argv.join(' ')}`, () => assert.throws(() => parseArguments(argv), UsageError));
  }
});
