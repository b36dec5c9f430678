/**
 * The mails that wait in the database. Several instances may work them off at once: each takes on what no other has, for a
 * while, and what it does not finish in time another may take on.
 */
import {randomUUID} from 'node:crypto';
import {sql} from 'kysely';
import type {Transaction} from 'kysely';
import type {Database} from '../database/database.ts';
import {forget} from '../database/forgetting.ts';
import {TOLERANCE, bringForward} from '../database/queue-clock.ts';
import type {MailTable, Tables} from '../database/tables.ts';
import type {MailPayload} from './follow-ups.ts';
import {Lanes} from './lanes.ts';

const HOUR = 3_600_000;

/** How many mails are taken on at a time. */
const BATCH = 20;

/** For how long, in ms: longer than all steps of an SMTP server together may take. */
const LEASE = HOUR / 6;

/** For so long a mail that was sent, or refused, is not sent again by whoever signs again, in ms. */
const ONCE = HOUR;

/** How long it stays on record that a mail could not be delivered, in ms. */
const FAILED_KEPT = 30 * 24 * HOUR;

/** What one mailbox gets at most: who could have us write to anybody could have us write all day. */
const PER_HOUR = 6;
const PER_DAY = 12;

/** Whether a mailbox may be written to: now, later, or not for this. */
export type Permission = 'now' | 'later' | 'never';

/** The queue of one database. */
export class MailQueue {
  readonly #database: Database;
  readonly #lanes: Lanes;
  readonly #now: () => number;

  constructor(database: Database, now: () => number) {
    this.#database = database;
    this.#lanes = new Lanes(database.query);
    this.#now = now;
  }

  /**
   * Takes on mails that are due and that nobody else has taken on: as many of each lane, in which the longest due are the first.
   */
  async take(): Promise<MailTable[]> {
    const now = this.#time();
    // Mostly there is nothing, and looking costs less than writing.
    for (;;) {
      const due = await this.#lanes.due(now, BATCH);
      if (due.length === 0) return [];
      const taken = await this.#takeOn(due, now);
      // If another instance was faster with all of them, there may be more.
      if (taken.length > 0) return taken;
    }
  }

  #takeOn(ids: readonly string[], now: string): Promise<MailTable[]> {
    const lease = randomUUID();
    // Another instance may have taken on some of them meanwhile, for which PostgreSQL looks again.
    return this.#database.commit((transaction) =>
      transaction
        .updateTable('mails')
        .set((mail) => ({lease, next_at: this.#time(LEASE), attempts: mail('attempts', '+', 1)}))
        .where('id', 'in', ids)
        // Expressions, so that SQLite does not look through all that is due.
        .where(sql<string>`state || ''`, '=', 'waiting')
        .where(sql<string>`next_at || ''`, '<=', now)
        .returningAll()
        .execute(),
    );
  }

  /** These are sent, or there is nothing to tell. */
  async done(mails: readonly MailTable[]): Promise<void> {
    await this.#change(mails, () => ({state: 'done'}));
  }

  /** These will never be sent. @param failure A code, without words of a server: they may quote an address. */
  async failed(mails: readonly MailTable[], failure: string): Promise<void> {
    await this.#change(mails, ({payload}) => ({
      state: 'failed',
      payload: JSON.stringify({...(JSON.parse(payload) as MailPayload), failure}),
    }));
  }

  /** These are due again later. @param wait ms */
  async later(mails: readonly MailTable[], wait: number): Promise<void> {
    await this.#change(mails, () => ({next_at: this.#time(wait)}));
  }

  /** Notes that a mailbox is about to be written to, unless that would be too much for it. @param mailbox Its keyed hash. */
  permit(id: string, mailbox: string): Promise<Permission> {
    return this.#database.commit(async (transaction) => {
      const sent_at = this.#time();
      await transaction
        .insertInto('mail_sends')
        .values({id, address_key: mailbox, sent_at})
        // It is there of an instance that died before it could note what came of it.
        .onConflict((conflict) => conflict.column('id').doUpdateSet({sent_at}))
        .execute();
      const [today, lately] = [
        await this.#sentTo(mailbox, 24 * HOUR, transaction),
        await this.#sentTo(mailbox, HOUR, transaction),
      ];
      if (today <= PER_DAY && lately <= PER_HOUR) return 'now';
      await transaction.deleteFrom('mail_sends').where('id', '=', id).execute();
      return today > PER_DAY ? 'never' : 'later';
    });
  }

  /** Takes back such a note: nothing was sent. */
  async unpermit(id: string): Promise<void> {
    await this.#database.commit((transaction) =>
      transaction.deleteFrom('mail_sends').where('id', '=', id).execute(),
    );
  }

  /**
   * Forgets mails that were sent, so that they may be sent again, and in the end those that could not be; none waits because a
   * clock was ahead.
   */
  async tidy(): Promise<void> {
    const database = this.#database;
    const now = this.#now();
    await bringForward(database.query, 'mails', now);
    await this.#rejuvenate();
    await forget(database, {table: 'mail_sends', key: 'id', age: 'sent_at', before: now - 24 * HOUR});
    // What is done or failed was last touched when it was taken on: `next_at` is the end of that lease.
    const long = (kept: number) => now + LEASE - kept;
    const old = {table: 'mails', key: 'id', age: 'next_at'} as const;
    await forget(database, {...old, state: 'done', before: long(ONCE)});
    await forget(database, {...old, state: 'failed', before: long(FAILED_KEPT)});
    await database.query
      .updateTable('mails')
      .set({once: null})
      .where('state', '=', 'failed')
      .where('once', 'is not', null)
      .where('next_at', '<', new Date(long(ONCE)).toISOString())
      .execute();
  }

  /** What was sent by a clock that was ahead was sent now at the latest: nobody waits for longer than the hour for another. */
  async #rejuvenate(): Promise<void> {
    const {query} = this.#database;
    await query
      .updateTable('mails')
      .set({next_at: this.#time(LEASE)})
      .where('state', 'in', ['done', 'failed'])
      .where('next_at', '>', this.#time(LEASE + TOLERANCE))
      .execute();
    await query
      .updateTable('mail_sends')
      .set({sent_at: this.#time()})
      .where('sent_at', '>', this.#time(TOLERANCE))
      .execute();
  }

  async #sentTo(mailbox: string, within: number, transaction: Transaction<Tables>): Promise<number> {
    const {sent} = await transaction
      .selectFrom('mail_sends')
      .select((mail) => mail.fn.countAll().as('sent'))
      .where('address_key', '=', mailbox)
      .where('sent_at', '>', this.#time(-within))
      .executeTakeFirstOrThrow();
    return Number(sent);
  }

  /** Changes mails and gives them back; one that another instance has taken on meanwhile stays as it is. */
  async #change(mails: readonly MailTable[], change: (mail: MailTable) => Partial<MailTable>): Promise<void> {
    await this.#database.commit(async (transaction) => {
      for (const mail of mails) {
        await transaction
          .updateTable('mails')
          .set({...change(mail), lease: null})
          .where('id', '=', mail.id)
          .where('lease', '=', mail.lease)
          .execute();
      }
    });
  }

  /** ISO 8601, UTC, so many ms from now. */
  #time(from = 0): string {
    return new Date(this.#now() + from).toISOString();
  }
}
