/** Storing many entries in one transaction, so that each fares as if they had come one after the other. */
import type {Kysely, Transaction} from 'kysely';
import type {Receipt} from 'peace-widgets/contract';
import {findAll, insertAll} from './bulk.ts';
import type {Entry, EntryRow, Fate, Keyed, Outcome} from './entry.ts';
import {LostRaceError} from './errors.ts';
import type {SignatureTable, State, SubscriptionTable, Tables} from './tables.ts';

/** An entry with its key. */
export interface KeyedEntry {
  readonly keyed: Keyed;
  readonly entry: Entry;
}

/** Signatures that are stored, by petition. */
export type Counts = ReadonlyMap<string, number>;

/** What became of rows, by their ids. */
type Fates = ReadonlyMap<string, Fate>;

/** What a batch came to. */
export interface Stored {
  /** In the order of the entries. */
  readonly receipts: readonly Receipt[];
  /** Those that the batch has changed, after it. */
  readonly counts: Counts;
  /** How many came with a challenge that was used before. */
  readonly replays: number;
}

/** What is to become of a row. */
interface Plan<Row> {
  readonly row: Row;
  readonly fate: Fate;
  /** The id of a held row that makes way. */
  readonly replaces: string | undefined;
}

/** What no two entries of one batch may share, for the tables are looked at once for all of them. */
export function claimsOf({keyed, entry}: KeyedEntry): string[] {
  const {challenge, rows} = entry;
  return [
    `key ${keyed.key}`,
    ...(challenge === undefined ? [] : [`challenge ${challenge}`]),
    ...rows.map(placeOf),
  ];
}

/** One person under one petition, or one address on one list. */
export function placeOf({into, row}: EntryRow): string {
  return into === 'signatures'
    ? `${into} ${row.person_key} ${row.petition}`
    : `${into} ${row.address_key} ${row.list}`;
}

/**
 * Stores entries that share no claims.
 *
 * @param now ISO 8601, UTC.
 * @throws {LostRaceError}, or an error of uniqueness, where another instance was faster.
 */
export async function storeBatch(
  transaction: Transaction<Tables>,
  given: readonly KeyedEntry[],
  now: string,
): Promise<Stored> {
  const {entries, replays} = await withChallengesUsed(transaction, given, now);
  const rows = entries.flatMap(({entry}) => entry.rows);
  const {fates, counts} = await storeRows(transaction, rows);
  const outcomes = entries.map(({entry}) => outcomeOf(entry, fates));
  const receipts = entries.map(({entry}, index) => entry.receipt(at(outcomes, index)));
  await insertAll(
    transaction,
    'idempotency_keys',
    entries.map(({keyed}, index) => ({
      key: keyed.key,
      payload_hash: keyed.payloadHash,
      receipt: JSON.stringify(receipts[index]),
      created_at: now,
    })),
  );
  const following = entries.map(({entry}, index) => entry.followUps?.(at(outcomes, index)) ?? {});
  await insertAll(
    transaction,
    'mails',
    following.flatMap(({mails = []}) => mails),
    'once',
  );
  await insertAll(
    transaction,
    'webhook_deliveries',
    following.flatMap(({deliveries = []}) => deliveries),
    'once',
  );
  return {receipts, counts, replays};
}

/**
 * Stores rows that share no place, and counts them.
 *
 * @throws {LostRaceError}, or an error of uniqueness, where another instance was faster.
 */
export async function storeRows(
  transaction: Transaction<Tables>,
  rows: readonly EntryRow[],
): Promise<{readonly fates: Fates; readonly counts: Counts}> {
  const signatures = await planSignatures(transaction, rows);
  const subscriptions = await planSubscriptions(transaction, rows);
  await carryOut(transaction, 'signatures', signatures);
  await carryOut(transaction, 'subscriptions', subscriptions);
  return {fates: fatesIn(signatures, subscriptions), counts: await countIn(transaction, signatures)};
}

/** What would become of rows that share no place. */
export async function foreseeRows(query: Kysely<Tables>, rows: readonly EntryRow[]): Promise<Fates> {
  return fatesIn(await planSignatures(query, rows), await planSubscriptions(query, rows));
}

function fatesIn(...plans: readonly (readonly Plan<SignatureTable | SubscriptionTable>[])[]): Fates {
  return new Map(plans.flat().map(({row, fate}) => [row.id, fate]));
}

/** Notes the challenges of entries, and holds those whose challenge was used before. */
async function withChallengesUsed(
  transaction: Transaction<Tables>,
  given: readonly KeyedEntry[],
  now: string,
): Promise<{readonly entries: readonly KeyedEntry[]; readonly replays: number}> {
  const signatures = given.flatMap(({entry}) => entry.challenge ?? []).sort();
  const keys = signatures.map((signature) => ({signature}));
  const found = await findAll(transaction, 'used_challenges', keys, ['signature']);
  const used = new Set(found.map(({signature}) => signature));
  const fresh = signatures.filter((signature) => !used.has(signature));
  await insertAll(
    transaction,
    'used_challenges',
    fresh.map((signature) => ({signature, used_at: now})),
  );
  if (used.size === 0) return {entries: given, replays: 0};
  const isReplay = ({entry: {challenge}}: KeyedEntry) => challenge !== undefined && used.has(challenge);
  const entries = given.map((one) => {
    return isReplay(one) ? {...one, entry: {...one.entry, rows: one.entry.rows.map(withheld)}} : one;
  });
  return {entries, replays: given.filter(isReplay).length};
}

