/**
 * Wheel, fingers and keys, made into the stretch of time that is in view. A reducer: what the hands have done so far and what
 * they do next give what is in view then. Positions are px from where time begins, so that nothing here knows of left and
 * right.
 */
import {clamp, panned, timeAt, zoomed} from './scale.ts';
import type {Bounds, Scale} from './scale.ts';

/** What the hands are doing, and to which stretch of time. */
export interface Hands {
  readonly scale: Scale;
  /** Where each finger, or the mouse with its button down, is. */
  readonly held: ReadonlyMap<number, number>;
  /** How far the hand has gone since it came down, px. */
  readonly way: number;
  /** How fast time goes by, px per ms; what is let go of goes on for a while. */
  readonly speed: number;
  /** When the hand was last seen, ms. */
  readonly at: number;
}

/** The stretch of time in view, and how far it may go. */
export interface View extends Hands {
  readonly bounds: Bounds;
}

/** What happens. Times are in ms, as events have them. */
export type Gesture =
  | {
      readonly type: 'down' | 'move' | 'up' | 'cancel';
      readonly id: number;
      readonly x: number;
      readonly at: number;
    }
  | {readonly type: 'frame'; readonly at: number}
  | {readonly type: 'pan'; readonly by: number}
  | {readonly type: 'zoom'; readonly x: number; readonly factor: number};

/** Less is a click with an unsteady hand, px. */
export const STEADY = 5;
/** Slower than this is standing still, px per ms. */
const SLOWEST = 0.02;
/** So much of its speed is left after a ms. */
const FRICTION = 0.996;
/** A hand that has rested for so long does not throw, ms. */
const REST = 60;

/** No hands. */
export function resting(scale: Scale): Hands {
  return {scale, held: new Map(), way: 0, speed: 0, at: 0};
}

/** Whether time goes by without a hand. */
export function isGliding({held, speed}: Hands): boolean {
  return !held.size && Math.abs(speed) > SLOWEST;
}

/** The view after a gesture. */
export function after(view: View, gesture: Gesture): View {
  const {scale, bounds, held, speed, way} = view;
  const pan = (by: number): Scale => panned(scale, by, bounds);
  if (gesture.type === 'pan') return {...view, scale: pan(gesture.by), speed: 0};
  if (gesture.type === 'zoom') {
    return {...view, scale: zoomed(scale, timeAt(scale, gesture.x), gesture.factor, bounds), speed: 0};
  }
  const {at} = gesture;
  const time = clamp(at - view.at, [1, REST]);
  if (gesture.type === 'frame') {
    const next = pan(speed * time);
    const isStuck = next.domain[0] === scale.domain[0];
    return {...view, scale: next, speed: isStuck ? 0 : speed * FRICTION ** time, at};
  }
  const {type, id, x} = gesture;
  const now = new Map(held).set(id, x);
  if (type === 'down') return {...view, held: now, way: held.size ? STEADY : 0, speed: 0, at};
  if (type !== 'move') {
    now.delete(id);
    return {...view, held: now, speed: type === 'up' && at - view.at < REST ? speed : 0};
  }
  if (!held.has(id)) return view;
  // One finger pans; two, of which one moves, pan with their middle and zoom with their distance.
  const middle = centre(now);
  const by = centre(held) - middle;
  const moved = pan(by);
  return {
    ...view,
    scale: zoomed(moved, timeAt(moved, middle), distance(now) / distance(held), bounds),
    held: now,
    way: way + Math.abs(by),
    // The newest counts most, but one event alone says little.
    speed: held.size > 1 ? 0 : (speed + by / time) / 2,
    at,
  };
}

function centre(held: View['held']): number {
  return [...held.values()].reduce((sum, x) => sum + x, 0) / held.size;
}

/** How far the first and the last are apart; never so little that a trembling hand zooms by worlds. */
function distance(held: View['held']): number {
  const positions = [...held.values()];
  return Math.max(20, Math.abs((positions[0] as number) - (positions.at(-1) as number)));
}

/** What a key does: goes to the next event, lane, page or to the end, forwards (1) or back, or zooms by a factor. */
export interface KeyAction {
  readonly type: 'step' | 'lane' | 'page' | 'end' | 'zoom';
  readonly by: number;
}

const KEYS: Readonly<Record<string, readonly [KeyAction['type'], number]>> = {
  ArrowRight: ['step', 1],
  ArrowLeft: ['step', -1],
  ArrowUp: ['lane', -1],
  ArrowDown: ['lane', 1],
  PageUp: ['page', -1],
  PageDown: ['page', 1],
  Home: ['end', -1],
  End: ['end', 1],
  '+': ['zoom', 2],
  '=': ['zoom', 2],
  '-': ['zoom', 0.5],
  '0': ['zoom', 0],
};

/** What a key does in the track; on a page that is read from right to left, so is time. */
export function keyAction(key: string, isRightToLeft: boolean): KeyAction | undefined {
  const [type, by = 0] = KEYS[key] ?? [];
  return type && {type, by: type === 'step' && isRightToLeft ? -by : by};
}
