/** How many events there are when: the shape in the overview below a timeline. */
import type {Stretch} from './lanes.ts';
import type {Interval} from './scale.ts';

/** In so many steps. */
const STEPS = 160;

/** The outline of an area, in SVG's words: `STEPS` wide and 1 high. The root keeps lone events visible beside crowds. */
export function densityOf(events: readonly Stretch[], [from, to]: Interval): string {
  const counts = new Array<number>(STEPS).fill(0);
  for (const event of events) {
    const step = Math.floor(((event.from - from) / (to - from)) * STEPS);
    counts[step] = (counts[step] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  const heights = counts
    .map((count) => 1 - Math.sqrt(count / most))
    .map((height) => Number(height.toFixed(3)));
  return `M0 1${heights.map((height) => `V${height}h1`).join('')}V1z`;
}
