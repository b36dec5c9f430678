/** Sheets in a folder of content: `news.csv`, `people.csv`, `events.csv`, `issues.csv`, beside or instead of the JSON. */
import {readFile, readdir} from 'node:fs/promises';
import {join, parse} from 'node:path';
import type {SheetSection} from '../sheets/columns.ts';
import {decode} from '../sources/charset.ts';
import type {Part} from '../sources/read.ts';

const SECTIONS: Readonly<Record<string, SheetSection>> = {
  news: 'news',
  people: 'negotiators',
  negotiators: 'negotiators',
  events: 'timeline',
  timeline: 'timeline',
  issues: 'issues',
};

/** What a folder's sheets hold. */
export interface SheetFiles {
  /** By the name of the file. */
  readonly parts: ReadonlyMap<string, Part>;
  /** One sentence per row, cell or file that could not be read. */
  readonly notes: readonly string[];
}

/**
 * Reads the sheets of a folder; what is wrong with one costs its rows and nothing else.
 *
 * @param before What takes the place of a sheet of which nothing can be read now.
 */
export async function readSheets(
  folder: string,
  language: string,
  before: (file: string) => Part | undefined = () => undefined,
): Promise<SheetFiles> {
  const files = (await readdir(folder)).filter((file) => /^[^.].*\.(?:csv|tsv)$/i.test(file)).sort();
  const parts = new Map<string, Part>();
  const notes: string[] = [];
  for (const file of files) {
    const path = join(folder, file);
    const section = SECTIONS[parse(file).name.toLowerCase()];
    if (section === undefined) {
      const known = Object.keys(SECTIONS).map((name) => `${name}.csv`);
      notes.push(`${path} is not used: sheets are called ${known.join(', ')}`);
      continue;
    }
    // Most folders have none, and what reads them takes its time to load.
    const [{readSheet}, {SheetError}] = await Promise.all([
      import('../sheets/sheet.ts'),
      import('../sheets/grid.ts'),
    ]);
    try {
      const text = decode(await readFile(path), '', language);
      const {items, rows, about, problems} = readSheet(text, section, language);
      parts.set(file, {section, items, about, sheet: {name: path, rows}} as Part);
      notes.push(...problems.map((problem) => `${path} ${problem}`));
    } catch (error) {
      const {message} = error as Error;
      const last = before(file);
      if (last) parts.set(file, last);
      const reason = error instanceof SheetError ? message : `cannot be read (${message})`;
      notes.push(`${path} ${reason}${last ? '; the last good one stays' : ''}`);
    }
  }
  return {parts, notes};
}
