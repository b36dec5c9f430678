import type {Database} from '../database/database.ts';
import type {KeyedHash} from './keyed-hash.ts';
import {nameOf} from './name.ts';

/** How many rows are changed between two breaths. */
const STEP = 500;

/**
 * Who signed when a person was an address alone is given the key of address and name, so that they are known when they
 * sign again. Done once; a start that was interrupted goes on.
 */
export async function nameFormerPersons(database: Database, hash: KeyedHash): Promise<void> {
  const done = await database.query
    .selectFrom('marks')
    .select('name')
    .where('name', '=', 'persons')
    .execute();
  if (done.length > 0) return;
  while ((await nameSome(database, hash)) === STEP);
  await database.commit((transaction) =>
    transaction
      .insertInto('marks')
      .values({name: 'persons', value: 'named'})
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
}

function nameSome(database: Database, hash: KeyedHash): Promise<number> {
  return database.commit(async (transaction) => {
    const rows = await transaction
      .selectFrom('signatures')
      .select(['id', 'email', 'name', 'given_name', 'family_name'])
      .whereRef('person_key', '=', 'address_key')
      .limit(STEP)
      .execute();
    for (const {id, email, name, given_name, family_name} of rows) {
      const given = {
        name: name ?? undefined,
        givenName: given_name ?? undefined,
        familyName: family_name ?? undefined,
      };
      await transaction
        .updateTable('signatures')
        .set({person_key: hash.person(email, nameOf(given))})
        .where('id', '=', id)
        .execute();
    }
    return rows.length;
  });
}
