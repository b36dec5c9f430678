/** Moving everything from one database to an empty one, wholly or not at all. */
import type {Kysely, Transaction} from 'kysely';
import {StartError} from '../start-error.ts';
import {toldAddress} from './address.ts';
import type {DatabaseAddress} from './address.ts';
import {lockTables, refuseCompany} from './company.ts';
import {countOf, tableNamesIn, tablesIn} from './contents.ts';
import type {Table} from './contents.ts';
import {contentOf, copyTable} from './copying.ts';
import type {Content} from './copying.ts';
import type {Database} from './database.ts';
import {noteMove} from './moved.ts';
import type {Tables} from './tables.ts';

/** What an endpoint fills by itself that was only tried: nothing in them is anybody's. */
const OF_ITS_OWN: readonly (keyof Tables)[] = ['marks', 'source_copies'];

/** A database that was opened alone, and where it is. */
export interface End {
  readonly database: Database;
  readonly address: DatabaseAddress;
}

/** A table with what was read of it, and what is there now. */
export interface Moved {
  readonly table: string;
  readonly read: Content;
  readonly arrived: Content;
}

/** Looks whether anything can be moved to a database. @throws {StartError} where something is in it. */
export async function refuseFilled(query: Kysely<Tables>, address: DatabaseAddress): Promise<void> {
  const names = await tableNamesIn(query);
  const filled: string[] = [];
  for (const name of names) {
    const count = OF_ITS_OWN.includes(name as keyof Tables) ? 0 : await countOf(query, name);
    if (count > 0) filled.push(`${name} ${count}`);
  }
  if (filled.length > 0) {
    throw new StartError([
      `${toldAddress(address)} is not empty: ${filled.join(', ')}. Give a database with nothing in it.`,
    ]);
  }
  const all = await query.introspection.getTables({withInternalKyselyTables: true});
  if (names.length > 0 && all.length === names.length) {
    throw new StartError([`${toldAddress(address)} has tables of another program: ${names.join(', ')}.`]);
  }
}

/**
 * Moves everything. The copy is whole before the note is made where it came from: what breaks off in the middle leaves all
 * where it was, and the other one empty.
 *
 * @throws {StartError} where anything is not as it must be; then nothing was done.
 */
export async function moveAll(from: End, to: End): Promise<Moved[]> {
  let moved: Moved[] | undefined;
  try {
    return await from.database.commit(async (reading) => {
      const tables = await takeOver(reading, from.address);
      moved = await to.database.commit((writing) => moveInto(writing, {reading, tables}, to.address));
      await noteMove(reading, to.address);
      return moved;
    });
  } catch (error) {
    if (moved === undefined) throw error;
    throw new StartError([
      `Everything has arrived in ${toldAddress(to.address)}, but that cannot be noted in ${toldAddress(from.address)}, on ` +
        `which an endpoint still starts: see to it that none does. (${(error as Error).message})`,
    ]);
  }
}

interface Source {
  readonly reading: Transaction<Tables>;
  readonly tables: readonly Table[];
}

async function moveInto(
  writing: Transaction<Tables>,
  {reading, tables}: Source,
  to: DatabaseAddress,
): Promise<Moved[]> {
  const there = await takeOver(writing, to);
  refuseDifferent(tables, there);
  await refuseFilled(writing, to);
  for (const table of OF_ITS_OWN) await writing.deleteFrom(table).execute();
  return copyAll(reading, writing, there);
}

/** Keeps everybody else away until the transaction is over. @returns The tables. */
async function takeOver(transaction: Transaction<Tables>, address: DatabaseAddress): Promise<Table[]> {
  const tables = await tablesIn(transaction);
  await lockTables(transaction, tables);
  // An endpoint that has started meanwhile can store nothing now, but could when this is over.
  await refuseCompany(transaction, address);
  return tables;
}

async function copyAll(
  reading: Transaction<Tables>,
  writing: Transaction<Tables>,
  tables: readonly Table[],
): Promise<Moved[]> {
  const copied: (readonly [Table, Content])[] = [];
  for (const table of tables) copied.push([table, await copyTable(reading, writing, table)]);
  const moved: Moved[] = [];
  for (const [table, read] of copied) {
    const arrived = await contentOf(writing, table);
    if (arrived.rows !== read.rows || arrived.sum !== read.sum) {
      const rows = `${read.rows} rows were read, ${arrived.rows} arrived`;
      throw new StartError([`${table.name} did not arrive as it was (${rows}): nothing was moved.`]);
    }
    moved.push({table: table.name, read, arrived});
  }
  return moved;
}

/** Both are up to date; somebody may have added to one of them by hand. */
function refuseDifferent(tables: readonly Table[], there: readonly Table[]): void {
  const [here, other] = [columnsOf(tables), columnsOf(there)];
  const differing = [...here, ...other].filter((column) => !here.has(column) || !other.has(column));
  if (differing.length === 0) return;
  throw new StartError([`The two databases have not the same tables and columns: ${differing.join(', ')}.`]);
}

function columnsOf(tables: readonly Table[]): Set<string> {
  return new Set(
    tables.flatMap(({name, columns}) => columns.map((column) => `${name}.${column.name} (${column.kind})`)),
  );
}
