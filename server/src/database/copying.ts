/** Copying tables from one database to another, of the same kind or not, and looking whether all of it has arrived. */
import {createHash} from 'node:crypto';
import {CompiledQuery, sql} from 'kysely';
import type {Transaction} from 'kysely';
import {insertAll, isPostgres, jsonOf} from './bulk.ts';
import {pagesOf} from './contents.ts';
import type {Kind, Row, Table} from './contents.ts';
import type {Tables} from './tables.ts';

/** How many rows there are, and the sum of their hashes, which does not depend on their order. */
export interface Content {
  readonly rows: number;
  readonly sum: bigint;
}

/** A value in the one form that is written and compared: numbers for flags, for SQLite has no other. */
type Value = string | number | Buffer | null;

/** Copies all rows of a table. @returns What was read, as it is to be found again. */
export async function copyTable(
  from: Transaction<Tables>,
  to: Transaction<Tables>,
  table: Table,
): Promise<Content> {
  const forPostgres = isPostgres(to);
  const content = new Summing();
  for await (const page of pagesOf(from, table)) {
    const rows = page.map((row) => plainRow(table, row, forPostgres));
    rows.forEach((row) => content.add(row));
    await (forPostgres ? insertIntoPostgres(to, table, rows) : insertAll(to, nameOf(table), rows as never));
  }
  if (forPostgres) await countOn(to, table);
  return content;
}

/** What a table that was copied to holds. */
export async function contentOf(query: Transaction<Tables>, table: Table): Promise<Content> {
  const content = new Summing();
  for await (const page of pagesOf(query, table)) {
    for (const row of page) content.add(plainRow(table, row, isPostgres(query)));
  }
  return content;
}

class Summing implements Content {
  rows = 0;
  sum = 0n;

  add(row: Readonly<Record<string, Value>>): void {
    const hash = createHash('sha256')
      .update(JSON.stringify(Object.values(row)))
      .digest('hex');
    this.sum = (this.sum + BigInt(`0x${hash}`)) % 2n ** 256n;
    this.rows++;
  }
}

function plainRow({columns}: Table, row: Row, forPostgres: boolean): Record<string, Value> {
  return Object.fromEntries(columns.map(({name, kind}) => [name, plain(row[name], kind, forPostgres)]));
}

function plain(value: unknown, kind: Kind, forPostgres: boolean): Value {
  if (value === null || value === undefined) return null;
  if (kind === 'flag') return Number(value);
  if (kind === 'number') return value as number;
  if (kind === 'bytes') {
    const bytes = value as Buffer;
    return forPostgres ? `\\x${bytes.toString('hex')}` : bytes;
  }
  // As when the endpoint stores there: PostgreSQL's text has no NUL.
  return forPostgres ? (value as string).replaceAll('\0', '\ufffd') : (value as string);
}

async function insertIntoPostgres(
  to: Transaction<Tables>,
  {name, columns}: Table,
  rows: readonly object[],
): Promise<void> {
  const names = columns.map((column) => `"${column.name}"`).join(', ');
  // A number that the database gives by itself is to stay what it was.
  const text = `insert into "${name}" (${names}) overriding system value
    select ${names} from json_populate_recordset(null::"${name}", $1::json)`;
  await to.executeQuery(CompiledQuery.raw(text, [jsonOf(rows)]));
}

/** The next number is one that is not there yet; SQLite sees to that by itself. */
async function countOn(to: Transaction<Tables>, {name, columns}: Table): Promise<void> {
  for (const column of columns.filter(({isCounter}) => isCounter)) {
    const sequence = sql`pg_get_serial_sequence(${`"${name}"`}, ${column.name})`;
    await sql`select setval(${sequence}, coalesce(max(${sql.ref(column.name)}), 0) + 1, false)
      from ${sql.table(name)}`.execute(to);
  }
}

/** `Tables` knows those of today. */
function nameOf({name}: Table): keyof Tables {
  return name as keyof Tables;
}
