import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {readTimeline} from '../../src/contract/timeline.ts';
import {inRows, lanesOf} from '../../src/timeline/lanes.ts';
import type {Stretch} from '../../src/timeline/lanes.ts';

const stretches = fc
  .array(fc.tuple(fc.integer({min: -1000, max: 1000}), fc.integer({min: 0, max: 200})), {maxLength: 60})
  .map((pairs) => pairs.map(([from, length]): Stretch => ({from, to: from + length})))
  .map((list) => list.sort((a, b) => a.from - b.from || a.to - b.to));

describe('rows', () => {
  it('hold what does not last at once', () => {
    const [first, second, third] = [
      {from: 0, to: 10},
      {from: 5, to: 8},
      {from: 10, to: 12},
    ];
    assert.deepEqual(inRows([first, second, third], 1), [[first], [second, third]]);
  });

  it('take turns, so that there is room for names', () => {
    const moments = [0, 1, 2, 3, 4].map((from) => ({from, to: from}));
    assert.deepEqual(
      inRows(moments, 2).map((row) => row.map(({from}) => from)),
      [
        [0, 2, 4],
        [1, 3],
      ],
    );
  });

  it('put a moment at the very end of a stretch beside it, for its dot would reach into it', () => {
    const [stretch, next, moment] = [
      {from: 0, to: 10},
      {from: 10, to: 20},
      {from: 20, to: 20},
    ];
    assert.deepEqual(inRows([stretch, next, moment], 1), [[stretch, next], [moment]]);
  });

  it('put what begins at the same moment beside each other', () => {
    assert.equal(
      inRows(
        Array.from({length: 4}, () => ({from: 7, to: 7})),
        1,
      ).length,
      4,
    );
  });

  it('put a stretch beside the moment that it begins with', () => {
    const [moment, stretch] = [
      {from: 7, to: 7},
      {from: 7, to: 20},
    ];
    assert.deepEqual(inRows([moment, stretch], 1), [[moment], [stretch]]);
  });

  it('open no further one where there is room for the name of the last', () => {
    const [first, far, near] = [
      {from: 0, to: 0},
      {from: 10, to: 10},
      {from: 14, to: 14},
    ];
    assert.deepEqual(inRows([first, far, near], 5, 6, 8), [[first, far], [near]]);
  });

  it('never overlap while there are rows to be had, and lose nothing', () => {
    fc.assert(
      fc.property(stretches, fc.integer({min: 1, max: 5}), (list, spread) => {
        const rows = inRows(list, spread, Infinity);
        assert.equal(rows.flat().length, list.length);
        for (const row of rows)
          row.reduce((before, next) => {
            assert.ok(next.from >= before.to && next.from > before.from);
            return next;
          });
      }),
    );
  });

  it('are no more than the most', () => {
    fc.assert(
      fc.property(stretches, (list) => {
        const rows = inRows(list, 2, 3);
        assert.ok(rows.length <= 3);
        assert.equal(rows.flat().length, list.length);
      }),
    );
  });

  it('stay as they are when something later is added', () => {
    fc.assert(
      fc.property(stretches, fc.integer({min: 1, max: 5}), fc.nat(60), (list, spread, count) => {
        const before = inRows(list.slice(0, count), spread);
        const all = inRows(list, spread);
        before.forEach((row, index) => assert.deepEqual(all[index]?.slice(0, row.length), row));
      }),
    );
  });
});

describe('lanes', () => {
  /** ms */
  const YEAR = 365 * 86_400_000;
  const events = (...groups: (string | undefined)[]) =>
    readTimeline({events: groups.map((group, index) => ({start: String(1900 + index), title: 'a', group}))})
      .value.events;
  const names = (...groups: (string | undefined)[]) =>
    lanesOf(events(...groups), 2 * YEAR).map(({name}) => name);

  it('are one for each group, in the order in which these appear; what has none comes last', () => {
    assert.deepEqual(names('Talks', undefined, 'Region', ' talks'), ['Talks', 'Region', undefined]);
    assert.deepEqual(names(undefined), [undefined]);
  });

  it('keep their order whatever a visitor looks for, without those in which nothing is found', () => {
    const all = events('Talks', 'Region', 'Law', 'Region', 'TALKS');
    const lanes = lanesOf(all.slice(3), 2 * YEAR, all);
    assert.deepEqual(
      lanes.map(({name, rows}) => [name, ...rows.flat().map(({start}) => start)]),
      [
        ['Talks', '1904'],
        ['Region', '1903'],
      ],
    );
  });

  it('hold the events of their group in the order of time', () => {
    const lanes = lanesOf(events('Talks', 'Region', 'TALKS', 'Region'), 2 * YEAR);
    assert.deepEqual(
      lanes.map(({rows}) => rows.map((row) => row.map(({start}) => start))),
      [[['1900', '1902']], [['1901', '1903']]],
    );
  });

  it('give a few that are close a row each, for their names, and let others follow', () => {
    const starts = ['2013-07', '2013-08', '2013-09', '2014-07'];
    const {events: few} = readTimeline({events: starts.map((start) => ({start, title: 'a'}))}).value;
    const [lane] = lanesOf(few, 1.2 * YEAR);
    assert.deepEqual(
      lane?.rows.map((row) => row.map(({start}) => start)),
      [['2013-07', '2014-07'], ['2013-08'], ['2013-09']],
    );
  });

  it('have the fewer rows the more lanes there are, when their events are many', () => {
    const many = (groups: number) =>
      lanesOf(events(...Array.from({length: 120}, (_, index) => `g${index % groups}`)), 100 * YEAR);
    assert.deepEqual(
      [1, 3, 6, 12].map((groups) => many(groups).map(({rows}) => rows.length)[0]),
      [5, 3, 2, 1],
    );
    const few = lanesOf(events(...Array.from({length: 24}, (_, index) => `g${index % 12}`)), 100 * YEAR);
    assert.ok(few.every(({rows}) => rows.length === 2));
  });

  it('are twelve with a name at most: further groups share one without', () => {
    const many = Array.from({length: 500}, (_, index) => `g${index}`);
    const lanes = lanesOf(events(...many), 2 * YEAR);
    assert.equal(lanes.length, 13);
    assert.equal(lanes.flatMap(({rows}) => rows.flat()).length, 500);
    assert.deepEqual(
      lanes.slice(-2).map(({name}) => name),
      ['g11', undefined],
    );
  });
});
