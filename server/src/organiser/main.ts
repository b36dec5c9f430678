/** `peace-endpoint`: what an organiser does besides looking at the page. */
import {parseArgs} from 'node:util';
import {isPassing} from '../database/errors.ts';
import {loggedError, loggedReason} from '../log.ts';
import {readSettings} from '../settings.ts';
import {StartError} from '../start-error.ts';
import {FailureError, UsageError} from './command.ts';
import type {Command, Options} from './command.ts';
import {Office} from './office.ts';
import {print, printTable} from './print.ts';

/** Each is loaded by itself: what one reads feeds or writes tables with would keep all the others waiting. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  petitions: async () => (await import('./commands/petitions.ts')).petitions,
  stats: async () => (await import('./commands/stats.ts')).stats,
  export: async () => (await import('./commands/export.ts')).exportActions,
  import: async () => (await import('./commands/import.ts')).importActions,
  deliver: async () => (await import('./commands/deliver.ts')).deliver,
  held: async () => (await import('./commands/held.ts')).held,
  signers: async () => (await import('./commands/signers.ts')).signers,
  close: async () => (await import('./commands/close.ts')).close,
  open: async () => (await import('./commands/close.ts')).open,
  person: async () => (await import('./commands/person.ts')).person,
  erase: async () => (await import('./commands/erase.ts')).erase,
  sources: async () => (await import('./commands/sources.ts')).sources,
  move: async () => (await import('./commands/move.ts')).move,
  'import-targets': async () => (await import('./commands/import-targets.ts')).importTargets,
};

const help = {type: 'boolean', short: 'h'} as const;

/** Runs a command line. @returns The exit code: 0 done, 1 failed, 2 called in a wrong way. */
async function run([name, ...rest]: readonly string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await printOverview();
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? await COMMANDS[name]?.() : undefined;
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
  else if (isPassing(error)) {
    console.error(
      `The database cannot do this just now, and nothing that is not told here was done: ${loggedReason(error)}\n` +
        'Run the command again in a moment.',
    );
  } else console.error(error instanceof FailureError ? error.message : loggedError(error));
  return 1;
}

async function printOverview(): Promise<void> {
  print('peace-endpoint: looks after the signatures of an endpoint, which may be running meanwhile.');
  print(
    'It reads the same environment variables as the endpoint (DATABASE_URL, PEACE_CONTENT, PEACE_SECRET,\n' +
      'PEACE_MAIL_FOLDER).\n',
  );
  const commands = Object.entries(COMMANDS).map(async ([name, load]) => [name, (await load()).summary]);
  printTable(await Promise.all(commands), '  ');
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
