/** The tables as Kysely sees them. Personal data stands in `signatures` and `subscriptions` and nowhere else. */

/** `stored` counts; `held` waits for a confirmation and does not. */
export type State = 'stored' | 'held';

/** What a person sent with an action. JSON where a form is free to ask what it likes. */
interface ActionColumns {
  email: string;
  name: string | null;
  given_name: string | null;
  family_name: string | null;
  tel: string | null;
  street_address: string | null;
  postal_code: string | null;
  region: string | null;
  country: string | null;
  comment: string | null;
  /** JSON: answers to the form's own fields. */
  custom: string | null;
  /** JSON: every question of consent that was asked, in the words and the language that were shown. */
  consents: string | null;
  language: string | null;
  source_page: string | null;
  source_referrer: string | null;
  source_campaign: string | null;
  source_referral: string | null;
  /** ms */
  elapsed: number | null;
  /** Why it was held, where that was not because every action is confirmed here. */
  doubt: string | null;
  /** ISO 8601, UTC. */
  created_at: string;
  /** When the person followed the link that confirms it: ISO 8601, UTC. Nothing where nobody had to, or the organiser did. */
  confirmed_at: string | null;
}

/** One person under one petition. */
export interface SignatureTable extends ActionColumns {
  id: string;
  petition: string;
  /** Keyed hash of the canonical e-mail address and the folded name. */
  person_key: string;
  /** Keyed hash of the canonical e-mail address, which a household may share. */
  address_key: string;
  state: State;
  /** JSON */
  letter: string | null;
  /** 1 for who agreed to be named in public. */
  listed: 0 | 1;
}

/** One address on one list. */
export interface SubscriptionTable extends ActionColumns {
  id: string;
  list: string;
  /** Keyed hash of the canonical e-mail address. */
  address_key: string;
  state: State;
}

/** How many signatures of a petition are stored, kept in step by whoever stores one. */
interface PetitionCountTable {
  petition: string;
  stored: number;
}

/** What was answered to an idempotency key. */
interface IdempotencyKeyTable {
  key: string;
  /** Keyed hash of target and body. */
  payload_hash: string;
  /** JSON: the receipt. */
  receipt: string;
  /** ISO 8601, UTC. */
  created_at: string;
}

/** Something to be done later, once. */
export interface QueueColumns {
  id: string;
  kind: string;
  /** JSON: ids of rows, and nothing personal. */
  payload: string;
  /** No second row has the same. */
  once: string | null;
  state: 'waiting' | 'done' | 'failed';
  attempts: number;
  /** When it is due, or due again: ISO 8601, UTC. Whoever takes it on sets it to when another may. */
  next_at: string;
  /** Who has taken it on. */
  lease: string | null;
  /** ISO 8601, UTC. */
  created_at: string;
}

/** A mail to be sent. */
export interface MailTable extends QueueColumns {
  /** What it waits in a row with: a petition, or all lists. No lane waits for the others. */
  lane: string;
}

/** A signature to be told to the organiser's own system. */
export type WebhookDeliveryTable = QueueColumns;

/** A challenge that came with a stored action. Forgotten when it could not be used any more. */
interface UsedChallengeTable {
  /** Of the challenge: it tells nothing of who solved it. */
  signature: string;
  /** ISO 8601, UTC. */
  used_at: string;
}

/** What the organiser decided about a petition without editing its document. */
export interface DecisionTable {
  petition: string;
  decision: 'closed' | 'open';
  /** What came of the petition, for everybody to read. */
  result: string | null;
  /** ISO 8601, UTC. */
  decided_at: string;
}

/** What must stay the same over restarts. */
interface MarkTable {
  name: string;
  value: string;
}

/** A mail that was sent: to whom, as a keyed hash, and when. Forgotten after a day. */
interface MailSendTable {
  id: string;
  /** Keyed hash of the mailbox, without what stands after a `+`. */
  address_key: string;
  /** ISO 8601, UTC. */
  sent_at: string;
}

/** What was last found at an address whose content is served here, and how the last look at it ended. */
export interface SourceCopyTable {
  url: string;
  /** Where redirects led to. */
  found_at: string | null;
  body: string | null;
  etag: string | null;
  last_modified: string | null;
  /** When it was last seen to be so: ISO 8601, UTC. */
  fetched_at: string | null;
  /** When it was last looked at: ISO 8601, UTC. */
  checked_at: string;
  /** Why the last look failed; `null` where it did not. */
  failure: string | null;
  /** ISO 8601, UTC. */
  failing_since: string | null;
}

/** All tables. */
export interface Tables {
  signatures: SignatureTable;
  subscriptions: SubscriptionTable;
  petition_counts: PetitionCountTable;
  idempotency_keys: IdempotencyKeyTable;
  marks: MarkTable;
  mails: MailTable;
  mail_sends: MailSendTable;
  webhook_deliveries: WebhookDeliveryTable;
  used_challenges: UsedChallengeTable;
  petition_decisions: DecisionTable;
  source_copies: SourceCopyTable;
}
