/** Who has signed lately, of those who agreed to be named. */
import {sql} from 'kysely';
import type {Kysely} from 'kysely';
import type {Petition, Signer} from 'peace-widgets/contract';
import type {SignatureTable, Tables} from '../database/tables.ts';
import {optionLabel} from './option-label.ts';

/** How many are told at most. */
const MOST = 20;

type Row = Pick<SignatureTable, 'name' | 'given_name' | 'region' | 'country' | 'comment' | 'created_at'>;

/** The newest signers of a petition who gave the consent `public`: first name, place and comment, and nothing else. */
export async function recentSigners(query: Kysely<Tables>, petition: Petition): Promise<Signer[]> {
  // Who is asked no more is named no more.
  if (!petition.consents?.some(({id}) => id === 'public')) return [];
  const rows = await query
    .selectFrom('signatures')
    .select(['name', 'given_name', 'region', 'country', 'comment', 'created_at'])
    .where('petition', '=', petition.id)
    // As a literal, for the index holds only these.
    .where('listed', '=', sql.lit(1))
    .where('state', '=', 'stored')
    .orderBy('created_at', 'desc')
    .limit(MOST)
    .execute();
  return rows.flatMap((row) => signerOf(row, petition));
}

function signerOf(row: Row, petition: Petition): Signer[] {
  const name = (row.given_name ?? row.name?.trim().split(/\s+/)[0])?.trim();
  if (!name) return [];
  const region = row.region && optionLabel(petition, 'region', row.region);
  const place = region || (row.country && optionLabel(petition, 'country', row.country));
  return [
    {
      name,
      ...(place ? {place} : {}),
      ...(row.comment ? {comment: row.comment} : {}),
      signed: row.created_at.slice(0, 10),
    },
  ];
}
