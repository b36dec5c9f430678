/**
 * The log. Nothing personal gets in: callers pass methods, paths, statuses and durations, never a body, query, address
 * or header; paths and errors go through the functions below.
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

/** Feeds, sheets and systems are quoted in some lines: what they say begins no line of its own, and paints no terminal. */
function stamped(line: string): string {
  return `${new Date().toISOString()} ${line.replace(UNSEEN, (sign) => encodeURIComponent(sign))}`;
}

/** Signs that are not seen, but for the line breaks before the frames of a stack. */
const UNSEEN = /(?!\n\s+at )[\p{Cc}\u2028\u2029\u202a-\u202e]/gu;

/** More of a path says nothing, and would fill the disk. In characters. */
const LONGEST_PATH = 300;

/**
 * A path as it may be logged: somebody may put an address into a path that we do not even have, encoded twice, too; or what
 * would begin a line of its own or paint the terminal, which stays encoded. Each part is looked at once: anybody can send a
 * long one.
 */
export function loggedPath(path: string): string {
  const shown = path
    .split('/')
    .map((part) => (/@|%(?:25)*40/.test(part) ? '…' : part))
    .join('/')
    .replace(/[\p{Cc}\p{Cf}\p{Z}]/gu, (sign) => encodeURIComponent(sign));
  return shown.length > LONGEST_PATH ? `${shown.slice(0, LONGEST_PATH)}…` : shown;
}

/**
 * An error as it may be logged: the message only where it comes from the system or the database, which name no values;
 * elsewhere it may quote what a visitor sent. The frames of the stack always help and never quote.
 */
export function loggedError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [codeOf(error) === undefined ? error.name : loggedReason(error), ...frames].join('\n');
}

/**
 * An error of the system or the database in one line, for what is no fault of the code: while a disk is full there are
 * thousands of them.
 */
export function loggedReason(error: Error): string {
  const code = codeOf(error);
  return `${error.name}${code === undefined ? '' : ` ${code}`}: ${error.message}`;
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
