/** Counting signatures, however many: what is counted by is read once, out of rows that are wide. */
import {sql} from 'kysely';
import type {RawBuilder} from 'kysely';
import type {State} from '../../database/tables.ts';
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
    const {rows} = await counting(wanted).execute(query);
    const found = statsOf(rows, asJson ? Infinity : LONGEST);
    if (asJson) return print(JSON.stringify(found, undefined, 2));
    if (found.length === 0) print('Nobody has signed yet.');
    for (const petition of found) printStats(petition);
  },
};

/** What is counted by. */
type Kind = 'states' | 'days' | 'pages' | 'campaigns' | 'referrals';

/** How many signatures of a petition have something in common; held ones are counted by their state only. */
interface Count {
  readonly petition: string;
  readonly kind: Kind;
  readonly name: string | null;
  /** PostgreSQL's driver gives text. */
  readonly amount: number | string;
}

/** Counts the signatures of one petition, or of all. */
export function counting(petition: string | undefined): RawBuilder<Count> {
  // As an expression, so that SQLite does not look up row after row by an index.
  const wanted = petition === undefined ? sql`` : sql`where petition || '' = ${petition}`;
  const by = (kind: Kind, column: string, state?: State) => {
    const [said, name] = [sql.lit(kind), sql.ref(column)];
    const only = state === undefined ? sql`` : sql`where state = ${sql.lit(state)}`;
    return sql`select petition, ${said} as kind, ${name} as name, count(*) as amount
      from signed ${only} group by petition, ${name}`;
  };
  return sql<Count>`
    with signed as materialized (
      select petition, state, substr(created_at, 1, 10) as day, source_page, source_campaign, source_referral
      from signatures ${wanted}
    )
    ${by('states', 'state')}
    union all ${by('days', 'day', 'stored')}
    union all ${by('pages', 'source_page', 'stored')}
    union all ${by('campaigns', 'source_campaign', 'stored')}
    union all ${by('referrals', 'source_referral', 'stored')}`;
}

/** @param most The longest that a list may be. */
function statsOf(counts: readonly Count[], most: number): PetitionStats[] {
  const petitions = [...new Set(counts.map(({petition}) => petition))].sort();
  return petitions.map((petition) => {
    const own = counts.filter((count) => count.petition === petition);
    const by = (wanted: Kind): Tally[] =>
      own
        .filter(({kind}) => kind === wanted)
        .map(({name, amount}) => ({name: name ?? '', stored: Number(amount)}));
    const states = by('states');
    const inState = (state: State) => states.find(({name}) => name === state)?.stored ?? 0;
    return {
      petition,
      stored: inState('stored'),
      held: inState('held'),
      days: by('days').sort(byName).slice(-most),
      pages: by('pages').sort(byAmount).slice(0, most),
      campaigns: by('campaigns').sort(byAmount).slice(0, most),
      referrals: by('referrals').sort(byAmount).slice(0, most),
    };
  });
}

function byName(a: Tally, b: Tally): number {
  return a.name < b.name ? -1 : 1;
}

/** The most frequent first. */
function byAmount(a: Tally, b: Tally): number {
  return b.stored - a.stored || byName(a, b);
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
