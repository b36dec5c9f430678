/** How many events there are when: the shape in the overview below a timeline. */
import {bisect} from './bisect.ts';
import type {Stretch} from './lanes.ts';
import type {Interval} from './scale.ts';

/** In so many steps. */
const STEPS = 160;

/** The outline of an area, in SVG's words: `STEPS` wide and 1 high. The root keeps lone events visible beside crowds. */
export function densityOf(events: readonly Stretch[], [from, to]: Interval): string {
  let next = 0;
  // They are in the order of time: where a step ends is found without a look at thousands of them, or at any in most steps.
  const counts = Array.from({length: STEPS}, (_, step) => {
    const end = from + ((to - from) * (step + 1)) / STEPS;
    const first = next;
    if ((events[first]?.from ?? end) < end) next = bisect(events, (event) => event.from >= end, first);
    return next - first;
  });
  const most = Math.max(...counts);
  const heights = counts.map((count) => `V${(1 - Math.sqrt(count / most)).toFixed(3)}h1`);
  return `M0 1${heights.join('')}V1z`;
}
