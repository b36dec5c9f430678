import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {readTimeline} from '../../src/contract/timeline.ts';
import {groupsOf, inGroup} from '../../src/timeline/groups.ts';

const {events} = readTimeline({
  events: [
    {start: '2013-01', title: 'a', group: 'Talks'},
    {start: '2013-02', title: 'b', group: 'Region'},
    {start: '2013-03', title: 'c'},
    {start: '2013-04', title: 'd', group: ' talks '},
  ],
}).value;
const titles = (group: string | undefined) => inGroup(events, group).map(({title}) => title);

describe('groups', () => {
  it('are counted, in the order in which they first appear', () => {
    assert.deepEqual(groupsOf(events), [
      {name: 'Talks', count: 2},
      {name: 'Region', count: 1},
    ]);
  });

  it('are none where no event has one', () => {
    assert.deepEqual(groupsOf(inGroup(events, undefined).filter(({group}) => !group)), []);
  });

  it('select their events, whatever their case and the space around them', () => {
    assert.deepEqual(titles('TALKS'), ['a', 'd']);
    assert.deepEqual(titles(' Region'), ['b']);
  });

  it('select all events where none is named', () => {
    assert.deepEqual(titles(undefined), ['a', 'b', 'c', 'd']);
    assert.deepEqual(titles(' '), ['a', 'b', 'c', 'd']);
  });

  it('that there are not select nothing', () => {
    assert.deepEqual(titles('Economy'), []);
  });

  it('are not mistaken for what every object has', () => {
    assert.deepEqual(titles('constructor'), []);
  });
});
