import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {clamp, panned, positionOf, timeAt, zoomed} from '../../src/timeline/scale.ts';
import type {Bounds, Interval, Scale} from '../../src/timeline/scale.ts';

const YEAR = 31_557_600_000;
/** Years −10,000 to 10,000, in ms since 1970. */
const TIMES = {min: -11_970 * YEAR, max: 8030 * YEAR};
const SECOND = 1000;

const time = fc.integer(TIMES);
const stretch = fc
  .tuple(time, time)
  .filter(([from, to]) => to - from >= SECOND)
  .map((pair): Interval => pair);
const width = fc.integer({min: 100, max: 4000});
/** Scales that run from left to right, and from right to left. */
const scales = fc
  .tuple(stretch, width, fc.boolean())
  .map(([domain, length, mirrored]): Scale => ({domain, range: mirrored ? [length, 0] : [0, length]}));
/** A scale within bounds. */
const bounded = fc.tuple(scales, time, time).map(([scale, first, last]): [Scale, Bounds] => {
  const [from, to] = scale.domain;
  return [scale, {within: [Math.min(from, first), Math.max(to, last)], shortest: SECOND}];
});

/** Here the sum of start and length is a little more than the end that the length was measured from. */
const rounding: [Scale, Bounds] = [
  {domain: [-313_605_083_895_170, -174_450_421_179_896], range: [0, 100]},
  {within: [-313_605_083_895_170, -117_430_782_805_104], shortest: SECOND},
];

const lengthOf = ([from, to]: Interval) => to - from;

/** Whether two moments are the same for anybody who looks at the line: they are less than a thousandth of a pixel apart. */
function assertAlike(actual: number, expected: number, {domain}: Scale): void {
  const tolerance = lengthOf(domain) / 4_000_000 + 0.1;
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
}

describe('a scale', () => {
  const scale: Scale = {domain: [1000, 2000], range: [0, 100]};

  it('puts its first moment at one end and its last at the other', () => {
    assert.equal(positionOf(scale, 1000), 0);
    assert.equal(positionOf(scale, 1250), 25);
    assert.equal(positionOf(scale, 2000), 100);
  });

  it('goes on beyond its ends', () => {
    assert.equal(positionOf(scale, 500), -50);
    assert.equal(timeAt(scale, 200), 3000);
  });

  it('runs from right to left when its range does', () => {
    const mirrored: Scale = {...scale, range: [100, 0]};
    assert.equal(positionOf(mirrored, 1250), 75);
    assert.equal(timeAt(mirrored, 75), 1250);
  });

  it('has a place for the only moment of a timeline', () => {
    const moment: Scale = {domain: [1000, 1000], range: [0, 100]};
    assert.equal(positionOf(moment, 1000), 0);
    assert.equal(timeAt(moment, 50), 1000);
  });

  it('finds the moment of a position, and the position of that moment', () => {
    fc.assert(
      fc.property(scales, time, (any, moment) => {
        assertAlike(timeAt(any, positionOf(any, clamp(moment, any.domain))), clamp(moment, any.domain), any);
      }),
    );
  });

  it('never puts a later moment before an earlier one', () => {
    fc.assert(
      fc.property(scales, stretch, (any, [earlier, later]) => {
        const forward = positionOf(any, later) - positionOf(any, earlier);
        assert.ok(any.range[0] < any.range[1] ? forward >= 0 : forward <= 0);
      }),
    );
  });
});

describe('zooming', () => {
  const bounds: Bounds = {within: [0, 10_000], shortest: 100};
  const scale: Scale = {domain: [4000, 6000], range: [0, 200]};

  it('shows half as much time at twice the detail', () => {
    assert.deepEqual(zoomed(scale, 5000, 2, bounds).domain, [4500, 5500]);
  });

  it('shows twice as much at half the detail', () => {
    assert.deepEqual(zoomed(scale, 5000, 0.5, bounds).domain, [3000, 7000]);
  });

  it('shows no less than the shortest stretch, and no more than all', () => {
    assert.deepEqual(zoomed(scale, 5000, 1e9, bounds).domain, [4950, 5050]);
    assert.deepEqual(zoomed(scale, 5000, 1e-9, bounds).domain, [0, 10_000]);
  });

  it('opens a scale of a single moment', () => {
    const moment: Scale = {...scale, domain: [5000, 5000]};
    assert.deepEqual(zoomed(moment, 5000, 2, bounds).domain, [5000, 5100]);
  });

  it('keeps the moment below the pointer where it is, where the bounds leave room', () => {
    const room = fc.tuple(
      scales,
      fc.double({min: 0, max: 1, noNaN: true}),
      fc.double({min: 1, max: 50, noNaN: true}),
    );
    fc.assert(
      fc.property(room, ([any, share, factor]) => {
        const around = any.domain[0] + lengthOf(any.domain) * share;
        const after = zoomed(any, around, factor, {within: [TIMES.min, TIMES.max], shortest: 1});
        assert.ok(Math.abs(positionOf(after, around) - positionOf(any, around)) < 0.5);
      }),
    );
  });

  it('never leaves the bounds', () => {
    const factor = fc.double({min: 0.01, max: 100, noNaN: true});
    fc.assert(
      fc.property(bounded, time, factor, ([any, limits], around, by) => {
        const [from, to] = zoomed(any, around, by, limits).domain;
        assert.ok(from >= limits.within[0] && to <= limits.within[1], `${from} to ${to}`);
        assert.ok(to - from >= limits.shortest * 0.99, `only ${to - from} ms`);
      }),
      {examples: [[rounding, 0, 5.970584835141425]]},
    );
  });
});

describe('panning', () => {
  const bounds: Bounds = {within: [0, 10_000], shortest: 100};

  it('brings what lay at a position to the start', () => {
    const scale: Scale = {domain: [4000, 6000], range: [0, 200]};
    assert.deepEqual(panned(scale, 50, bounds).domain, [4500, 6500]);
    assert.deepEqual(panned(scale, -50, bounds).domain, [3500, 5500]);
  });

  it('follows the hand where time runs from right to left', () => {
    const scale: Scale = {domain: [4000, 6000], range: [200, 0]};
    assert.deepEqual(panned(scale, 50, bounds).domain, [3500, 5500]);
  });

  it('stops at the bounds, with as much time in view as before', () => {
    fc.assert(
      fc.property(bounded, fc.integer({min: -10_000, max: 10_000}), ([any, limits], by) => {
        const after = panned(any, by, limits);
        const [from, to] = after.domain;
        assert.ok(from >= limits.within[0] && to <= limits.within[1], `${from} to ${to}`);
        assertAlike(lengthOf(after.domain), lengthOf(any.domain), any);
      }),
    );
  });
});
