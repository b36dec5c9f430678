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
  /** ms */
  elapsed: number | null;
  /** ISO 8601, UTC. */
  created_at: string;
}

/** One person under one petition. */
export interface SignatureTable extends ActionColumns {
  id: string;
  petition: string;
  /** Keyed hash of the canonical e-mail address. */
  person_key: string;
  state: State;
  /** JSON */
  letter: string | null;
}

/** One person on one list. */
export interface SubscriptionTable extends ActionColumns {
  id: string;
  list: string;
  /** Keyed hash of the canonical e-mail address. */
  person_key: string;
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

/** What must stay the same over restarts. */
interface MarkTable {
  name: string;
  value: string;
}

/** All tables. */
export interface Tables {
  signatures: SignatureTable;
  subscriptions: SubscriptionTable;
  petition_counts: PetitionCountTable;
  idempotency_keys: IdempotencyKeyTable;
  marks: MarkTable;
}
