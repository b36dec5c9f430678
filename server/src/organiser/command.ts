/** What the organiser's command line is made of. */
import type {ParseArgsOptionsConfig} from 'node:util';
import type {Office} from './office.ts';

/** The values of options as they were given. */
export type Options = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

/** One command. */
export interface Command {
  /** One line for the list of commands. */
  readonly summary: string;
  /** What follows its name. */
  readonly usage: string;
  /** What its options mean, one line each. */
  readonly help: readonly string[];
  readonly options: ParseArgsOptionsConfig;
  /** @throws {UsageError} or {FailureError} */
  readonly run: (office: Office, options: Options) => Promise<void>;
}

/** The command was called in a wrong way: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The command could not do what it was asked for: exit code 1. */
export class FailureError extends Error {
  override readonly name = 'FailureError';
}

/** The text of an option that must be given. @throws {UsageError} */
export function required(options: Options, name: string): string {
  const value = textOf(options, name);
  if (value === undefined) throw new UsageError(`--${name} is missing.`);
  return value;
}

/** The text of an option. */
export function textOf(options: Options, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

/** The texts of an option that may be given several times. */
export function textsOf(options: Options, name: string): readonly string[] {
  const values = options[name];
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}

/**
 * The address of the option `email`, in any shape: what was taken once may be taken no longer. It is not repeated, for shells
 * and terminals are logged. @throws {UsageError}
 */
export function emailOf(options: Options): string {
  const email = required(options, 'email');
  if (!email.includes('@')) throw new UsageError('--email is not an e-mail address.');
  return email;
}

/** The text of an option that has few values, the first one by default. @throws {UsageError} */
export function choiceOf<T extends string>(options: Options, name: string, choices: readonly [T, ...T[]]): T {
  const value = textOf(options, name) ?? choices[0];
  const choice = choices.find((choice) => choice === value);
  if (choice === undefined)
    throw new UsageError(`--${name} must be ${choices.join(' or ')}, not "${value}".`);
  return choice;
}
