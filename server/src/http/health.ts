/** For whoever looks after the endpoint: is it alive, and may it be given work? */
import {Hono} from 'hono';
import {sql} from 'kysely';
import type {Database} from '../database/database.ts';
import {problemResponse} from './problem.ts';

interface Condition {
  readonly database: Database;
  readonly isClosing: () => boolean;
}

const UNCACHED = {'Cache-Control': 'no-store'};

/** `/health` answers while the process lives; `/ready` while it has a database and is not about to stop. */
export function health({database, isClosing}: Condition): Hono {
  return new Hono()
    .get('/health', () => Response.json({status: 'alive'}, {headers: UNCACHED}))
    .get('/ready', async () => {
      if (isClosing())
        return problemResponse({status: 503, kind: 'closing', title: 'The endpoint is stopping.'});
      await sql`select 1`.execute(database.query);
      return Response.json({status: 'ready'}, {headers: UNCACHED});
    });
}
