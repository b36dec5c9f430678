import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {FailureError, required} from '../command.ts';
import type {Command} from '../command.ts';

const SCRIPT = join(import.meta.dirname, '../../../../scripts/import-targets.mjs');

/** The senators of a petition. */
export const importTargets: Command = {
  summary: 'print the `targets` of a petition from a file of congress-legislators',
  usage: '--file FILE',
  help: ['--file FILE  legislators-current.json or legislators-current.yaml'],
  options: {file: {type: 'string'}},
  async run(_, options) {
    const file = required(options, 'file');
    if (!existsSync(SCRIPT)) throw new FailureError(`${SCRIPT} is missing; it comes with the whole kit.`);
    const [code] = (await once(spawn(process.execPath, [SCRIPT, file], {stdio: 'inherit'}), 'exit')) as [
      number | null,
    ];
    if (code !== 0) throw new FailureError('The targets could not be imported.');
  },
};
