/** A row of a file, by column, and what is wrong with it. */
import type {Places} from '../../sheets/columns.ts';
import {asSent} from './cells.ts';

/** What is wrong with a row: sentences that name its columns, and repeat no cell, for terminals are logged. */
export class RowError extends Error {
  override readonly name = 'RowError';
  readonly sentences: readonly string[];

  constructor(sentences: readonly string[]) {
    super(sentences.join('; '));
    this.sentences = sentences;
  }
}

/** One row while it is read. */
export class ImportRow {
  readonly #cells: readonly string[];
  readonly #places: Places;
  readonly #problems: string[] = [];

  constructor(cells: readonly string[], places: Places) {
    this.#cells = cells;
    this.#places = places;
  }

  /** What stands in a column; `''` where there is none. */
  cell(column: string): string {
    return asSent(this.#cells[this.#places.get(column)?.index ?? -1] ?? '');
  }

  /** The same where there is something. */
  text(column: string): string | undefined {
    return this.cell(column) || undefined;
  }

  /** What a column is called in the file. */
  header(column: string): string {
    return this.#places.get(column)?.header ?? '';
  }

  /** Notes what is wrong with a column. */
  say(column: string, detail: string): void {
    const header = this.header(column);
    this.#problems.push(header === '' ? `${column} ${detail}` : `column "${header}" ${detail}`);
  }

  /** @throws {RowError} if anything is wrong. */
  check(): void {
    if (this.#problems.length > 0) throw new RowError(this.#problems);
  }
}
