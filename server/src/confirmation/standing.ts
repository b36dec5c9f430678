/** What a link is about, as it stands now; and the two things that may be done to it, each with effect only once. */
import type {Transaction} from 'kysely';
import type {Library} from '../content/library.ts';
import {countBy} from '../database/batch.ts';
import type {Counts} from '../database/batch.ts';
import type {Database, Work} from '../database/database.ts';
import type {SignatureTable, State, SubscriptionTable, Tables} from '../database/tables.ts';
import {queueWithdrawals} from '../webhooks/withdrawals.ts';
import {queueConsequences, wantingReceipt} from './consequences.ts';
import type {HeldAction} from './consequences.ts';
import type {Subject} from './tokens.ts';

/** An action that a link is about: the signature, or a subscription. */
export type Standing =
  | {readonly kind: 'petition'; readonly row: SignatureTable}
  | {readonly kind: 'list'; readonly row: SubscriptionTable};

interface Surroundings {
  readonly database: Database;
  /** Told the new counts after each commit. */
  readonly onCounted: (counts: Counts) => void;
  readonly library: Library;
  /** Whether a webhook tells of what is stored. */
  readonly hasWebhook: boolean;
  /** ms since 1970 UTC */
  readonly now: () => number;
}

/** The actions of a database, by the links that lead to them. */
export class Standings {
  readonly #parts: Surroundings;

  constructor(parts: Surroundings) {
    this.#parts = parts;
  }

  /** What a link is about; nothing when it was withdrawn or erased. */
  async of({kind, targets, personKey}: Subject): Promise<Standing[]> {
    const {query} = this.#parts.database;
    if (kind === 'petition') {
      const rows = await query
        .selectFrom('signatures')
        .selectAll()
        .where('petition', 'in', targets)
        .where('person_key', '=', personKey)
        .execute();
      return rows.map((row) => ({kind, row}));
    }
    const rows = await query
      .selectFrom('subscriptions')
      .selectAll()
      .where('list', 'in', targets)
      .where('address_key', '=', personKey)
      .execute();
    return rows.map((row) => ({kind, row}));
  }

  /** Lets count what was held. @returns How many it were. */
  async confirm(subject: Subject): Promise<number> {
    const {kind, targets, personKey} = subject;
    const {library, hasWebhook, now} = this.#parts;
    const receipts = await wantingReceipt(library, (await this.of(subject)).map(heldActionOf));
    const circumstances = {hasWebhook, receipts, now: now()};
    const confirmed = {state: 'stored', confirmed_at: new Date(circumstances.now).toISOString()} as const;
    return this.#counted(async (transaction) => {
      if (kind === 'list') {
        const rows = await transaction
          .updateTable('subscriptions')
          .set(confirmed)
          .where('list', 'in', targets)
          .where('address_key', '=', personKey)
          .where('state', '=', 'held')
          .returning(['id', 'list as of'])
          .execute();
        await queueConsequences(transaction, 'subscription', rows, circumstances);
        return {changed: rows.length, counts: new Map()};
      }
      const rows = await transaction
        .updateTable('signatures')
        .set(confirmed)
        .where('petition', 'in', targets)
        .where('person_key', '=', personKey)
        .where('state', '=', 'held')
        .returning(['id', 'petition', 'petition as of'])
        .execute();
      await queueConsequences(transaction, 'signature', rows, circumstances);
      return {changed: rows.length, counts: await counted(transaction, rows, 1)};
    });
  }

  /** Deletes what was sent, and counts it no longer. @returns How many actions it were. */
  async withdraw({kind, targets, personKey}: Subject): Promise<number> {
    const {hasWebhook, now} = this.#parts;
    const circumstances = {hasWebhook, now: now()};
    const withdrawn = await this.#counted(async (transaction) => {
      if (kind === 'list') {
        const rows = await transaction
          .deleteFrom('subscriptions')
          .where('list', 'in', targets)
          .where('address_key', '=', personKey)
          .returning(['id', 'list as of', 'state'])
          .execute();
        await queueWithdrawals(transaction, 'subscription', rows.filter(isStored), circumstances);
        return {changed: rows.length, counts: new Map()};
      }
      const rows = await transaction
        .deleteFrom('signatures')
        .where('petition', 'in', targets)
        .where('person_key', '=', personKey)
        .returning(['id', 'petition as of', 'petition', 'state'])
        .execute();
      const stored = rows.filter(isStored);
      await queueWithdrawals(transaction, 'signature', stored, circumstances);
      return {changed: rows.length, counts: await counted(transaction, stored, -1)};
    });
    this.#parts.database.clearSoon();
    return withdrawn;
  }

  async #counted(work: Work<{changed: number; counts: Counts}>): Promise<number> {
    const {changed, counts} = await this.#parts.database.commit(work);
    this.#parts.onCounted(counts);
    return changed;
  }
}

function heldActionOf(standing: Standing): HeldAction {
  const {id, language} = standing.row;
  return standing.kind === 'petition'
    ? {told: 'signature', id, of: standing.row.petition, language}
    : {told: 'subscription', id, of: standing.row.list, language};
}

function isStored({state}: {readonly state: State}): boolean {
  return state === 'stored';
}

async function counted(
  transaction: Transaction<Tables>,
  rows: readonly {readonly petition: string}[],
  each: 1 | -1,
): Promise<Counts> {
  const counts = new Map<string, number>();
  for (const {petition} of rows) counts.set(petition, await countBy(transaction, petition, each));
  return counts;
}
