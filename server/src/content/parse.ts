/** Reading JSON for the person who wrote it: an error has a line and a column. */

/** The text is not JSON. */
export class SyntaxProblem extends Error {
  override readonly name = 'SyntaxProblem';
  /** From 1. */
  readonly line: number;
  /** In UTF-16 units, from 1. */
  readonly column: number;

  constructor(reason: string, text: string, position: number) {
    super(reason);
    const before = text.slice(0, position).split('\n');
    this.line = before.length;
    this.column = (before.at(-1)?.length ?? 0) + 1;
  }
}

/** Parses the bytes of a JSON file, with or without a byte order mark. @throws {SyntaxProblem} */
export function parseJson(bytes: Uint8Array): unknown {
  const text = decode(bytes);
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const message = (error as SyntaxError).message;
    const reason = message.replace(/ in JSON at position \d+.*|, (?:\.\.\.)?".*" is not valid JSON$/s, '');
    throw new SyntaxProblem(reason, text, positionOf(message, text));
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    throw new SyntaxProblem('is not UTF-8 text', '', 0);
  }
}

/** V8 gives a position with most of its messages, but not with "Unexpected token". */
function positionOf(message: string, text: string): number {
  const given = /at position (\d+)/.exec(message)?.[1];
  if (given !== undefined) return Number(given);
  if (message.startsWith('Unexpected end')) return text.length;
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (hasWrongToken(text.slice(0, middle))) bad = middle;
    else good = middle;
  }
  return good;
}

function hasWrongToken(text: string): boolean {
  try {
    JSON.parse(text);
    return false;
  } catch (error) {
    return (error as SyntaxError).message.startsWith('Unexpected token');
  }
}
