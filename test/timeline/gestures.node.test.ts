import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {after, isGliding, keyAction, resting, STEADY} from '../../src/timeline/gestures.ts';
import type {Gesture, View} from '../../src/timeline/gestures.ts';
import type {Bounds, Scale} from '../../src/timeline/scale.ts';

const bounds: Bounds = {within: [0, 100_000], shortest: 10};
const scale: Scale = {domain: [40_000, 50_000], range: [0, 1000]};
const start: View = {...resting(scale), bounds};
const play = (gestures: readonly Gesture[], view: View = start) => gestures.reduce(after, view);
const domain = (...gestures: Gesture[]) => play(gestures).scale.domain;

describe('a hand', () => {
  it('drags time along', () => {
    assert.deepEqual(
      domain({type: 'down', id: 1, x: 500, at: 0}, {type: 'move', id: 1, x: 400, at: 10}),
      [41_000, 51_000],
    );
  });

  it('that is not down drags nothing', () => {
    assert.equal(play([{type: 'move', id: 1, x: 400, at: 10}]), start);
  });

  it('that trembles clicks; one that goes far does not', () => {
    const down: Gesture = {type: 'down', id: 1, x: 500, at: 0};
    assert.ok(play([down, {type: 'move', id: 1, x: 503, at: 10}]).way < STEADY);
    const far = play([down, {type: 'move', id: 1, x: 520, at: 10}, {type: 'move', id: 1, x: 500, at: 20}]);
    assert.ok(far.way >= STEADY);
    assert.ok(play([{type: 'up', id: 1, x: 0, at: 30}, down], far).way < STEADY);
    assert.ok(play([down, {...down, id: 2}]).way >= STEADY, 'nor do two fingers');
  });

  it('is as fast as its last ways, each of which counts half as much as the next', () => {
    const [down, move] = [
      {type: 'down', id: 1, x: 500, at: 1000},
      {type: 'move', id: 1, x: 400, at: 1010},
    ] as const;
    const moved = play([down, move]);
    assert.equal(moved.speed, 5);
    assert.equal(after(moved, {type: 'move', id: 1, x: 300, at: 1020}).speed, 7.5);
    assert.ok(!isGliding(moved), 'what is held does not go on by itself');
  });

  it('throws: time goes on, slower and slower, and stops', () => {
    let view = play([
      {type: 'down', id: 1, x: 500, at: 1000},
      {type: 'move', id: 1, x: 480, at: 1010},
      {type: 'move', id: 1, x: 460, at: 1020},
      {type: 'up', id: 1, x: 0, at: 1025},
    ]);
    assert.ok(isGliding(view));
    const let_go = view.scale.domain[0];
    let speed = view.speed;
    let at = 1025;
    while (isGliding(view)) {
      view = after(view, {type: 'frame', at: (at += 16)});
      assert.ok(view.speed < speed && view.scale.domain[0] >= let_go);
      speed = view.speed;
    }
    assert.ok(view.scale.domain[0] > let_go + 1000 && at < 4000);
  });

  it('that rests before it lets go, or is taken by the page, does not throw', () => {
    const drag: Gesture[] = [
      {type: 'down', id: 1, x: 500, at: 0},
      {type: 'move', id: 1, x: 400, at: 10},
    ];
    assert.ok(!isGliding(play([...drag, {type: 'up', id: 1, x: 0, at: 200}])));
    assert.ok(!isGliding(play([...drag, {type: 'cancel', id: 1, x: 0, at: 12}])));
  });

  it('that comes down, a wheel or a button stops what glides, and so does the end of time', () => {
    const thrown: View = {...start, speed: 2};
    assert.ok(isGliding(thrown));
    assert.equal(play([{type: 'down', id: 1, x: 0, at: 0}], thrown).speed, 0);
    assert.equal(play([{type: 'pan', by: 1}], thrown).speed, 0);
    assert.equal(play([{type: 'zoom', x: 0, factor: 2}], thrown).speed, 0);
    const atTheEnd = play([{type: 'pan', by: 100_000}]);
    assert.equal(play([{type: 'frame', at: 16}], {...atTheEnd, speed: 2}).speed, 0);
  });

  it('with two fingers zooms around their middle', () => {
    const [from, to] = domain(
      {type: 'down', id: 1, x: 400, at: 0},
      {type: 'down', id: 2, x: 600, at: 0},
      {type: 'move', id: 1, x: 300, at: 10},
      {type: 'move', id: 2, x: 700, at: 10},
    );
    assert.ok(Math.abs(to - from - 5000) < 1);
    assert.ok(Math.abs((from + to) / 2 - 45_000) < 1);
  });

  it('with two fingers side by side drags, and throws nothing', () => {
    const {scale, speed} = play([
      {type: 'down', id: 1, x: 400, at: 0},
      {type: 'down', id: 2, x: 600, at: 0},
      {type: 'move', id: 1, x: 300, at: 10},
      {type: 'move', id: 2, x: 500, at: 10},
    ]);
    const [from, to] = scale.domain;
    assert.ok(Math.abs(from - 41_000) < 1 && Math.abs(to - 51_000) < 1, `${from} ${to}`);
    assert.equal(speed, 0);
  });
});

