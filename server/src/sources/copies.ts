/** What was last found at each address, in the database. */
import type {Database} from '../database/database.ts';
import type {SourceCopyTable} from '../database/tables.ts';

/** What an address gave, and how the last look at it ended. */
export interface Copy {
  /** Where it was found in the end. */
  readonly foundAt: string;
  readonly body: string;
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
  /** When it was last seen to be so, in ms since 1970 UTC. */
  readonly fetchedAt: number;
}

/** How an address stands. */
export interface Standing {
  /** The last good one, however old. */
  readonly copy: Copy | undefined;
  /** When it was last looked at, in ms since 1970 UTC. */
  readonly checkedAt: number;
  /** Why the last look failed, and since when they all do. */
  readonly failure: {readonly reason: string; readonly since: number} | undefined;
}

/** How long the copy of an address that nobody names any more is kept, in ms. */
const KEPT = 30 * 86_400_000;

/** Keeps copies over restarts, for all instances. */
export class Copies {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** How an address stands, unless it was not looked at since then. */
  async find(url: string, since = 0): Promise<Standing | undefined> {
    const row = await this.#database.query
      .selectFrom('source_copies')
      .selectAll()
      .where('url', '=', url)
      .where('checked_at', '>', text(since))
      .executeTakeFirst();
    return row && standingOf(row);
  }

  /** Keeps what a look has found. */
  async put(url: string, {copy, checkedAt, failure}: Standing): Promise<void> {
    const row = {
      // PostgreSQL has no such character.
      body: copy?.body.replaceAll('\0', '') ?? null,
      found_at: copy?.foundAt ?? null,
      etag: copy?.etag ?? null,
      last_modified: copy?.lastModified ?? null,
      fetched_at: copy ? text(copy.fetchedAt) : null,
      checked_at: text(checkedAt),
      failure: failure?.reason ?? null,
      failing_since: failure ? text(failure.since) : null,
    };
    await this.#database.query
      .insertInto('source_copies')
      .values({url, ...row})
      .onConflict((conflict) => conflict.column('url').doUpdateSet(row))
      .execute();
  }

  /** Notes that a look has found nothing new. */
  async touch(url: string, {copy, checkedAt, failure}: Standing): Promise<void> {
    await this.#database.query
      .updateTable('source_copies')
      .set({
        ...(copy ? {fetched_at: text(copy.fetchedAt)} : {}),
        checked_at: text(checkedAt),
        failure: failure?.reason ?? null,
        failing_since: failure ? text(failure.since) : null,
      })
      .where('url', '=', url)
      .execute();
  }

  /** Forgets what was not looked at for a month. */
  async forgetOld(now: number): Promise<void> {
    await this.#database.query
      .deleteFrom('source_copies')
      .where('checked_at', '<', text(now - KEPT))
      .execute();
  }
}

function standingOf(row: SourceCopyTable): Standing {
  const {body, found_at: foundAt, fetched_at: fetchedAt, failure, failing_since: since} = row;
  return {
    copy:
      body === null || foundAt === null || fetchedAt === null
        ? undefined
        : {
            body,
            foundAt,
            etag: row.etag ?? undefined,
            lastModified: row.last_modified ?? undefined,
            fetchedAt: Date.parse(fetchedAt),
          },
    checkedAt: Date.parse(row.checked_at),
    failure: failure === null || since === null ? undefined : {reason: failure, since: Date.parse(since)},
  };
}

function text(time: number): string {
  return new Date(time).toISOString();
}
