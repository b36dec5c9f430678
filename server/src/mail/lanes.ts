/** Whose turn it is: a petition that many sign keeps the mails of no other waiting. */
import {sql} from 'kysely';
import type {Kysely} from 'kysely';
import type {Tables} from '../database/tables.ts';

/** Lanes with mails that wait: from each to the next by the index, however many mails there are in between. */
export const WAITING_LANES = sql<{lane: string}>`
  with recursive lanes (lane) as (
    select (select lane from mails where state = 'waiting' order by lane limit 1)
    union all
    select (
      select mails.lane from mails
      where state = 'waiting' and mails.lane > lanes.lane order by mails.lane limit 1
    )
    from lanes where lanes.lane is not null
  )
  select lane from lanes where lane is not null`;

/** The lanes of the mails that wait. */
export class Lanes {
  readonly #query: Kysely<Tables>;
  /** The lane that had the last turn. */
  #last = '';

  constructor(query: Kysely<Tables>) {
    this.#query = query;
  }

  /**
   * Mails that are due, one of each lane in turn.
   *
   * @param now ISO 8601, UTC.
   * @param most How many at most.
   * @returns Their ids.
   */
  async due(now: string, most: number): Promise<string[]> {
    const found: string[][] = [];
    for (const lane of inTurn(await this.#waiting(), this.#last)) {
      const ids = await this.#dueIn(lane, now, most);
      if (ids.length === 0) continue;
      found.push(ids);
      this.#last = lane;
      if (found.length === most) break;
    }
    const rounds = Array.from({length: most}, (_, round) => found.flatMap((ids) => ids[round] ?? []));
    return rounds.flat().slice(0, most);
  }

  async #waiting(): Promise<string[]> {
    const {rows} = await WAITING_LANES.execute(this.#query);
    return rows.map(({lane}) => lane);
  }

  async #dueIn(lane: string, now: string, most: number): Promise<string[]> {
    const rows = await this.#query
      .selectFrom('mails')
      .select('id')
      .where('state', '=', 'waiting')
      .where('lane', '=', lane)
      .where('next_at', '<=', now)
      .orderBy('next_at')
      .limit(most)
      .execute();
    return rows.map(({id}) => id);
  }
}

/** The lanes after the last one first. */
function inTurn(lanes: readonly string[], last: string): string[] {
  const sorted = [...lanes].sort();
  return [...sorted.filter((lane) => lane > last), ...sorted.filter((lane) => lane <= last)];
}
