/** Deleting what is old, however much of it there is: a little at a time, so that nobody waits for it. */
import {setTimeout as sleep} from 'node:timers/promises';
import {sql} from 'kysely';
import {isPostgres} from './bulk.ts';
import type {Database} from './database.ts';
import type {QueueColumns, Tables} from './tables.ts';

/** How many rows go at once, and how long others have their turn before the next ones do, in ms. */
const STEP = 1000;
const BREATH = 20;

/** Which rows are old. There is an index by which they are found. */
export interface Old<T extends keyof Tables = keyof Tables> {
  readonly table: T;
  /** The primary key. */
  readonly key: keyof Tables[T] & string;
  /** The column that tells how old a row is: ISO 8601, UTC. */
  readonly age: keyof Tables[T] & string;
  /** What is older than this goes, in ms since 1970 UTC. */
  readonly before: number;
  /** Of a queue: only what stands so. */
  readonly state?: QueueColumns['state'];
}

/** Deletes rows that are old, the oldest first; those that another instance is deleting are left to it. */
export async function forget<T extends keyof Tables>(
  {query}: Database,
  {table, key, age, before, state}: Old<T>,
  signal?: AbortSignal,
): Promise<void> {
  const {table: from, key: id, age: at} = {table: sql.table(table), key: sql.ref(key), age: sql.ref(age)};
  const only = state === undefined ? sql`` : sql`state = ${state} and`;
  const unlocked = isPostgres(query) ? sql`for update skip locked` : sql``;
  const step = sql`delete from ${from} where ${id} in (
    select ${id} from ${from} where ${only} ${at} < ${new Date(before).toISOString()}
    order by ${at} limit ${STEP} ${unlocked})`;
  while (!signal?.aborted) {
    const {numAffectedRows = 0n} = await step.execute(query);
    if (numAffectedRows < STEP) return;
    await sleep(BREATH);
  }
}
