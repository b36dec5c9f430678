/** What a database holds, whatever its tables are: they are found in the database itself, with those that a later step adds. */
import {CompiledQuery, sql} from 'kysely';
import type {Kysely, TableMetadata} from 'kysely';
import {StartError} from '../start-error.ts';
import {isPostgres} from './bulk.ts';
import type {Tables} from './tables.ts';

/** How many rows are read at once. */
const PAGE = 250;

/** What a column holds; each database has names of its own for it. */
export type Kind = 'text' | 'number' | 'flag' | 'bytes';

const KINDS: readonly (readonly [Kind, RegExp])[] = [
  ['text', /^(?:text|varchar|bpchar|uuid)/],
  ['number', /^(?:int|bigint|smallint|real$|float|double)/],
  ['flag', /^bool/],
  ['bytes', /^(?:blob|bytea)$/],
];

/** A column of a table. */
interface Column {
  readonly name: string;
  readonly kind: Kind;
  /** Whether the database gives the next number by itself. */
  readonly isCounter: boolean;
}

/** A table. */
export interface Table {
  readonly name: string;
  /** In the order of their names: steps may have come to two databases in different orders. */
  readonly columns: readonly Column[];
}

/** A row as it was read, by column. */
export type Row = Readonly<Record<string, unknown>>;

/** The names of all tables, those excepted in which it is noted how far the database is. */
export async function tableNamesIn(query: Kysely<Tables>): Promise<string[]> {
  return (await foundIn(query)).map(({name}) => name);
}

/**
 * The tables of the endpoint; one that refers to another comes after it.
 *
 * @throws {StartError} where a column is of a type that is not known here: it must not be taken for another one.
 */
export async function tablesIn(query: Kysely<Tables>): Promise<Table[]> {
  const tables = (await foundIn(query)).map(({name, columns}) => ({
    name,
    columns: columns
      .map((column) => ({
        name: column.name,
        kind: kindOf(`${name}.${column.name}`, column.dataType.toLowerCase()),
        isCounter: column.isAutoIncrementing,
      }))
      .sort(byName),
  }));
  return parentsFirst(tables.sort(byName), await referencesIn(query, tables));
}

/** How many rows a table has. */
export async function countOf(query: Kysely<Tables>, table: string): Promise<number> {
  const {rows} = await sql<{count: number}>`select count(*) as count from ${sql.table(table)}`.execute(query);
  return Number(rows[0]?.count);
}

/** All rows of a table, a few at a time. Within a transaction. */
export async function* pagesOf(query: Kysely<Tables>, {name, columns}: Table): AsyncGenerator<Row[]> {
  const all = query
    .selectFrom(name as keyof Tables)
    .select(columns.map((column) => sql.ref(column.name).as(column.name)))
    .$castTo<Row>();
  if (!isPostgres(query)) {
    yield* inPages(all.stream());
    return;
  }
  await sql`declare moving no scroll cursor for ${all}`.execute(query);
  for (;;) {
    const {rows} = await query.executeQuery<Row>(CompiledQuery.raw(`fetch ${PAGE} from moving`));
    if (rows.length === 0) break;
    yield rows;
  }
  await sql`close moving`.execute(query);
}

/** SQLite gives one row after the other. */
async function* inPages(rows: AsyncIterable<Row>): AsyncGenerator<Row[]> {
  let page: Row[] = [];
  for await (const row of rows) {
    page.push(row);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

async function foundIn(query: Kysely<Tables>): Promise<TableMetadata[]> {
  const schema = await schemaOf(query);
  const tables = await query.introspection.getTables();
  return tables.filter((table) => !table.isView && (schema === undefined || table.schema === schema));
}

/** The schema of PostgreSQL that tables without one are looked for in. */
async function schemaOf(query: Kysely<Tables>): Promise<string | undefined> {
  if (!isPostgres(query)) return undefined;
  const {rows} = await sql<{schema: string}>`select current_schema() as schema`.execute(query);
  return rows[0]?.schema;
}

function kindOf(column: string, type: string): Kind {
  const kind = KINDS.find(([, pattern]) => pattern.test(type))?.[0];
  if (kind === undefined) throw new StartError([`${column} is of the type ${type}, which cannot be moved.`]);
  return kind;
}

/** Which tables each one refers to. */
async function referencesIn(
  query: Kysely<Tables>,
  tables: readonly Table[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const references = tables.map(async ({name}) => {
    const parents = isPostgres(query)
      ? sql<{parent: string}>`select target.relname as parent from pg_constraint
          join pg_class as target on target.oid = confrelid
          where contype = 'f' and conrelid = ${`"${name}"`}::regclass`
      : sql<{parent: string}>`select "table" as parent from pragma_foreign_key_list(${name})`;
    const {rows} = await parents.execute(query);
    return [name, rows.map(({parent}) => parent)] as const;
  });
  return new Map(await Promise.all(references));
}

function parentsFirst(tables: readonly Table[], references: ReadonlyMap<string, readonly string[]>): Table[] {
  const ordered = new Set<Table>();
  const visited = new Set<string>();
  const visit = (table: Table) => {
    if (visited.has(table.name)) return;
    visited.add(table.name);
    const parents = references.get(table.name) ?? [];
    for (const parent of tables) if (parents.includes(parent.name)) visit(parent);
    ordered.add(table);
  };
  tables.forEach(visit);
  return [...ordered];
}

function byName(a: {readonly name: string}, b: {readonly name: string}): number {
  return a.name < b.name ? -1 : 1;
}
