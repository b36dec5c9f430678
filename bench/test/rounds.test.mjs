import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {runRounds} from '../lib/rounds.mjs';

const contenders = [{id: 'a'}, {id: 'b'}];

describe('rounds', () => {
  it('take turns, and do not count the first', async () => {
    const order = [];
    const {samples} = await runRounds({
      contenders,
      runs: 2,
      measure: async ({id}) => order.push(id),
    });
    assert.equal(order.join(''), 'ababab');
    assert.deepEqual([...samples], [['a', [3, 5]], ['b', [4, 6]]]); // prettier-ignore
  });

  it('go on without a contender that fails, and forget its samples', async () => {
    let calls = 0;
    const {samples, failures} = await runRounds({
      contenders,
      runs: 3,
      measure: async ({id}) => {
        if (id === 'a') return 1;
        if (++calls === 3) throw new Error('gone');
        return 2;
      },
    });
    assert.deepEqual([...samples], [['a', [1, 1, 1]]]);
    assert.deepEqual([...failures], [['b', 'gone']]);
    assert.equal(calls, 3);
  });
});
