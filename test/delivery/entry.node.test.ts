import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {isAlive, isDue, nextAttempt} from '../../src/delivery/entry.ts';
import type {Entry} from '../../src/delivery/entry.ts';

const NOW = Date.UTC(2027, 0, 1);
const DAY = 86_400_000;

describe('when an action is tried again', () => {
  it('is later after each attempt, and every ten minutes in the end', () => {
    const waits = [0, 1, 2, 3, 20].map((attempts) => nextAttempt(attempts, 0, NOW, 1) - NOW);
    assert.deepEqual(waits, [2000, 4000, 8000, 16_000, 600_000]);
  });

  it('is spread over half of that time', () => {
    assert.equal(nextAttempt(2, 0, NOW, 0) - NOW, 4000);
    assert.equal(nextAttempt(2, 0, NOW, 0.5) - NOW, 6000);
  });

  it('is not before the endpoint wants it, but within an hour', () => {
    assert.equal(nextAttempt(0, 90_000, NOW, 1) - NOW, 90_000);
    assert.equal(nextAttempt(0, 500 * DAY, NOW, 1) - NOW, 3_600_000);
  });
});

describe('whether the time of an action has come', () => {
  const isDueAt = (next: number) => isDue({next} as Entry, NOW);

  it('goes by the clock', () => {
    assert.deepEqual([NOW, NOW + 1, NOW + 3_600_000].map(isDueAt), [true, false, false]);
  });

  it('goes by no clock that has been put back since', () => {
    assert.equal(isDueAt(NOW + 40 * DAY), true);
  });
});

describe('how long an action is kept', () => {
  it('30 days', () => {
    const entry = {created: NOW} as Entry;
    assert.equal(isAlive(entry, NOW + 30 * DAY - 1), true);
    assert.equal(isAlive(entry, NOW + 30 * DAY), false);
  });

  it('does not go by a clock that stood before there was a kit', () => {
    for (const created of [Date.UTC(2000, 0, 1), NOW - 365 * DAY])
      assert.equal(isAlive({created} as Entry, NOW), true);
  });
});
