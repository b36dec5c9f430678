/**
 * Many rows at once, in statements whose text does not depend on how many: PostgreSQL gets them as one JSON text, for each
 * statement is a round trip; SQLite one by one, for a prepared statement there costs less than reading JSON.
 */
import {CompiledQuery, PostgresAdapter} from 'kysely';
import type {Kysely} from 'kysely';
import type {Tables} from './tables.ts';

type Table = keyof Tables;
type Value = string | number | null;

/** Whether a connection leads to PostgreSQL. */
export function isPostgres(query: Kysely<Tables>): boolean {
  return query.getExecutor().adapter instanceof PostgresAdapter;
}

/**
 * Inserts rows that have the same keys.
 *
 * @param unless A unique column: rows that are in the table already by it are left out.
 */
export async function insertAll<T extends Table>(
  query: Kysely<Tables>,
  table: T,
  rows: readonly Tables[T][],
  unless?: keyof Tables[T] & string,
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const names = listed(columns);
  const conflict = unless === undefined ? '' : ` on conflict ("${unless}") do nothing`;
  if (isPostgres(query)) {
    const from = `select ${names} from json_populate_recordset(null::"${table}", $1::json)`;
    const text = `insert into "${table}" (${names}) ${from}${conflict}`;
    await query.executeQuery(CompiledQuery.raw(text, [jsonOf(rows)]));
    return;
  }
  const marks = columns.map(() => '?').join(', ');
  const text = `insert into "${table}" (${names}) values (${marks})${conflict}`;
  for (const row of rows) {
    await query.executeQuery(CompiledQuery.raw(text, valuesOf(row)));
  }
}

/** Finds the rows that agree with one of the keys in all of its columns; all keys have the same columns. */
export async function findAll<T extends Table, C extends keyof Tables[T] & string>(
  query: Kysely<Tables>,
  table: T,
  keys: readonly Partial<Tables[T]>[],
  columns: readonly C[],
): Promise<Pick<Tables[T], C>[]> {
  const [first] = keys;
  if (!first) return [];
  const by = Object.keys(first);
  type Found = Pick<Tables[T], C>;
  if (isPostgres(query)) {
    const agreeing = by.map((column) => `found."${column}" = wanted."${column}"`).join(' and ');
    const text =
      `select ${columns.map((column) => `found."${column}"`).join(', ')} from ` +
      `json_populate_recordset(null::"${table}", $1::json) as wanted join "${table}" as found on ${agreeing}`;
    return (await query.executeQuery<Found>(CompiledQuery.raw(text, [jsonOf(keys)]))).rows;
  }
  const agreeing = by.map((column) => `"${column}" = ?`).join(' and ');
  const text = `select ${listed(columns)} from "${table}" where ${agreeing}`;
  const found: Found[] = [];
  for (const key of keys) {
    found.push(...(await query.executeQuery<Found>(CompiledQuery.raw(text, valuesOf(key)))).rows);
  }
  return found;
}

/** PostgreSQL's text has no NUL and no half of a surrogate pair, which JSON writes as escapes: � takes their place. */
export function jsonOf(rows: readonly object[]): string {
  return JSON.stringify(rows).replace(/(?<!\\)((?:\\\\)*)\\u(?:0000|d[\da-f]{3})/g, '$1\ufffd');
}

function valuesOf(row: object): Value[] {
  return Object.values(row) as Value[];
}

function listed(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}
