/** A mark in the database that a webhook is in use: the command line queues for it without knowing its address. */
import type {Kysely} from 'kysely';
import type {Database} from '../database/database.ts';
import type {Tables} from '../database/tables.ts';

const NAME = 'webhook';

/** Notes whether the endpoint that starts tells a webhook of what is stored. */
export async function noteWebhook(database: Database, hasWebhook: boolean): Promise<void> {
  await database.commit(async (transaction) => {
    if (!hasWebhook) {
      await transaction.deleteFrom('marks').where('name', '=', NAME).execute();
      return;
    }
    await transaction
      .insertInto('marks')
      .values({name: NAME, value: 'in use'})
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  });
}

/** Whether the endpoint that was started last tells a webhook of what is stored. */
export async function isWebhookNoted(query: Kysely<Tables>): Promise<boolean> {
  const mark = await query.selectFrom('marks').select('name').where('name', '=', NAME).executeTakeFirst();
  return mark !== undefined;
}
