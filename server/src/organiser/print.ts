/** Text on standard output. */

/** Prints a line. */
export function print(line = ''): void {
  process.stdout.write(`${line}\n`);
}

/** Prints rows in columns; numbers stand at the right. */
export function printTable(rows: readonly (readonly (string | number)[])[], indent = ''): void {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => String(row[column] ?? '').length)),
  );
  for (const row of rows) {
    const cells = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return typeof cell === 'number' ? String(cell).padStart(width) : tame(cell).padEnd(width);
    });
    print(`${indent}${cells.join('  ').trimEnd()}`);
  }
}

/** What others sent must not move the cursor of a terminal. */
export function tame(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, ' ');
}
