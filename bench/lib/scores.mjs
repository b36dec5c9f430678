/** The lowest score that is good enough, of 100. */
const SCORE = 95;

/** Cumulative layout shift must stay below this. */
const LAYOUT_SHIFT = 0.02;

/**
 * @typedef {object} Scores
 * @property {Record<string, number | null>} categories title → 0 to 1, `null` where Lighthouse could not tell
 * @property {number | null} layoutShift
 */

/**
 * @param {{categories: object, audits: object}} lhr Lighthouse's result object
 * @returns {Scores}
 */
export function readScores({categories, audits}) {
  const wanted = ['performance', 'accessibility', 'best-practices', 'seo'].map((id) => categories[id]);
  return {
    categories: Object.fromEntries(wanted.map(({title, score}) => [title, score])),
    layoutShift: audits['cumulative-layout-shift'].numericValue ?? null,
  };
}

/**
 * Each number beside what is wanted of it. A number that Lighthouse could not find is not good.
 * @param {Scores} scores
 */
export function judge({categories, layoutShift}) {
  const verdicts = Object.entries(categories).map(([name, score]) => ({
    name,
    shown: score === null ? 'none' : String(Math.round(score * 100)),
    wanted: `≥ ${SCORE}`,
    good: score !== null && Math.round(score * 100) >= SCORE,
  }));
  const shift = {
    name: 'Cumulative layout shift',
    shown: layoutShift === null ? 'none' : layoutShift.toFixed(3),
    wanted: `< ${LAYOUT_SHIFT}`,
    good: layoutShift !== null && layoutShift < LAYOUT_SHIFT,
  };
  return [...verdicts, shift];
}
