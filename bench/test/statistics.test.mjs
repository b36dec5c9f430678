import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {intervalRank, median, medianInterval, pairedRatios, quantile} from '../lib/statistics.mjs';

describe('median', () => {
  it('is the middle value by size, not by place', () => assert.equal(median([9, 100, 1]), 9));
  it('is the mean of the middle two of an even number', () => assert.equal(median([10, 1, 4, 2]), 3));
  it('leaves the values in their order', () => {
    const values = [3, 1, 2];
    median(values);
    assert.deepEqual(values, [3, 1, 2]);
  });
});

describe('the interval of the median', () => {
  // Ranks and coverages as in tables of the sign test, for instance Conover, Practical Nonparametric Statistics.
  for (const [count, rank, coverage] of [
    [5, 1, 0.9375],
    [6, 1, 0.96875],
    [8, 1, 0.9921875],
    [9, 2, 0.9609375],
    [12, 3, 0.96142578125],
    [15, 4, 0.96484375],
    [20, 6, 0.9586105346679688],
  ]) {
    it(`of ${count} values goes from rank ${rank}`, () => {
      const found = intervalRank(count, 0.95);
      assert.equal(found.rank, rank);
      assert.ok(Math.abs(found.coverage - coverage) < 1e-12, `coverage ${found.coverage}`);
    });
  }

  it('leaves out one value at each end of nine', () => {
    const {low, high} = medianInterval([1000, 1, 2, 3, 4, 5, 6, 7, 0]);
    assert.deepEqual([low, high], [1, 7]);
  });

  it('of one value covers nothing', () => {
    assert.deepEqual(medianInterval([7]), {low: 7, high: 7, coverage: 0});
  });

  it('holds the true median as often as it says', () => {
    let state = 1;
    const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
    const tries = 4000;
    let held = 0;
    for (let i = 0; i < tries; i++) {
      const {low, high} = medianInterval(Array.from({length: 9}, () => -Math.log(random())));
      if (low <= Math.LN2 && Math.LN2 <= high) held++;
    }
    assert.ok(Math.abs(held / tries - 0.961) < 0.01, `${held / tries}`);
  });
});

describe('paired ratios', () => {
  it('divide out what slowed a whole round', () => {
    assert.deepEqual(pairedRatios([20, 200, 40], [10, 100, 20]), [2, 2, 2]);
  });
});

describe('a quantile', () => {
  it('is a value that so many do not exceed', () => {
    const values = Array.from({length: 100}, (_, index) => 100 - index);
    assert.equal(quantile(values, 0.95), 95);
    assert.equal(quantile([7], 0.95), 7);
    assert.equal(quantile([1, 2, 3], 0), 1);
  });
});
