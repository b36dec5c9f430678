/** Folders for what is nobody else's to read. */
import {mkdirSync, statSync} from 'node:fs';
import {dirname} from 'node:path';

const isFolder = (path: string) => statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;

/**
 * Makes a folder, and those above it that are missing, for its owner only. Node's own `recursive` never ends in a file system
 * that takes no folders and says that the one above is missing, such as `/proc`.
 *
 * @throws when it cannot be made, or a file is in its place.
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder, {mode: 0o700});
  } catch (error) {
    // Another instance may have been faster.
    if (!isFolder(folder)) throw error;
  }
}