describe('wheel and buttons', () => {
  it('pan and zoom', () => {
    assert.deepEqual(domain({type: 'pan', by: 100}), [41_000, 51_000]);
    assert.deepEqual(domain({type: 'zoom', x: 500, factor: 2}), [42_500, 47_500]);
    assert.deepEqual(domain({type: 'zoom', x: 0, factor: 2}), [40_000, 45_000]);
  });
});

describe('whatever hands do', () => {
  it('the view stays within its bounds', () => {
    const id = fc.constantFrom(1, 2, 3);
    const x = fc.integer({min: -50, max: 1050});
    const gesture: fc.Arbitrary<Gesture> = fc.oneof(
      fc.record({type: fc.constantFrom('down', 'move', 'move', 'move'), id, x}),
      fc.record({type: fc.constantFrom('up', 'cancel'), id, x}),
      fc.record({type: fc.constant('frame')}),
      fc.record({type: fc.constant('pan'), by: fc.integer({min: -5000, max: 5000})}),
      fc.record({type: fc.constant('zoom'), x, factor: fc.double({min: 0.1, max: 10, noNaN: true})}),
    ) as fc.Arbitrary<Gesture>;
    fc.assert(
      fc.property(fc.array(gesture, {maxLength: 60}), (gestures) => {
        let view = start;
        gestures.forEach((next, index) => {
          view = after(view, {...next, at: index * 8} as Gesture);
          const [from, to] = view.scale.domain;
          assert.ok(from >= 0 && to <= 100_000 && to - from >= 9.9, `${from} to ${to}`);
          assert.ok(Number.isFinite(view.speed));
        });
      }),
      {numRuns: 1000},
    );
  });
});

describe('keys', () => {
  it('step along time, in the direction in which it is read', () => {
    assert.deepEqual(keyAction('ArrowRight', false), {type: 'step', by: 1});
    assert.deepEqual(keyAction('ArrowLeft', false), {type: 'step', by: -1});
    assert.deepEqual(keyAction('ArrowRight', true), {type: 'step', by: -1});
    assert.deepEqual(keyAction('ArrowLeft', true), {type: 'step', by: 1});
  });

  it('go between lanes, by pages, to the ends, nearer and back', () => {
    for (const [key, type, by] of [
      ['ArrowUp', 'lane', -1],
      ['ArrowDown', 'lane', 1],
      ['PageUp', 'page', -1],
      ['PageDown', 'page', 1],
      ['Home', 'end', -1],
      ['End', 'end', 1],
      ['+', 'zoom', 2],
      ['=', 'zoom', 2],
      ['-', 'zoom', 0.5],
      ['0', 'zoom', 0],
    ] as const)
      for (const isRightToLeft of [false, true]) assert.deepEqual(keyAction(key, isRightToLeft), {type, by});
  });

  it('that mean nothing here do nothing', () => {
    for (const key of ['a', 'Tab', 'Enter', ' ', 'Escape']) assert.equal(keyAction(key, false), undefined);
  });
});
