/** How many events there are when: the shape in the overview below a timeline. */
import {bisect} from './bisect.ts';
import type {Stretch} from './lanes.ts';
import type {Interval} from './scale.ts';

/** In so many steps. */
const STEPS = 160;

/** The outline of an area, in SVG's words: `STEPS` wide and 1 high. The root keeps lone events visible beside crowds. */
export function densityOf(events: readonly Stretch[], [from, to]: Interval): string {
  let before = 0;
  // They are in the order of time: where a step ends is found without a look at thousands of them.
  const counts = Array.from({length: STEPS}, (_, step) => {
    const end = from + ((to - from) * (step + 1)) / STEPS;
    const begun = bisect(events, (event) => event.from >= end);
    const count = begun - before;
    before = begun;
    return count;
  });
  const most = Math.max(...counts);
  const heights = counts
    .map((count) => 1 - Math.sqrt(count / most))
    .map((height) => Number(height.toFixed(3)));
  return `M0 1${heights.map((height) => `V${height}h1`).join('')}V1z`;
}
