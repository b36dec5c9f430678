/**
 * What one action puts into the database, as data: the writer stores many at once and answers each.
 *
 * How to add something that follows from an action (a mail, a webhook): give the entry `followUps`, a pure function of
 * what became of its rows, which answers with rows for the tables `mails` and `webhook_deliveries`. They are stored in the
 * same transaction, so nothing is sent for what is not stored, and nothing is stored without what must be sent:
 *
 *     followUps: ({rows: [fate]}) => ({
 *       mails: fate?.became === 'new'
 *         ? [{...queued('thanks', {signature: fate.id}, {now, once: `thanks ${fate.id}`}), lane: fate.of}]
 *         : [],
 *     }),
 *
 * Their payload names rows by id and holds no personal data. A row with a `once` that is in its table already is left
 * out: `once: \`confirm ${id} ${hour}\`` sends at most one an hour. Whoever carries out queued rows looks at `next_at`.
 */
import {randomUUID} from 'node:crypto';
import type {Receipt} from 'peace-widgets/contract';
import type {
  MailTable,
  QueueColumns,
  SignatureTable,
  State,
  SubscriptionTable,
  WebhookDeliveryTable,
} from './tables.ts';

/** A row that an action wants to have stored. */
export type EntryRow =
  | {readonly into: 'signatures'; readonly row: SignatureTable}
  | {readonly into: 'subscriptions'; readonly row: SubscriptionTable};

/** What became of a row. */
export interface Fate {
  /**
   * `new`: it is in the table. `replaced`: it is, and one that was held made way for it. `known`: the person was there
   * before and stays as they are.
   */
  readonly became: 'new' | 'replaced' | 'known';
  /** The petition or list. */
  readonly of: string;
  /** The id of the person's row that is in the table now. */
  readonly id: string;
  /** The state of that row. */
  readonly state: State;
  /** The state that the receipt tells: that of a new person, for who is known is nobody's to ask. */
  readonly told: State;
}

/** What became of an entry. */
export interface Outcome {
  /** In the order of the entry's rows. */
  readonly rows: readonly Fate[];
}

/** Rows that follow from an action. */
interface FollowUps {
  readonly mails?: readonly MailTable[];
  readonly deliveries?: readonly WebhookDeliveryTable[];
}

/** What one action puts into the database. */
export interface Entry {
  readonly rows: readonly EntryRow[];
  /** The signature of the challenge that was solved for it. With one that was used before, its rows are held. */
  readonly challenge?: string | undefined;
  /** What is answered, and kept under the key. */
  readonly receipt: (outcome: Outcome) => Receipt;
  readonly followUps?: (outcome: Outcome) => FollowUps;
}

/** A key with what was sent under it. */
export interface Keyed {
  readonly key: string;
  readonly payloadHash: string;
}

/** When something queued is due, and what it must not be queued twice as. */
interface Queueing {
  /** ms since 1970 UTC */
  readonly now: number;
  readonly once?: string;
  /** ms since 1970 UTC; `now` when left out. */
  readonly due?: number;
}

/** A row for a table of things to be done later. */
export function queued(kind: string, payload: object, {now, once, due = now}: Queueing): QueueColumns {
  return {
    id: randomUUID(),
    kind,
    payload: JSON.stringify(payload),
    once: once ?? null,
    state: 'waiting',
    attempts: 0,
    next_at: new Date(due).toISOString(),
    lease: null,
    created_at: new Date(now).toISOString(),
  };
}
