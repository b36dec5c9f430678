/** How many people have signed. */
import type {Petition} from 'peace-widgets/contract';
import type {Counts} from '../database/batch.ts';
import type {Database} from '../database/database.ts';

/** How old a count may be that is told, in ms. Another instance, or an organiser, may have changed it since. */
const FRESH = 1000;

/** The stored signatures of all petitions, in memory. */
export class CountBoard {
  readonly #database: Database;
  #counts: Counts = new Map();
  #readAt = -Infinity;
  #reading: Promise<Counts> | undefined;
  /** What was put up while others were being read. */
  #newer = new Map<string, number>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Stored signatures by petition. */
  async all(): Promise<Counts> {
    if (performance.now() - this.#readAt < FRESH) return this.#counts;
    this.#reading ??= this.#read().finally(() => (this.#reading = undefined));
    return this.#reading;
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

  async #read(): Promise<Counts> {
    const readAt = performance.now();
    this.#newer.clear();
    const rows = await this.#database.query.selectFrom('petition_counts').selectAll().execute();
    this.#counts = new Map([
      ...rows.map(({petition, stored}) => [petition, stored] as const),
      ...this.#newer,
    ]);
    this.#readAt = readAt;
    return this.#counts;
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
