/** How many people have signed. */
import type {Petition} from 'peace-widgets/contract';
import type {Kysely, Transaction} from 'kysely';
import type {Tables} from '../database/tables.ts';

/** Stored signatures by petition. */
export type Stored = ReadonlyMap<string, number>;

/** Reads the stored signatures of all petitions. */
export async function storedSignatures(query: Kysely<Tables>): Promise<Stored> {
  const rows = await query.selectFrom('petition_counts').selectAll().execute();
  return new Map(rows.map(({petition, stored}) => [petition, stored]));
}

/** Reads the stored signatures of one petition. */
export async function storedOf(query: Kysely<Tables>, petition: string): Promise<number> {
  const row = await query
    .selectFrom('petition_counts')
    .select('stored')
    .where('petition', '=', petition)
    .executeTakeFirst();
  return row?.stored ?? 0;
}

/** Counts one more. */
export async function countOne(transaction: Transaction<Tables>, petition: string): Promise<void> {
  await transaction
    .insertInto('petition_counts')
    .values({petition, stored: 1})
    .onConflict((conflict) =>
      conflict
        .column('petition')
        .doUpdateSet((expression) => ({stored: expression('petition_counts.stored', '+', 1)})),
    )
    .execute();
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
