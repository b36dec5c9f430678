import type {Transaction} from 'kysely';
import {countBy} from '../../database/batch.ts';
import type {Tables} from '../../database/tables.ts';
import {removeMails} from '../../mail/files.ts';
import {isWebhookNoted} from '../../webhooks/mark.ts';
import {queueWithdrawals} from '../../webhooks/withdrawals.ts';
import {FailureError, emailOf} from '../command.ts';
import type {Command} from '../command.ts';
import {print} from '../print.ts';

/** How many of each kind were erased. */
interface Erased {
  readonly signatures: number;
  readonly subscriptions: number;
}

/** Forgets an address: the right to erasure of the GDPR, article 17. */
export const erase: Command = {
  summary: 'erase everything of an e-mail address, in all spellings, and correct the counts',
  usage: '--email ADDRESS',
  help: [
    '--email ADDRESS  whose signatures, subscriptions, mails and webhooks are erased, for good',
    'Mails that were written as files go, too (PEACE_MAIL_FOLDER, as for the endpoint).',
    'A webhook that knows of them is told that they are withdrawn. What was exported or sent before is not in reach;',
    'backups keep it until they are replaced.',
  ],
  options: {email: {type: 'string'}},
  async run(office, options) {
    const email = emailOf(options);
    const database = await office.database();
    const hash = await office.hash(database);
    const addressKey = hash.address(email);
    const {signatures, subscriptions} = await database.commit((transaction) =>
      eraseAddress(transaction, {addressKey, mailbox: hash.mailbox(email)}),
    );
    const isClear = await database.clear();
    const mails = await removeMails(office.mailFolder, (address) => hash.address(address) === addressKey);
    print(`Erased: signatures ${signatures}, subscriptions ${subscriptions}, mails in files ${mails}.`);
    if (!isClear) {
      throw new FailureError(
        'Another program reads the database, a backup perhaps: its log still holds what was erased. ' +
          'Run the command again when it is done.',
      );
    }
  },
};

async function eraseAddress(
  transaction: Transaction<Tables>,
  {addressKey, mailbox}: {readonly addressKey: string; readonly mailbox: string},
): Promise<Erased> {
  const signatures = await transaction
    .deleteFrom('signatures')
    .where('address_key', '=', addressKey)
    .returning(['id', 'petition as of', 'state'])
    .execute();
  const subscriptions = await transaction
    .deleteFrom('subscriptions')
    .where('address_key', '=', addressKey)
    .returning(['id', 'list as of', 'state'])
    .execute();
  const circumstances = {hasWebhook: await isWebhookNoted(transaction), now: Date.now()};
  const stored = signatures.filter(({state}) => state === 'stored');
  const subscribed = subscriptions.filter(({state}) => state === 'stored');
  await queueWithdrawals(transaction, 'signature', stored, circumstances);
  await queueWithdrawals(transaction, 'subscription', subscribed, circumstances);
  for (const {id} of [...signatures, ...subscriptions]) {
    await transaction.deleteFrom('mails').where('payload', 'like', `%"${id}"%`).execute();
  }
  await transaction.deleteFrom('mail_sends').where('address_key', '=', mailbox).execute();
  for (const petition of [...new Set(stored.map(({of}) => of))].sort()) {
    await countBy(transaction, petition, -stored.filter(({of}) => of === petition).length);
  }
  return {signatures: signatures.length, subscriptions: subscriptions.length};
}
