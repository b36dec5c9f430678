import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {judge, readScores} from '../lib/scores.mjs';

const result = (scores, shift) => ({
  categories: Object.fromEntries(
    ['performance', 'accessibility', 'best-practices', 'seo'].map((id, index) => [
      id,
      {title: id, score: scores[index]},
    ]),
  ),
  audits: {'cumulative-layout-shift': {numericValue: shift}},
});
const failing = (scores, shift) =>
  judge(readScores(result(scores, shift)))
    .filter(({good}) => !good)
    .map(({name}) => name);

describe('scores', () => {
  it('are good from 95 and below a shift of 0.02', () => {
    assert.deepEqual(failing([0.95, 0.95, 1, 0.95], 0.0199), []);
  });

  it('are not good at 94', () => {
    assert.deepEqual(failing([0.94, 1, 1, 0.94], 0), ['performance', 'seo']);
  });

  it('are not good at a shift of 0.02', () => {
    assert.deepEqual(failing([1, 1, 1, 1], 0.02), ['Cumulative layout shift']);
  });

  it('are not good where Lighthouse found none', () => {
    assert.deepEqual(failing([null, 1, 1, 1], undefined), ['performance', 'Cumulative layout shift']);
  });
});
