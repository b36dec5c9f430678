/** Storing what was read, beside an endpoint that may be running. */
import {setTimeout as sleep} from 'node:timers/promises';
import type {Transaction} from 'kysely';
import {storeRows} from '../../database/batch.ts';
import {insertAll} from '../../database/bulk.ts';
import type {Database} from '../../database/database.ts';
import type {EntryRow, Fate} from '../../database/entry.ts';
import {isLostRace, isPassing} from '../../database/errors.ts';
import type {Tables} from '../../database/tables.ts';
import {signatureMails, subscriptionMails} from '../../mail/follow-ups.ts';
import {deliveriesOf} from '../../webhooks/deliveries.ts';

/** How long others have their turn between two transactions, in ms, and how long one waits that failed. */
const BREATH = 10;
const WAIT = 500;

/** How often a transaction is tried again because another program was faster, or busy. */
const TRIES = 6;

/** What follows from what is stored. */
export interface Following {
  /** Whether the webhook is told. */
  readonly webhooks: boolean;
  /** Whether those who are held are asked by mail. */
  readonly mails: boolean;
}

/** Stores rows that share no place: all of them, or none. @returns What became of each. */
export async function storeImported(
  database: Database,
  rows: readonly EntryRow[],
  following: Following,
): Promise<readonly Fate[]> {
  for (let tries = 1; ; tries++) {
    try {
      const fates = await database.commit((transaction) => storeIn(transaction, rows, following));
      await sleep(BREATH);
      return fates;
    } catch (error) {
      if (tries === TRIES || !(isLostRace(error) || isPassing(error))) throw error;
      await sleep(WAIT);
    }
  }
}

async function storeIn(
  transaction: Transaction<Tables>,
  rows: readonly EntryRow[],
  {webhooks, mails}: Following,
): Promise<readonly Fate[]> {
  const {fates} = await storeRows(transaction, rows);
  const now = Date.now();
  const told = rows[0]?.into === 'subscriptions' ? 'subscription' : 'signature';
  const all = [...fates.values()];
  if (mails) {
    const mailsOf = told === 'signature' ? signatureMails : subscriptionMails;
    const asked = all.filter(({became, state}) => became === 'new' && state === 'held');
    const confirmations = asked.flatMap((fate) => mailsOf(fate, {now}));
    await insertAll(transaction, 'mails', confirmations, 'once');
  }
  if (webhooks) {
    await insertAll(transaction, 'webhook_deliveries', deliveriesOf(told, all, now), 'once');
  }
  return all;
}
