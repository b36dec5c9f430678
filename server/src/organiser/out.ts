/** Where commands write what may be long: a file for its owner only, or standard output. */
import {chmodSync, createWriteStream, openSync, rmSync, statSync} from 'node:fs';
import type {Writable} from 'node:stream';
import {FailureError} from './command.ts';

/** Opens a file, or standard output where none is named. @throws {FailureError} */
export function openOut(file: string | undefined, force: boolean): Writable {
  if (file === undefined) return process.stdout;
  try {
    const descriptor = openSync(file, force ? 'w' : 'wx', 0o600);
    if (force) chmodSync(file, 0o600);
    return createWriteStream(file, {fd: descriptor});
  } catch (error) {
    const {code, message} = error as NodeJS.ErrnoException;
    throw new FailureError(
      code === 'EEXIST' ? `${file} is there already. Add --force to replace it.` : `${file}: ${message}`,
    );
  }
}

/**
 * Whether all was written; not if whoever reads has seen enough, e.g. `… | head`. Half a file is removed: who finds it would take it
 * for all there is.
 *
 * @throws {FailureError} when it could not be written.
 */
export async function isWhole(written: Promise<void>, file: string | undefined): Promise<boolean> {
  try {
    await written;
    return true;
  } catch (error) {
    const {code, syscall, message} = error as NodeJS.ErrnoException;
    if (code === 'EPIPE') return false;
    if (file !== undefined && statSync(file).isFile()) rmSync(file);
    if (syscall !== 'write') throw error;
    throw new FailureError(`${file ?? 'Standard output'} cannot be written: ${message}`);
  }
}
