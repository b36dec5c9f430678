import {resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {StartError} from '../start-error.ts';

/** Where a database is, and of which kind. */
export type DatabaseAddress =
  {readonly kind: 'sqlite'; readonly file: string} | {readonly kind: 'postgres'; readonly url: string};

/**
 * Reads `DATABASE_URL`: a path, `file:relative/path`, `file:///absolute/path` or `postgres://…`.
 *
 * @throws {StartError} for the address of any other database.
 */
export function databaseAddress(url: string): DatabaseAddress {
  const scheme = /^([a-z][a-z0-9+]+):/i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return {kind: 'sqlite', file: resolve(url)};
  if (scheme === 'postgres' || scheme === 'postgresql') return {kind: 'postgres', url};
  if (scheme === 'file') {
    return {
      kind: 'sqlite',
      file: url.startsWith('file://') ? fileUrl(url) : resolve(url.slice('file:'.length)),
    };
  }
  // The rest of an address may hold a password.
  const wanted = 'Give DATABASE_URL a file, for example file:data/peace.sqlite, or postgres://….';
  throw new StartError([
    `The endpoint stores in SQLite or PostgreSQL and cannot use ${scheme}://…. ${wanted}`,
  ]);
}

/** How an address is told to people: without what is secret in it. */
export function toldAddress(address: DatabaseAddress): string {
  if (address.kind === 'sqlite') return address.file;
  try {
    const {host, pathname, searchParams} = new URL(address.url);
    return `postgres://${host || (searchParams.get('host') ?? '')}${pathname}`;
  } catch {
    return 'in DATABASE_URL';
  }
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
