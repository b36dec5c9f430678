import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {SheetError} from '../../sheets/grid.ts';
import {decode} from '../../sources/charset.ts';
import {FailureError, required} from '../command.ts';
import type {Command} from '../command.ts';
import {print, tame} from '../print.ts';
import {isOfProca, targetsOfProca, targetsOfSheet} from '../targets.ts';
import type {TargetsReading} from '../targets.ts';

const SCRIPT = join(import.meta.dirname, '../../../../scripts/import-targets.mjs');

/** Those whom a petition goes to. */
export const importTargets: Command = {
  summary:
    'print the `targets` of a petition from a table, a list of Proca, or a file of congress-legislators',
  usage: '--file FILE',
  help: [
    '--file FILE  a table (CSV) with the columns region and name, and title, party, phone, email, link;',
    '             or a list of targets of Proca (JSON);',
    '             or legislators-current.json or legislators-current.yaml',
  ],
  options: {file: {type: 'string'}},
  async run(_, options) {
    const file = required(options, 'file');
    const reading = await readingOf(file);
    if (!reading) return importLegislators(file);
    const {targets, problems} = reading;
    for (const problem of problems) console.error(tame(`${file} ${problem}; left out`));
    if (targets.length === 0) throw new FailureError(`${file} has nobody that a petition could go to.`);
    print(JSON.stringify({by: 'region', items: targets}, null, 2));
    if (problems.length > 0) throw new FailureError('Not all of them could be read.');
  },
};

/** A list begins with its first entry, after remarks at most. */
const YAML = /^(?:\s*#[^\n]*\n)*\s*-\s/;

/** What a file says that is no list of legislators, which the script knows better. */
async function readingOf(file: string): Promise<TargetsReading | undefined> {
  const bytes = await readFile(file).catch(() => undefined);
  if (!bytes) return undefined;
  const text = decode(bytes, '');
  try {
    if (!/^\s*[[{]/.test(text)) return YAML.test(text.slice(0, 2000)) ? undefined : targetsOfSheet(text);
    const json = JSON.parse(text) as unknown;
    return isOfProca(json) ? targetsOfProca(json) : undefined;
  } catch (error) {
    if (error instanceof SheetError) throw new FailureError(`${file} ${error.message}`);
    return undefined;
  }
}

async function importLegislators(file: string): Promise<void> {
  if (!existsSync(SCRIPT)) throw new FailureError(`${SCRIPT} is missing; it comes with the whole kit.`);
  const [code] = (await once(spawn(process.execPath, [SCRIPT, file], {stdio: 'inherit'}), 'exit')) as [
    number | null,
  ];
  if (code !== 0) throw new FailureError('The targets could not be imported.');
}
