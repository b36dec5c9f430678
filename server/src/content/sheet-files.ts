/** Sheets in a folder of content: `news.csv`, `people.csv`, `events.csv`, `issues.csv`, beside or instead of the JSON. */
import {readFile, readdir} from 'node:fs/promises';
import {join, parse} from 'node:path';
import type {SheetSection} from '../sheets/columns.ts';
import {SheetError, readSheet} from '../sheets/sheet.ts';
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

/** Reads the sheets of a folder; what is wrong with one costs its rows and nothing else. */
export async function readSheets(
  folder: string,
  language: string,
  notes: string[],
): Promise<readonly Part[]> {
  const files = (await readdir(folder)).filter((file) => /^[^.].*\.(?:csv|tsv)$/i.test(file)).sort();
  const parts: Part[] = [];
  for (const file of files) {
    const path = join(folder, file);
    const section = SECTIONS[parse(file).name.toLowerCase()];
    if (section === undefined) {
      const known = Object.keys(SECTIONS).map((name) => `${name}.csv`);
      notes.push(`${path} is not used: sheets are called ${known.join(', ')}`);
      continue;
    }
    try {
      const text = decode(await readFile(path), '', language);
      const {items, problems} = readSheet(text, section, language);
      parts.push({section, items} as Part);
      notes.push(...problems.map((problem) => `${path} ${problem}`));
    } catch (error) {
      const {message} = error as Error;
      notes.push(`${path} ${error instanceof SheetError ? message : `cannot be read (${message})`}`);
    }
  }
  return parts;
}
