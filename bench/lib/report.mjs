import {markdownTable, threeDigits} from './table.mjs';

const plain = (value) => value.toFixed(0);
const tenths = (value) => value.toFixed(1);
const kilobytes = (value) => (value / 1000).toFixed(1);

/** Columns that show a median only: title, key of the sample, format. */
const COLUMNS = [
  ['settled ms', 'settled', plain],
  ['script ms', 'script', plain],
  ['style ms', 'style', plain],
  ['layout ms', 'layout', plain],
  ['task ms', 'task', plain],
  ['TBT ms', 'blocking', plain],
  ['zoom ms', 'zoom', tenths],
  ['pan ms', 'pan', tenths],
  ['search ms', 'search', tenths],
  ['read ms', 'read', tenths],
  ['JS heap MB', 'jsHeap', tenths],
  ['DOM heap MB', 'domHeap', tenths],
  ['elements', 'elements', plain],
  ['items', 'items', plain],
  ['code kB', 'codeWire', kilobytes],
  ['data kB', 'dataWire', kilobytes],
];

/**
 * The table of one number of items, as Markdown, with what went wrong below it.
 * @param {import('./summary.mjs').Row[]} rows
 * @param {{n: number, runs: number, reference: string, cpuThrottle: number}} conditions
 */
export function report(rows, {n, runs, reference, cpuThrottle}) {
  const ratio = `× ${reference}`;
  const titles = ['contender', 'load ms', ratio, 'render ms', ratio, ...COLUMNS.map(([title]) => title)];
  const throttled = cpuThrottle > 1 ? `, CPU ${cpuThrottle} times slower` : '';
  return [
    `## ${n} items (${runs} ${runs === 1 ? 'run' : 'runs'}${throttled})`,
    markdownTable(titles, rows.filter(isMeasured).map(cells)),
    notes(rows, reference),
  ].join('\n\n');
}

function isMeasured(row) {
  return 'medians' in row;
}

function cells({id, times, ratios, medians}) {
  const medianOnly = COLUMNS.map(([, key, format]) => (key in medians ? format(medians[key]) : '–'));
  return [
    id,
    withInterval(times.load),
    ratios ? withInterval(ratios.load) : '–',
    withInterval(times.render),
    ratios ? withInterval(ratios.render) : '–',
    ...medianOnly,
  ];
}

function withInterval({median, low, high}) {
  return `${threeDigits(median)} (${threeDigits(low)}–${threeDigits(high)})`;
}

function notes(rows, reference) {
  const measured = rows.filter(isMeasured);
  const notMeasured = rows.filter((row) => !isMeasured(row));
  const withoutRatios = measured.some(({ratios}) => ratios === null);
  return [
    ...measured.slice(0, 1).map(({times}) => `- in brackets: ${intervalName(times.load.coverage)}`),
    ...(withoutRatios ? [`- no ratios: the reference ${reference} was not measured`] : []),
    ...notMeasured.map(({id, reason}) => `- ${id}: ${firstLine(reason)}`),
    ...measured
      .filter(({notFound}) => notFound.length > 0)
      .map(({id, notFound}) => `- ${id} asked in vain for ${notFound.join(', ')}`),
  ].join('\n');
}

function intervalName(coverage) {
  const percent = `${(coverage * 100).toFixed(1)} %`;
  if (coverage >= 0.95) return `the median's 95 % confidence interval (order statistics: ${percent})`;
  return `minimum and maximum, only a ${percent} confidence interval of the median: 95 % takes 6 runs or more`;
}

/** A reason may be an error with its stack; the results file has the rest. */
function firstLine(text) {
  return text.split('\n', 1)[0];
}
