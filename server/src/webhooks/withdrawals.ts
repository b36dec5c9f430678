/** The receiver of webhooks is told who has withdrawn, too: whoever was told of data is to delete them (GDPR, article 19). */
import type {Transaction} from 'kysely';
import {insertAll} from '../database/bulk.ts';
import {queued} from '../database/entry.ts';
import type {Tables, WebhookDeliveryTable} from '../database/tables.ts';
import {onceOf} from './deliveries.ts';
import type {Told} from './deliveries.ts';

/** An action that was stored, and is deleted. */
export interface Withdrawn {
  readonly id: string;
  /** The petition or list. */
  readonly of: string;
}

interface Circumstances {
  /** Whether a webhook is told of what is stored. */
  readonly hasWebhook: boolean;
  /** ms since 1970 UTC */
  readonly now: number;
}

const END = '.withdrawn';

/**
 * Forgets what the receiver was still to be told of actions, and queues that they are withdrawn where it may know of them:
 * in the transaction that deletes them.
 */
export async function queueWithdrawals(
  transaction: Transaction<Tables>,
  told: Told,
  actions: readonly Withdrawn[],
  {hasWebhook, now}: Circumstances,
): Promise<void> {
  if (actions.length === 0) return;
  const ids = actions.map(({id}) => onceOf(told, id));
  const left = await transaction
    .deleteFrom('webhook_deliveries')
    .where('once', 'in', ids)
    .returning(['once', 'attempts'])
    .execute();
  if (!hasWebhook) return;
  const untold = new Set(left.filter(({attempts}) => attempts === 0).map(({once}) => once));
  const withdrawals = actions
    .filter(({id}) => !untold.has(onceOf(told, id)))
    .map((action): WebhookDeliveryTable => {
      const kind = `${told}${END}`;
      return queued(kind, {id: action.id, of: action.of}, {now, once: `${kind} ${action.id}`});
    });
  await insertAll(transaction, 'webhook_deliveries', withdrawals, 'once');
}

/** The body of a delivery that tells of a withdrawal; `undefined` for any other. */
export function withdrawalBody({
  kind,
  payload,
  created_at: timestamp,
}: Pick<WebhookDeliveryTable, 'kind' | 'payload' | 'created_at'>): string | undefined {
  if (!kind.endsWith(END)) return undefined;
  const {id, of} = JSON.parse(payload) as Withdrawn;
  const data = kind.startsWith('signature') ? {id, petition: of} : {id, list: of};
  return JSON.stringify({type: kind, timestamp, data});
}
