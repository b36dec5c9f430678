import {lineOf, recordOf} from '../table-of.ts';
import type {ActionRow} from '../actions-of.ts';
import {FailureError, emailOf} from '../command.ts';
import type {Command} from '../command.ts';

/** What is kept of an address: the right of access of the GDPR, article 15. */
export const person: Command = {
  summary: 'print everything that is kept of an e-mail address, in all spellings, as NDJSON',
  usage: '--email ADDRESS',
  help: [
    '--email ADDRESS  whose signatures and subscriptions are printed, one a line, with all that was sent',
  ],
  options: {email: {type: 'string'}},
  async run(office, options) {
    const email = emailOf(options);
    const database = await office.database();
    const addressKey = (await office.hash(database)).address(email);
    const kept: unknown[] = [];
    for (const table of ['signatures', 'subscriptions'] as const) {
      const rows = database.query.selectFrom(table).selectAll().where('address_key', '=', addressKey);
      kept.push(...(await rows.orderBy('created_at').execute()));
    }
    if (kept.length === 0) throw new FailureError('Nothing is kept of this address.');
    for (const row of kept) process.stdout.write(lineOf(recordOf(row as ActionRow)));
  },
};
