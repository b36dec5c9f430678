/** How many events there are when: the shape in the overview below a timeline. */
import type {Stretch} from './lanes.ts';
import type {Interval} from './scale.ts';

/** In so many steps. */
const STEPS = 160;

const known = new WeakMap<readonly Stretch[], string>();

/**
 * The outline of an area, in SVG's words: `STEPS` wide and 1 high. The root keeps lone events visible beside crowds. It is
 * drawn once for a list of events.
 */
export function densityOf(events: readonly Stretch[], [from, to]: Interval): string {
  const path = known.get(events);
  if (path) return path;
  const counts = new Array<number>(STEPS).fill(0);
  for (const event of events) {
    const step = Math.floor(((event.from - from) / (to - from)) * STEPS);
    counts[step] = (counts[step] ?? 0) + 1;
  }
  const most = Math.max(...counts);
  const heights = counts
    .map((count) => 1 - Math.sqrt(count / most))
    .map((height) => Number(height.toFixed(3)));
  const drawn = `M0 1${heights.map((height) => `V${height}h1`).join('')}V1z`;
  known.set(events, drawn);
  return drawn;
}
