/** For whoever looks after the endpoint: is it alive, and may it be given work? */
import {Hono} from 'hono';
import type {Database} from '../database/database.ts';
import {problemResponse} from './problem.ts';

interface Condition {
  readonly database: Database;
  readonly isClosing: () => boolean;
}

const UNCACHED = {'Cache-Control': 'no-store'};

/** How long it is told what was found when the database was tried last, in ms: trying it is work. */
const FRESH = 1000;

/** `/health` answers while the process lives; `/ready` while something can be stored and it is not about to stop. */
export function health({database, isClosing}: Condition): Hono {
  let tried = Promise.resolve();
  let triedAt = -Infinity;
  const tryDatabase = () => {
    if (performance.now() - triedAt >= FRESH) {
      triedAt = performance.now();
      tried = database.probe();
    }
    return tried;
  };
  return new Hono()
    .get('/health', () => Response.json({status: 'alive'}, {headers: UNCACHED}))
    .get('/ready', async () => {
      if (isClosing())
        return problemResponse({status: 503, kind: 'closing', title: 'The endpoint is stopping.'});
      await tryDatabase();
      return Response.json({status: 'ready'}, {headers: UNCACHED});
    });
}
