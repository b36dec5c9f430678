import {sql} from 'kysely';
import type {Kysely} from 'kysely';
import {isPostgres} from '../database/bulk.ts';
import type {Tables} from '../database/tables.ts';

/**
 * Reads all of it as it is at one moment, however long that takes: what is counted first is what is listed later. Whoever signs or
 * withdraws meanwhile is not kept waiting.
 */
export function atOneMoment<T>(
  query: Kysely<Tables>,
  read: (moment: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  return query.connection().execute(async (connection) => {
    if (isPostgres(query)) {
      await sql`begin isolation level repeatable read read only`.execute(connection);
      // Whoever reads what is written may take their time.
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(connection);
    } else await sql`begin`.execute(connection);
    try {
      return await read(connection);
    } finally {
      await sql`rollback`.execute(connection);
    }
  });
}
