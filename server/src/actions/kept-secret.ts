/** A secret in a file beside a database. */
import {randomBytes} from 'node:crypto';
import {closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {StartError} from '../start-error.ts';

/** The file of the secret of a database that is a file. */
export function secretFileOf(database: string): string {
  return `${database}.secret`;
}

/** What is kept in a file; nothing where there is none. @throws {StartError} */
export function keptIn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw cannotKeep(file, error);
  }
}

/**
 * Keeps a secret, unless one is kept there. Written wholly before it gets its name, so that two first starts at once agree on
 * one.
 *
 * @returns What is kept now.
 * @throws {StartError}
 */
export function keepIn(file: string, secret: string): string | undefined {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(draft, `${secret}\n`, {flag: 'wx', mode: 0o600});
    sync(draft);
    linkSync(draft, file);
    sync(dirname(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw cannotKeep(file, error);
  } finally {
    rmSync(draft, {force: true});
  }
  return keptIn(file);
}

/** Makes a file, or the names in a folder, survive a loss of power. */
function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function cannotKeep(file: string, error: unknown): StartError {
  return new StartError([`The secret ${file} cannot be read or written: ${(error as Error).message}`]);
}
