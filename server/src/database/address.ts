import {resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {StartError} from '../start-error.ts';

/**
 * Reads `DATABASE_URL`: a path, `file:relative/path` or `file:///absolute/path`.
 *
 * @returns The absolute path of the SQLite file.
 * @throws {StartError} for the address of any other database.
 */
export function databaseFile(url: string): string {
  const scheme = /^([a-z][a-z0-9+]+):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return resolve(url);
  if (scheme === 'file') return url.startsWith('file://') ? fileUrl(url) : resolve(url.slice('file:'.length));
  // The rest of an address may hold a password.
  const wanted = 'Give DATABASE_URL a file, for example file:data/peace.sqlite.';
  throw new StartError([`This version stores in SQLite only and cannot use ${scheme}://…. ${wanted}`]);
}

function fileUrl(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    throw new StartError([
      `DATABASE_URL is not a file address: use file:///absolute/path or file:relative/path.`,
    ]);
  }
}
