import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {bisect} from '../../src/timeline/bisect.ts';
import {densityOf} from '../../src/timeline/density.ts';

/** The heights of an outline, from left to right: 0 is nothing, 1 the most. */
const heights = (outline: string) => [...outline.matchAll(/V([\d.]+)h1/g)].map(([, top]) => 1 - Number(top));

describe('the overview’s outline', () => {
  it('is as high as there are events, wherever they are', () => {
    const within = fc.integer({min: 0, max: 159_999});
    fc.assert(
      fc.property(fc.array(within, {minLength: 1, maxLength: 400}), (times) => {
        const counts = new Array<number>(160).fill(0);
        for (const time of times) counts[Math.floor(time / 1000)]! += 1;
        const most = Math.max(...counts);
        const events = times.sort((one, other) => one - other).map((from) => ({from, to: from}));
        heights(densityOf(events, [0, 160_000])).forEach((height, step) => {
          assert.ok(Math.abs(height - Math.sqrt(counts[step]! / most)) < 0.001, `step ${step}`);
        });
      }),
    );
  });
});

describe('what is found by halving', () => {
  it('is what a search from the front finds', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (numbers, least) => {
        const sorted = [...numbers].sort((one, other) => one - other);
        const index = sorted.findIndex((number) => number >= least);
        assert.equal(
          bisect(sorted, (number) => number >= least),
          index < 0 ? sorted.length : index,
        );
      }),
    );
  });
});
