import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {inRows} from '../../src/timeline/lanes.ts';
import type {Stretch} from '../../src/timeline/lanes.ts';
import type {Mark} from '../../src/timeline/marks.ts';
import {apart, extentOf, firstAfter, levelFor, marksOf, SIZE} from '../../src/timeline/marks.ts';

const MINUTE = 60_000;
const YEAR = 31_557_600_000;
const moments = fc
  .array(
    fc.tuple(
      fc.integer({min: -11_970 * 525_960, max: 8000 * 525_960}),
      fc.oneof(fc.constant(0), fc.integer({min: 0, max: 50_000_000})),
    ),
    {minLength: 1, maxLength: 80, size: 'max'},
  )
  .map((pairs) => pairs.map(([from, length]) => ({from: from * MINUTE, to: (from + length) * MINUTE})))
  .map((list) => list.sort((a, b) => a.from - b.from || a.to - b.to));
/** From twenty thousand years to ten minutes in 300 to 3000 px. */
const pxPerMs = fc
  .tuple(fc.double({min: 0, max: 1, noNaN: true}), fc.integer({min: 300, max: 3000}))
  .map(([share, width]) => width / (10 * MINUTE * (2000 * (YEAR / MINUTE)) ** share));

describe('levels', () => {
  it('are never more than the detail that there is, and not much less', () => {
    fc.assert(
      fc.property(pxPerMs, (detail) => {
        const level = levelFor(detail);
        assert.ok(level <= detail * (1 + 1e-12) && level > detail / 1.42);
        assert.ok(Math.abs(levelFor(level * (1 + 1e-9)) / level - 1) < 1e-6);
      }),
    );
  });
});

describe('marks', () => {
  it('are one for each event that has room for its name', () => {
    const row = [0, 100, 200].map((from) => ({from, to: from}));
    assert.deepEqual(
      marksOf(row, 1).map(({events}) => events.length),
      [1, 1, 1],
    );
  });

  it('are clusters where there is no room', () => {
    const row = [0, 20, 200, 400, 410, 420].map((from) => ({from, to: from}));
    assert.deepEqual(
      marksOf(row, 1).map(({events, from, to}) => [events.length, from, to]),
      [
        [2, 0, 20],
        [1, 200, 200],
        [3, 400, 420],
      ],
    );
  });

  it('of what lasts longer than it is small are bars, of the others dots around their middle', () => {
    assert.deepEqual(extentOf({from: 10, to: 110}, 1, 0), [10, 110]);
    assert.deepEqual(extentOf({from: 10, to: 12}, 1, 0), [4, 18]);
    assert.deepEqual(extentOf({from: 10, to: 20}, 2, 0), [20, 40]);
    assert.deepEqual(extentOf({from: 10, to: 12}, 2, 0), [15, 29]);
  });

  it('of a crowded row are many clusters, not one', () => {
    const row = Array.from({length: 1000}, (_, index) => ({from: index, to: index + 1}));
    const marks = marksOf(row, 1);
    assert.ok(marks.length >= 10 && marks.length <= 12, `${marks.length} clusters of 1000 px`);
  });

  it('of what happens during a long event, where there is no other row, are not one with it for as long as it lasts', () => {
    const row = [{from: 0, to: 2000}, ...[10, 300, 600].map((from) => ({from, to: from}))];
    assert.deepEqual(
      marksOf(row, 1).map(({count}) => count),
      [2, 1, 1],
    );
  });

  it('never overlap, whatever the detail, and hold every event once', () => {
    fc.assert(
      fc.property(moments, pxPerMs, (list, detail) => {
        const level = levelFor(detail);
        for (const row of inRows(list, 2)) {
          const marks = marksOf(row, level);
          assert.deepEqual(
            marks.flatMap(({events}) => events),
            row,
          );
          marks.forEach((mark, index) => {
            const next = marks[index + 1];
            if (!next) return;
            const [start, end] = extentOf(mark, detail, row[0]?.from ?? 0);
            const [beyond] = extentOf(next, detail, row[0]?.from ?? 0);
            // A cluster is drawn as wide as its count, wherever in it its events are.
            const needs = mark.count > 1 ? start + SIZE.cluster : Math.max(end, start + SIZE.event);
            assert.ok(beyond >= needs - Math.abs(needs) * 1e-9 - 1e-3, `${beyond} is before ${needs}`);
          });
        }
      }),
      {numRuns: 500},
    );
  });

  it('are the same when only a stretch of time is asked for', () => {
    const shape = ({from, to, count}: Mark) => [from, to, count];
    fc.assert(
      fc.property(moments, pxPerMs, fc.nat(), fc.nat(), (list, detail, one, other) => {
        const times = [list[one % list.length]?.from ?? 0, list[other % list.length]?.from ?? 0];
        const seen = [Math.min(...times), Math.max(...times)] as const;
        for (const row of inRows(list, 2)) {
          const all = marksOf(row, levelFor(detail)).map(shape);
          const some = marksOf(row, levelFor(detail), 0, seen).map(shape);
          const first = all.findIndex(([from]) => from === some[0]?.[0]);
          assert.deepEqual(some.slice(0, -1), all.slice(first, first + some.length - 1));
          const [wanted = [], next = []] = [all, some].map((marks) =>
            marks.filter(([from = 0, to = 0]) => to >= seen[0] && from <= seen[1]),
          );
          assert.deepEqual(next, wanted);
        }
      }),
      {numRuns: 300},
    );
  });

  it('let every event be reached: a cluster has a view in which it comes apart, and so have its parts', () => {
    const reach = (events: readonly Stretch[], width: number): void => {
      if (events.length === 1) return;
      const domain = apart(events, width, 10 * MINUTE);
      const nearest = Math.min(...events.slice(1).map(({from}, index) => from - (events[index]?.from ?? 0)));
      if (!domain) {
        assert.ok(nearest < 10 * MINUTE, `${events.length} events stay together`);
        return;
      }
      const [from, to] = domain;
      const last = events.at(-1)?.from ?? 0;
      assert.ok(from < last && to > last);
      const parts = marksOf(events, levelFor(width / (to - from)));
      assert.ok(parts.length > 1);
      for (const part of parts) reach(part.events, width);
    };
    fc.assert(
      fc.property(moments, fc.integer({min: 160, max: 3000}), (list, width) => {
        for (const row of inRows(list, 2, Infinity)) reach(row, width);
      }),
      {numRuns: 300},
    );
  });

  it('of one moment stay together', () => {
    const same = Array.from({length: 3}, () => ({from: 5, to: 5}));
    assert.equal(apart(same, 1000, MINUTE), undefined);
  });

  it('in view are found by when they end', () => {
    fc.assert(
      fc.property(moments, pxPerMs, fc.nat(), (list, detail, pick) => {
        for (const row of inRows(list, 1, 1)) {
          const marks = marksOf(row, levelFor(detail));
          const time = row[pick % row.length]?.from ?? 0;
          const first = firstAfter(marks, time);
          assert.equal(
            first,
            marks.findIndex(({to}) => to >= time),
          );
        }
      }),
    );
  });
});
