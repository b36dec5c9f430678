/** From rows of the queue to mails: who they go to and what they say is looked up now, as things stand now. */
import type {Kysely} from 'kysely';
import type {KeyedHash} from '../actions/keyed-hash.ts';
import type {MailTable, Tables} from '../database/tables.ts';
import {listsMail} from './about-lists.ts';
import type {Subscription, Told} from './about-lists.ts';
import {signatureMail} from './about-signature.ts';
import type {MailKind} from './follow-ups.ts';
import type {Desk} from './parts.ts';
import type {Message} from './transport.ts';

/** Rows of the queue that become one mail. */
export interface Bundle {
  readonly mails: readonly MailTable[];
  /** Keyed hash of the mailbox that it goes to. */
  readonly mailbox: string;
  /** `undefined` when there is nothing (any more) to tell. */
  readonly message: Message | undefined;
  /** Why it cannot be made, which is no reason not to send the others. */
  readonly fault?: unknown;
}

/** A row of the queue, and the id of what it is about. */
interface Row {
  readonly mail: MailTable;
  readonly id: string;
}

/** Makes mails. */
export class Composer {
  readonly #query: Kysely<Tables>;
  readonly #hash: KeyedHash;
  readonly #desk: Desk;

  constructor(query: Kysely<Tables>, hash: KeyedHash, desk: Desk) {
    this.#query = query;
    this.#hash = hash;
    this.#desk = desk;
  }

  /** The mails that rows of the queue ask for: one a signature, one for all lists of an address. */
  async bundles(mails: readonly MailTable[]): Promise<Bundle[]> {
    const [signatures, subscriptions] = [about(mails, 'signature'), about(mails, 'subscription')];
    const known = new Set([...signatures, ...subscriptions].map(({mail}) => mail));
    return [
      ...(await this.#aboutSignatures(signatures)),
      ...(await this.#aboutLists(subscriptions)),
      ...mails.filter((mail) => !known.has(mail)).map((mail) => faulty([mail], new UnknownMailError())),
    ];
  }

  async #aboutSignatures(all: readonly Row[]): Promise<Bundle[]> {
    if (all.length === 0) return [];
    const ids = all.map(({id}) => id);
    const rows = await this.#query
      .selectFrom('signatures')
      .select(['id', 'petition', 'person_key', 'address_key', 'email', 'state', 'language', 'created_at'])
      .where('id', 'in', ids)
      .execute();
    return Promise.all(
      all.map(({mail, id}) => {
        const row = rows.find((row) => row.id === id);
        return this.#bundle([mail], row?.email, () => {
          return row && signatureMail(mail.id, mail.kind as MailKind, row, this.#desk);
        });
      }),
    );
  }

  async #aboutLists(all: readonly Row[]): Promise<Bundle[]> {
    if (all.length === 0) return [];
    const ids = all.map(({id}) => id);
    const rows = await this.#query
      .selectFrom('subscriptions')
      .select(['id', 'list', 'address_key', 'email', 'state', 'language'])
      .where('id', 'in', ids)
      .execute();
    const rowOf = (id: string): Subscription | undefined => rows.find((row) => row.id === id);
    const keyOf = (id: string) => rowOf(id)?.address_key ?? '';
    const addressKeys = new Set(ids.map(keyOf));
    return Promise.all(
      [...addressKeys].map((addressKey) => {
        const those = all.filter(({id}) => keyOf(id) === addressKey);
        const told = those.flatMap(({mail, id}): Told[] => {
          const subscription = rowOf(id);
          return subscription ? [{kind: mail.kind as MailKind, subscription}] : [];
        });
        const mails = those.map(({mail}) => mail);
        return this.#bundle(mails, told[0]?.subscription.email, () =>
          listsMail(mails[0]?.id ?? '', told, this.#desk),
        );
      }),
    );
  }

  async #bundle(
    mails: readonly MailTable[],
    email: string | undefined,
    compose: () => Promise<Message | undefined> | undefined,
  ): Promise<Bundle> {
    try {
      return {mails, mailbox: this.#hash.mailbox(email ?? ''), message: await compose()};
    } catch (error) {
      return faulty(mails, error);
    }
  }
}

/** A row that another version of the endpoint has queued. */
class UnknownMailError extends Error {
  override readonly name = 'UnknownMailError';
}

function faulty(mails: readonly MailTable[], fault: unknown): Bundle {
  return {mails, mailbox: '', message: undefined, fault};
}

/** Rows about one kind of thing. */
function about(mails: readonly MailTable[], key: 'signature' | 'subscription'): Row[] {
  return mails.flatMap((mail) => {
    const id = (JSON.parse(mail.payload) as Partial<Record<typeof key, string>>)[key];
    return id === undefined ? [] : [{mail, id}];
  });
}
