/**
 * A Markdown table with the first column to the left and all others, which are numbers, to the right.
 * @param {string[]} titles
 * @param {string[][]} rows shorter rows are filled up
 */
export function markdownTable(titles, rows) {
  const cells = [titles, ...rows.map((row) => titles.map((_, index) => row[index] ?? ''))];
  const widths = titles.map((_, index) => Math.max(3, ...cells.map((row) => row[index].length)));
  const line = (row) =>
    `| ${row.map((cell, index) => (index === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[index]))).join(' | ')} |`;
  const rule = widths.map((width, index) => (index === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  const [head, ...body] = cells;
  return [line(head), line(rule), ...body.map(line)].join('\n');
}

/** Three digits that mean something: 1.23, 12.3, 123. */
export function threeDigits(value) {
  const decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
  return value.toFixed(decimals);
}
