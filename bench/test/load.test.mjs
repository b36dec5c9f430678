import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {UsageError} from '../lib/arguments.mjs';
import {parseLoad} from '../load/arguments.mjs';
import {Signers} from '../load/signers.mjs';
import {compared, isMet} from '../load/verdict.mjs';

describe('a load', () => {
  it('is on both databases, unless one is chosen', () => {
    assert.deepEqual(parseLoad([]).databases, ['sqlite', 'postgres']);
    const {databases, rate, seconds} = parseLoad('--database postgres --rate 10 --seconds 3'.split(' '));
    assert.deepEqual([databases, rate, seconds], [['postgres'], 10, 3]);
  });

  it('that makes no sense is refused', () => {
    for (const argv of ['--database mysql', '--rate 0', '--seconds x', '--speed 5']) {
      assert.throws(() => parseLoad(argv.split(' ')), UsageError, argv);
    }
  });

  it('is of people who differ, each from an address of their own', () => {
    const signers = new Signers();
    const sent = Array.from({length: 1000}, () => signers.next());
    const differing = (of) => new Set(sent.map(of)).size;
    assert.equal(
      differing(({body}) => JSON.parse(body).person.email),
      1000,
    );
    assert.equal(
      differing(({headers}) => headers['Idempotency-Key']),
      1000,
    );
    assert.equal(
      differing(({headers}) => headers['X-Forwarded-For']),
      1000,
    );
  });
});

describe('after the kill', () => {
  const found = {ids: new Set(['a', 'b', 'c']), signatures: 3, distinct: 3, counted: 3, deliveries: 3};
  const latency = {p99: 100};

  it('all that was acknowledged must be there, and counted', () => {
    assert.ok(compared(new Set(['a', 'b']), found).holds, 'an answer may have been lost');
    assert.ok(!compared(new Set(['a', 'd']), found).holds, 'one is missing');
    assert.ok(!compared(new Set(['a']), {...found, counted: 2}).holds, 'the count is wrong');
    assert.ok(!compared(new Set(['a']), {...found, distinct: 2}).holds, 'somebody is there twice');
  });

  it('a run is good if it was fast enough, too', () => {
    const afterKill = compared(new Set(['a']), found);
    const run = {database: 'sqlite', rate: 2000, perSecond: 1999, latency, afterKill};
    assert.ok(isMet(run));
    assert.ok(!isMet({...run, perSecond: 1900}));
    assert.ok(!isMet({...run, latency: {p99: 250}}));
    assert.ok(!isMet({...run, afterKill: {...afterKill, holds: false}}));
  });
});
