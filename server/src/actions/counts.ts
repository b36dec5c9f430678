/** How many people have signed. */
import type {Petition} from 'peace-widgets/contract';
import type {Counts} from '../database/batch.ts';
import type {Database} from '../database/database.ts';
import {Rereading} from '../database/rereading.ts';
import type {Log} from '../log.ts';

/** How old a count may be that is told, in ms. Another instance, or an organiser, may have changed it since. */
const FRESH = 1000;

/** The stored signatures of all petitions, in memory; while the database is away, the last that were known. */
export class CountBoard {
  readonly #database: Database;
  readonly #rereading: Rereading;
  #counts: Counts = new Map();
  #lookedAt = -Infinity;
  /** What was put up while others were being read. */
  #newer = new Map<string, number>();

  /** A board with what is stored. @throws when that cannot be read. */
  static async open(database: Database, log: Log): Promise<CountBoard> {
    const board = new CountBoard(database, log);
    await board.#read();
    return board;
  }

  private constructor(database: Database, log: Log) {
    this.#database = database;
    this.#rereading = new Rereading({what: 'counts', read: () => this.#read(), log});
  }

  /** Stored signatures by petition. */
  async all(): Promise<Counts> {
    const now = performance.now();
    if (now - this.#lookedAt >= FRESH) {
      await this.#rereading.again();
      this.#lookedAt = now;
    }
    return this.#counts;
  }

  /** Stored signatures of one petition. */
  async of(petition: string): Promise<number> {
    return (await this.all()).get(petition) ?? 0;
  }

  /** Takes over counts that were just stored. */
  put(counts: Counts): void {
    for (const [petition, stored] of counts) this.#newer.set(petition, stored);
    this.#counts = new Map([...this.#counts, ...counts]);
  }

  async #read(): Promise<void> {
    this.#newer.clear();
    const rows = await this.#database.query.selectFrom('petition_counts').selectAll().execute();
    this.#counts = new Map([
      ...rows.map(({petition, stored}) => [petition, stored] as const),
      ...this.#newer,
    ]);
  }
}

/**
 * Whether signatures of a petition are collected here; those of an OSDI petition go to another system, which counts them
 * itself.
 */
export function isCollectedHere({action}: Petition): boolean {
  return action.format !== 'osdi';
}

/**
 * The count of a petition: the stored signatures, and those that its document says were collected before and elsewhere
 * (`count` in the content file).
 */
export function countOf({count = 0}: Petition, stored: number): number {
  return count + stored;
}
