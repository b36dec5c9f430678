import {sql} from 'kysely';
import type {Kysely} from 'kysely';
import type {Tables} from '../../database/tables.ts';
import {textOf} from '../command.ts';
import type {Command} from '../command.ts';
import {print, printTable} from '../print.ts';

/** How many lines a list has at most. */
const LONGEST = 30;

interface Tally {
  readonly name: string;
  readonly stored: number;
}

interface PetitionStats {
  readonly petition: string;
  readonly stored: number;
  readonly held: number;
  readonly days: readonly Tally[];
  readonly pages: readonly Tally[];
  readonly campaigns: readonly Tally[];
  readonly referrals: readonly Tally[];
}

/** Where signatures come from, and when. */
export const stats: Command = {
  summary: 'count signatures by day, page, campaign and referral',
  usage: '[--petition ID] [--json]',
  help: ['--petition ID  of one petition only', '--json         as JSON, with lists at full length'],
  options: {petition: {type: 'string'}, json: {type: 'boolean'}},
  async run(office, options) {
    const {query} = await office.database();
    const asJson = options['json'] === true;
    const wanted = textOf(options, 'petition');
    if (wanted !== undefined) await office.expect('petition', wanted);
    const found: PetitionStats[] = [];
    for (const totals of await totalsOf(query)) {
      if (wanted !== undefined && totals.petition !== wanted) continue;
      found.push(await statsOf(query, totals, asJson ? undefined : LONGEST));
    }
    if (asJson) return print(JSON.stringify(found, undefined, 2));
    if (found.length === 0) print('Nobody has signed yet.');
    for (const petition of found) printStats(petition);
  },
};

type Totals = Pick<PetitionStats, 'petition' | 'stored' | 'held'>;

async function totalsOf(query: Kysely<Tables>): Promise<Totals[]> {
  const rows = await query
    .selectFrom('signatures')
    .select(({fn}) => ['petition', 'state', fn.countAll<number>().as('amount')])
    .groupBy(['petition', 'state'])
    .orderBy('petition')
    .execute();
  const petitions = [...new Set(rows.map(({petition}) => petition))];
  return petitions.map((petition) => {
    const amountOf = (state: string) =>
      Number(rows.find((row) => row.petition === petition && row.state === state)?.amount ?? 0);
    return {petition, stored: amountOf('stored'), held: amountOf('held')};
  });
}

async function statsOf(
  query: Kysely<Tables>,
  totals: Totals,
  most: number | undefined,
): Promise<PetitionStats> {
  const {petition} = totals;
  const by = (column: string) => tally(query, petition, column, most);
  return {
    ...totals,
    days: await by('substr(created_at, 1, 10)'),
    pages: await by('source_page'),
    campaigns: await by('source_campaign'),
    referrals: await by('source_referral'),
  };
}

/** Days come in their order, everything else the most frequent first. */
async function tally(
  query: Kysely<Tables>,
  petition: string,
  expression: string,
  most: number | undefined,
): Promise<Tally[]> {
  const name = sql<string | null>`${sql.raw(expression)}`;
  const isDay = expression.startsWith('substr');
  const rows = await query
    .selectFrom('signatures')
    .select(({fn}) => [name.as('name'), fn.countAll<number>().as('stored')])
    .where('petition', '=', petition)
    .where('state', '=', 'stored')
    .groupBy(name)
    .orderBy(isDay ? 'name' : 'stored', 'desc')
    .$if(most !== undefined, (rows) => rows.limit(most ?? 0))
    .execute();
  const tallies = rows.map(({name, stored}) => ({name: name ?? '', stored: Number(stored)}));
  return isDay ? tallies.reverse() : tallies;
}

function printStats({petition, stored, held, ...lists}: PetitionStats): void {
  print(`${petition}: ${stored} stored, ${held} held`);
  for (const [title, tallies] of Object.entries(lists)) {
    if (tallies.every(({name}) => name === '')) continue;
    print(`  ${title}`);
    printTable(
      tallies.map(({name, stored}) => [stored, name || '(none)']),
      '    ',
    );
  }
  print();
}
