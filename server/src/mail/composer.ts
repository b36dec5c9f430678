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
    return [...(await this.#aboutSignatures(mails)), ...(await this.#aboutLists(mails))];
  }

  async #aboutSignatures(all: readonly MailTable[]): Promise<Bundle[]> {
    const mails = about(all, 'signature');
    if (mails.length === 0) return [];
    const ids = mails.map(({id}) => id);
    const rows = await this.#query
      .selectFrom('signatures')
      .select(['id', 'petition', 'person_key', 'address_key', 'email', 'state', 'language', 'created_at'])
      .where('id', 'in', ids)
      .execute();
    return Promise.all(
      mails.map(async ({mail, id}): Promise<Bundle> => {
        const row = rows.find((row) => row.id === id);
        const message = row && (await signatureMail(mail.id, mail.kind as MailKind, row, this.#desk));
        return {mails: [mail], mailbox: this.#hash.mailbox(row?.email ?? ''), message};
      }),
    );
  }

  async #aboutLists(all: readonly MailTable[]): Promise<Bundle[]> {
    const mails = about(all, 'subscription');
    if (mails.length === 0) return [];
    const ids = mails.map(({id}) => id);
    const rows = await this.#query
      .selectFrom('subscriptions')
      .select(['id', 'list', 'address_key', 'email', 'state', 'language'])
      .where('id', 'in', ids)
      .execute();
    const rowOf = (id: string): Subscription | undefined => rows.find((row) => row.id === id);
    const keyOf = (id: string) => rowOf(id)?.address_key ?? '';
    const addressKeys = new Set(ids.map(keyOf));
    return Promise.all(
      [...addressKeys].map(async (addressKey): Promise<Bundle> => {
        const those = mails.filter(({id}) => keyOf(id) === addressKey);
        const told = those.flatMap(({mail, id}): Told[] => {
          const subscription = rowOf(id);
          return subscription ? [{kind: mail.kind as MailKind, subscription}] : [];
        });
        const [first] = those;
        const message = await listsMail(first?.mail.id ?? '', told, this.#desk);
        const mailbox = this.#hash.mailbox(told[0]?.subscription.email ?? '');
        return {mails: those.map(({mail}) => mail), mailbox, message};
      }),
    );
  }
}

/** Rows about one kind of thing, with its id. */
function about(
  mails: readonly MailTable[],
  key: 'signature' | 'subscription',
): {readonly mail: MailTable; readonly id: string}[] {
  return mails.flatMap((mail) => {
    const id = (JSON.parse(mail.payload) as Partial<Record<typeof key, string>>)[key];
    return id === undefined ? [] : [{mail, id}];
  });
}
