/** What follows when something that was held is confirmed, by a person or by the organiser. */
import type {Transaction} from 'kysely';
import type {Library} from '../content/library.ts';
import {insertAll} from '../database/bulk.ts';
import type {Fate} from '../database/entry.ts';
import type {Tables} from '../database/tables.ts';
import {signatureMails, subscriptionMails} from '../mail/follow-ups.ts';
import {deliveryOf} from '../webhooks/deliveries.ts';
import type {Told} from '../webhooks/deliveries.ts';

/** Something that is held. */
export interface HeldAction {
  readonly told: Told;
  readonly id: string;
  /** The petition or list. */
  readonly of: string;
  readonly language: string | null;
}

interface Circumstances {
  /** Whether a webhook is told of what is stored. */
  readonly hasWebhook: boolean;
  /** Ids of the actions whose forms ask for a receipt by mail. */
  readonly receipts: ReadonlySet<string>;
  /** ms since 1970 UTC */
  readonly now: number;
}

/** Ids of the actions whose forms ask for a receipt by mail. Asked before the transaction: documents are read meanwhile. */
export async function wantingReceipt(
  library: Library,
  held: readonly HeldAction[],
): Promise<ReadonlySet<string>> {
  const wanting = new Set<string>();
  for (const {told, id, of, language} of held) {
    const form =
      told === 'signature'
        ? await library.petition(of, language ?? '')
        : await library.signup(language ?? '');
    if (form?.mail?.receipt) wanting.add(id);
  }
  return wanting;
}

/** Queues the webhooks and the mails that follow, in the transaction that confirms. */
export async function queueConsequences(
  transaction: Transaction<Tables>,
  told: Told,
  rows: readonly Pick<HeldAction, 'id' | 'of'>[],
  {hasWebhook, receipts, now}: Circumstances,
): Promise<void> {
  const deliveries = hasWebhook ? rows.map(({id}) => deliveryOf(told, id, now)) : [];
  await insertAll(transaction, 'webhook_deliveries', deliveries, 'once');
  const mailsOf = told === 'signature' ? signatureMails : subscriptionMails;
  const mails = rows.flatMap(({id, of}) => {
    const fate: Fate = {became: 'replaced', of, id, state: 'stored', told: 'stored'};
    return mailsOf(fate, {now, receipt: receipts.has(id)});
  });
  await insertAll(transaction, 'mails', mails, 'once');
}
