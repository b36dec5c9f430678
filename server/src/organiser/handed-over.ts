/**
 * What earlier exports have handed over, in a file of ids and states: neither a clock that is put back, nor a confirmation by
 * whomever, nor a signature that was being stored meanwhile makes the next one miss anything. Nothing in it is personal.
 */
import {randomBytes} from 'node:crypto';
import {closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import type {State} from '../database/tables.ts';
import type {ActionRow, Wanted} from './actions-of.ts';
import {FailureError} from './command.ts';

/** What one export tells: an action, or that one which was told before is there no longer. */
export type Told = {readonly row: ActionRow} | {readonly withdrawn: string};

/** Every action. */
export async function* allOf(rows: AsyncIterable<ActionRow>): AsyncGenerator<Told> {
  for await (const row of rows) yield {row};
}

/** The file, and what is to be noted in it. */
export class HandedOver {
  readonly #file: string;
  readonly #heading: string;
  readonly #before: ReadonlyMap<string, string>;
  readonly #after = new Map<string, string>();
  readonly #draft: string;
  readonly #descriptor: number;

  /**
   * Reads a file, which is made when there is none. @throws {FailureError} when it is another one, or cannot be written.
   *
   * @param regions Those whose actions are told in it; of all of them when left out.
   */
  constructor(file: string, {table, of}: Wanted, regions?: readonly string[]) {
    this.#file = file;
    const where = regions ? ` in ${regions.join(', ')}` : '';
    this.#heading = `peace-endpoint export, handed over: ${table} of ${of}${where}`;
    this.#before = new Map(this.#read().map((line) => line.split(' ', 2) as [string, string]));
    this.#draft = `${file}.${randomBytes(6).toString('hex')}`;
    try {
      this.#descriptor = openSync(this.#draft, 'wx', 0o600);
    } catch (error) {
      throw new FailureError(`${file} cannot be written: ${(error as Error).message}`);
    }
  }

  /**
   * What is new since then, or in another state; and what was handed over and is withdrawn or erased.
   *
   * @param rows All there are, in whatever state.
   * @param state The state that is asked for; any when left out.
   */
  async *changesIn(rows: AsyncIterable<ActionRow>, state: State | undefined): AsyncGenerator<Told> {
    const gone = new Set(this.#before.keys());
    for await (const row of rows) {
      const {id} = row;
      const before = this.#before.get(id);
      gone.delete(id);
      const isWanted = state === undefined || row.state === state;
      if (isWanted && row.state !== before) yield {row};
      const after = isWanted ? row.state : before;
      if (after !== undefined) this.#after.set(id, after);
    }
    for (const id of gone) yield {withdrawn: id};
  }

  /** Notes what was handed over: once all of it is. @throws {FailureError} */
  note(): void {
    const lines = [this.#heading, ...[...this.#after].map((entry) => entry.join(' '))];
    try {
      // One write may take a part of it, as on a disk that is about to be full.
      writeFileSync(this.#descriptor, `${lines.join('\n')}\n`);
      fsyncSync(this.#descriptor);
      renameSync(this.#draft, this.#file);
    } catch (error) {
      throw new FailureError(
        `${this.#file} cannot be written, so that the next export tells all of this again: ${(error as Error).message}`,
      );
    }
  }

  /** Leaves nothing unfinished behind. */
  close(): void {
    closeSync(this.#descriptor);
    rmSync(this.#draft, {force: true});
  }

  #read(): string[] {
    let text: string;
    try {
      text = readFileSync(this.#file, 'utf8');
    } catch (error) {
      const {code, message} = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return [];
      throw new FailureError(`${this.#file} cannot be read: ${message}`);
    }
    const [heading, ...lines] = text.trimEnd().split('\n');
    if (heading === this.#heading) return lines;
    // All that the other one had would be told to be withdrawn.
    throw new FailureError(
      `${this.#file} does not begin with "${this.#heading}": each petition, list and region needs a file of its own.`,
    );
  }
}
