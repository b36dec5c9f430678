/**
 * The log. Nothing personal gets in: callers pass methods, paths, statuses and durations, never a body, query, address
 * or header; paths and errors go through the two functions below.
 */

/** Where the lines of the log go. */
export interface Log {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

const waiting: string[] = [];

/** Under load there are thousands of lines a second; each write would hold everything up. */
function writeSoon(line: string): void {
  if (waiting.push(line) === 1) setImmediate(writeNow);
}

function writeNow(): void {
  if (waiting.length > 0) process.stdout.write(`${waiting.splice(0).join('\n')}\n`);
}

process.on('exit', writeNow);

/** A log for a terminal or a journal: what is wrong goes to standard error. */
export const consoleLog: Log = {
  info: (line) => writeSoon(stamped(line)),
  warn: (line) => console.warn(stamped(line)),
  error: (line) => console.error(stamped(line)),
};

function stamped(line: string): string {
  return `${new Date().toISOString()} ${line}`;
}

/** A path as it may be logged: somebody may put an address into a path that we do not even have, encoded twice, too. */
export function loggedPath(path: string): string {
  return path.replace(/[^/]*(?:@|%(?:25)*40)[^/]*/gi, '…');
}

/**
 * An error as it may be logged: the message only where it comes from the system or the database, which name no values;
 * elsewhere it may quote what a visitor sent. The frames of the stack always help and never quote.
 */
export function loggedError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const head = code ? `${error.name} ${code}: ${error.message}` : error.name;
  return [head, ...frames].join('\n');
}
