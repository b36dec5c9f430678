import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {breachesOf} from './invariants.ts';
import type {Outcome} from './invariants.ts';
import {Ledger} from './ledger.ts';
import type {Answered, Story} from './ledger.ts';

const [ANN, BEN] = ['visitor-0@people.example', 'visitor-1@people.example'];
const annsRow = {email: ANN, name: 'Visitor 0', state: 'stored'};
const bensRow = {email: BEN, name: 'Visitor 1', state: 'stored'};
const rows = [annsRow, bensRow];

/** Two visitors who signed and read a thanks. */
function goodRun(): Outcome & {readonly ann: Story} {
  const {stories} = new Ledger(2);
  for (const story of stories) {
    Object.assign(story, {hasPressed: true, attempts: 1, read: ['thanks']});
    story.answers.set(`"${story.number}"`, [{status: 201, id: `r${story.number}`}]);
  }
  const [ann] = stories;
  assert.ok(ann);
  return {ann, stories, rows, erased: [], after: rows, count: 2, waiting: []};
}

function brokenIn(outcome: Outcome): string[] {
  return breachesOf(outcome).map(({invariant}) => invariant);
}

describe('the torture test', () => {
  it('finds nothing wrong with a good run', () => {
    assert.deepEqual(brokenIn(goodRun()), []);
  });

  it('sees that somebody read a thanks, or “waiting”, or was on the way, and is not stored', () => {
    const run = {...goodRun(), rows: [bensRow], after: [bensRow], count: 1};
    assert.deepEqual(brokenIn(run), [
      'whoever read a thanks is stored',
      'what was sent once is stored, page lost or not',
    ]);
    Object.assign(run.ann, {read: ['waiting'], attempts: 0});
    assert.deepEqual(brokenIn(run), ['whoever was told “waiting” is stored']);
  });

  it('sees that somebody learned nothing, unless the page was lost', () => {
    const run = goodRun();
    Object.assign(run.ann, {read: ['nothing']});
    assert.deepEqual(brokenIn(run), [
      'whoever pressed the button and kept the page read a thanks or “waiting”',
    ]);
    run.ann.pageLost = true;
    assert.deepEqual(brokenIn(run), []);
  });

  it('sees that somebody is stored twice', () => {
    const twice = [...rows, bensRow];
    assert.deepEqual(brokenIn({...goodRun(), rows: twice, after: twice, count: 3}), [
      'nobody is stored twice',
    ]);
  });

  it('sees names that were mixed up, and what is held', () => {
    for (const change of [{name: 'Visitor 1'}, {state: 'held'}, {email: 'nobody@people.example'}]) {
      const changed = [{...annsRow, ...change}, bensRow];
      const name = 'nobody is stored under another name, or held, or unknown';
      assert.ok(
        brokenIn({...goodRun(), rows: changed, after: changed}).includes(name),
        JSON.stringify(change),
      );
    }
  });

  it('sees that somebody was erased and came back, or that a late repetition changed anything', () => {
    const erased = [ANN];
    assert.deepEqual(brokenIn({...goodRun(), erased}), [
      'whoever was erased does not come back when an old request arrives once more',
    ]);
    assert.deepEqual(brokenIn({...goodRun(), erased, after: [bensRow], count: 1}), []);
    assert.deepEqual(brokenIn({...goodRun(), after: [bensRow], count: 1}), [
      'what arrives once more, much later, changes nothing',
    ]);
  });

  it('sees a wrong count, and an outbox that is not empty', () => {
    assert.deepEqual(brokenIn({...goodRun(), count: 3}), ['the count is the number of rows']);
    assert.deepEqual(brokenIn({...goodRun(), waiting: [ANN]}), ['every outbox is empty']);
  });

  it('sees a key with two receipts, one that was stored twice, and a visitor with two keys', () => {
    const stored = 'a key is stored once and has one receipt for ever';
    const answered = (...answers: Answered[]) => {
      const run = goodRun();
      run.ann.answers.set('"0"', answers);
      return brokenIn(run);
    };
    assert.deepEqual(answered({status: 503}, {status: 201, id: 'r'}, {status: 200, id: 'r'}), []);
    assert.deepEqual(answered({status: 201, id: 'r'}, {status: 200, id: 's'}), [stored]);
    assert.deepEqual(answered({status: 201, id: 'r'}, {status: 201, id: 'r'}), [stored]);
    const run = goodRun();
    run.ann.answers.set('"other"', [{status: 503}]);
    assert.deepEqual(brokenIn(run), ['a visitor has one key']);
  });
});
