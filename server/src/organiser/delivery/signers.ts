/** Those who have signed, in the order in which they did. */
import {sql} from 'kysely';
import type {Kysely} from 'kysely';
import type {SignatureTable, Tables} from '../../database/tables.ts';

const PLAIN = [
  'id',
  'created_at',
  'name',
  'given_name',
  'family_name',
  'region',
  'postal_code',
  'country',
  'listed',
] as const;

/** What is read only where it is asked for. */
export type More = 'street_address' | 'email' | 'tel' | 'comment';

/** A signature, with what its sheet has. */
export type SignerRow = Pick<SignatureTable, (typeof PLAIN)[number]> & Partial<Pick<SignatureTable, More>>;

/** Rows read at once: each time, all of them are looked through. Comments are long. */
const PAGE = 10_000;
const PAGE_OF_COMMENTS = 1000;

/** All who have signed a petition, and nothing of them that is not asked for. */
export async function* signersOf(
  query: Kysely<Tables>,
  petition: string,
  more: readonly More[],
): AsyncGenerator<SignerRow> {
  const most = more.includes('comment') ? PAGE_OF_COMMENTS : PAGE;
  let last: SignerRow | undefined;
  do {
    const page: SignerRow[] = await query
      .selectFrom('signatures')
      .select([...PLAIN, ...more])
      // As an expression, so that SQLite does not look up row after row by an index.
      .where(sql<string>`petition || ''`, '=', petition)
      .where('state', '=', 'stored')
      .where(sql<boolean>`(created_at, id) > (${last?.created_at ?? ''}, ${last?.id ?? ''})`)
      .orderBy('created_at')
      .orderBy('id')
      .limit(most)
      .execute();
    yield* page;
    last = page[most - 1];
  } while (last);
}
