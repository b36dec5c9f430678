/** `peace-endpoint`: what an organiser does besides looking at the page. */
import {parseArgs} from 'node:util';
import {loggedError} from '../log.ts';
import {readSettings} from '../settings.ts';
import {StartError} from '../start-error.ts';
import {FailureError, UsageError} from './command.ts';
import type {Command, Options} from './command.ts';
import {close, open} from './commands/close.ts';
import {erase} from './commands/erase.ts';
import {exportActions} from './commands/export.ts';
import {held} from './commands/held.ts';
import {importTargets} from './commands/import-targets.ts';
import {person} from './commands/person.ts';
import {petitions} from './commands/petitions.ts';
import {signers} from './commands/signers.ts';
import {sources} from './commands/sources.ts';
import {stats} from './commands/stats.ts';
import {Office} from './office.ts';
import {print, printTable} from './print.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  petitions,
  stats,
  export: exportActions,
  held,
  signers,
  close,
  open,
  person,
  erase,
  sources,
  'import-targets': importTargets,
};

const help = {type: 'boolean', short: 'h'} as const;

/** Runs a command line. @returns The exit code: 0 done, 1 failed, 2 called in a wrong way. */
async function run([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    printOverview();
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    console.error(`There is no command "${name}". See: peace-endpoint --help`);
    return 2;
  }
  try {
    const options = optionsOf(command, rest);
    if (options['help']) {
      printHelp(name, command);
      return 0;
    }
    await runWithOffice(command, options);
    return 0;
  } catch (error) {
    return complain(name, error);
  }
}

async function runWithOffice(command: Command, options: Options): Promise<void> {
  const office = new Office(readSettings(process.env));
  try {
    await command.run(office, options);
  } finally {
    await office.close();
  }
}

/** @throws {UsageError} */
function optionsOf({options}: Command, args: readonly string[]): Options {
  try {
    return parseArgs({args: [...args], options: {...options, help}, strict: true}).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function complain(name: string, error: unknown): number {
  if (error instanceof UsageError) {
    console.error(`${error.message}\nSee: peace-endpoint ${name} --help`);
    return 2;
  }
  if (error instanceof StartError) console.error(error.message);
  else console.error(error instanceof FailureError ? error.message : loggedError(error));
  return 1;
}

function printOverview(): void {
  print('peace-endpoint: looks after the signatures of an endpoint, which may be running meanwhile.');
  print(
    'It reads the same environment variables as the endpoint (DATABASE_URL, PEACE_CONTENT, PEACE_SECRET,\n' +
      'PEACE_MAIL_FOLDER).\n',
  );
  printTable(
    Object.entries(COMMANDS).map(([name, {summary}]) => [name, summary]),
    '  ',
  );
  print('\nMore of one: peace-endpoint COMMAND --help');
}

function printHelp(name: string, {summary, usage, help}: Command): void {
  print(`peace-endpoint ${name} ${usage}`.trimEnd());
  print(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`);
  if (help.length > 0) print(`\n${help.map((line) => `  ${line}`).join('\n')}`);
}

// Whoever reads may have seen enough, as in `… | head`: what is done is done to its end all the same.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run(process.argv.slice(2));