function withheld(one: EntryRow): EntryRow {
  const held = {state: 'held', doubt: 'challenge'} as const;
  return one.into === 'signatures'
    ? {...one, row: {...one.row, ...held}}
    : {...one, row: {...one.row, ...held}};
}

/** The first signature of a person stays, for anybody could send another in the same name; a held one may give way. */
async function planSignatures(
  query: Kysely<Tables>,
  rows: readonly EntryRow[],
): Promise<Plan<SignatureTable>[]> {
  const wanted = rows.flatMap(({into, row}) => (into === 'signatures' ? [row] : []));
  const persons = wanted.map(({petition, person_key}) => ({petition, person_key}));
  const found = await findAll(query, 'signatures', persons, ['id', 'petition', 'person_key', 'state']);
  const standing = new Map(found.map((row) => [`${row.person_key} ${row.petition}`, row]));
  return wanted.map((row) => planOf(row, standing.get(`${row.person_key} ${row.petition}`)));
}

/** Who is on a list already stays as they are; only one who is held gives way. */
async function planSubscriptions(
  query: Kysely<Tables>,
  rows: readonly EntryRow[],
): Promise<Plan<SubscriptionTable>[]> {
  const wanted = rows.flatMap(({into, row}) => (into === 'subscriptions' ? [row] : []));
  const places = wanted.map(({list, address_key}) => ({list, address_key}));
  const found = await findAll(query, 'subscriptions', places, ['id', 'list', 'address_key', 'state']);
  const standing = new Map(found.map((row) => [`${row.address_key} ${row.list}`, row]));
  return wanted.map((row) => planOf(row, standing.get(`${row.address_key} ${row.list}`)));
}

function planOf<Row extends SignatureTable | SubscriptionTable>(
  row: Row,
  standing: {readonly id: string; readonly state: State} | undefined,
): Plan<Row> {
  const {id, state} = row;
  const of = 'petition' in row ? row.petition : row.list;
  if (!standing) return {row, fate: {became: 'new', of, id, state, told: state}, replaces: undefined};
  if (standing.state === 'held' && state === 'stored') {
    return {row, fate: {became: 'replaced', of, id, state, told: state}, replaces: standing.id};
  }
  const fate: Fate = {became: 'known', of, id: standing.id, state: standing.state, told: state};
  return {row, fate, replaces: undefined};
}

/** In one order everywhere, so that instances wait for each other and never in a circle. */
async function carryOut<T extends 'signatures' | 'subscriptions'>(
  transaction: Transaction<Tables>,
  table: T,
  plans: readonly Plan<Tables[T]>[],
): Promise<void> {
  const replaced = plans.flatMap(({replaces}) => replaces ?? []);
  if (replaced.length > 0) {
    const {numDeletedRows} = await transaction
      .deleteFrom(table as 'signatures')
      .where('id', 'in', replaced)
      .where('state', '=', 'held')
      .executeTakeFirst();
    if (Number(numDeletedRows) !== replaced.length) throw new LostRaceError();
  }
  const rows = plans.filter(({fate}) => fate.became !== 'known').map(({row}) => row);
  const order = (row: Tables[T]) =>
    'petition' in row ? `${row.person_key} ${row.petition}` : `${row.address_key} ${row.list}`;
  await insertAll(
    transaction,
    table,
    rows.sort((a, b) => (order(a) < order(b) ? -1 : 1)),
  );
}

/** Adds what is stored now to the counts. */
async function countIn(
  transaction: Transaction<Tables>,
  plans: readonly Plan<SignatureTable>[],
): Promise<Counts> {
  const counts = new Map<string, number>();
  const counted = plans.filter(({fate}) => fate.became !== 'known' && fate.state === 'stored');
  const petitions = [...grouped(counted, ({row}) => row.petition)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const [petition, {length}] of petitions) {
    counts.set(petition, await countBy(transaction, petition, length));
  }
  return counts;
}

/**
 * Changes the count of stored signatures of a petition. The row stays locked to the end of the transaction: do this late,
 * and petition by petition in the order of their ids.
 *
 * @returns The count after it.
 */
export async function countBy(
  transaction: Transaction<Tables>,
  petition: string,
  change: number,
): Promise<number> {
  const {stored} = await transaction
    .insertInto('petition_counts')
    .values({petition, stored: change})
    .onConflict((conflict) =>
      conflict
        .column('petition')
        .doUpdateSet((expression) => ({stored: expression('petition_counts.stored', '+', change)})),
    )
    .returning('stored')
    .executeTakeFirstOrThrow();
  return stored;
}

function outcomeOf(entry: Entry, fates: Fates): Outcome {
  return {
    rows: entry.rows.map(({row}) => {
      const fate = fates.get(row.id);
      if (!fate) throw new Error('A row has no fate');
      return fate;
    }),
  };
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) throw new Error(`Nothing at ${index}`);
  return item;
}
