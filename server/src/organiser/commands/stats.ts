/** Counting signatures and sign-ups, however many: what is counted by is read once, out of rows that are wide. */
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

/** What people sign or sign up for. */
type Form = 'petition' | 'list';

const TABLES: Readonly<Record<Form, string>> = {petition: 'signatures', list: 'subscriptions'};

/** What is told of one petition or list. */
interface Stats {
  readonly stored: number;
  readonly held: number;
  readonly days: readonly Tally[];
  readonly pages: readonly Tally[];
  readonly campaigns: readonly Tally[];
  readonly referrals: readonly Tally[];
}

/** Where signatures and sign-ups come from, and when. */
export const stats: Command = {
  summary: 'count signatures and sign-ups by day, page, campaign and referral',
  usage: '[--petition ID] [--list ID] [--json]',
  help: [
    '--petition ID  of one petition only',
    '--list ID      of one mailing list only',
    '--json         as JSON, with lists at full length',
  ],
  options: {petition: {type: 'string'}, list: {type: 'string'}, json: {type: 'boolean'}},
  async run(office, options) {
    const {query} = await office.database();
    const asJson = options['json'] === true;
    const wanted = {petition: textOf(options, 'petition'), list: textOf(options, 'list')};
    const isAll = !wanted.petition && !wanted.list;
    const found: object[] = [];
    for (const form of ['petition', 'list'] as const) {
      const id = wanted[form];
      if (id === undefined && !isAll) continue;
      if (id !== undefined) await office.expect(form, id);
      const {rows} = await counting(form, id).execute(query);
      for (const [of, stats] of statsOf(rows, asJson ? Infinity : LONGEST)) {
        found.push({[form]: of, ...stats});
        if (!asJson) printStats(of, stats);
      }
    }
    if (asJson) print(JSON.stringify(found, undefined, 2));
    else if (found.length === 0) print('Nobody has signed yet.');
  },
};

/** What is counted by. */
type Kind = 'states' | 'days' | 'pages' | 'campaigns' | 'referrals';

/** How many actions of a petition or list have something in common; held ones are counted by their state only. */
interface Count {
  readonly of: string;
  readonly kind: Kind;
  readonly name: string | null;
  /** PostgreSQL's driver gives text. */
  readonly amount: number | string;
}

/** Counts what is kept of one petition or list, or of all. */
export function counting(form: Form, id: string | undefined): RawBuilder<Count> {
  const [of, table] = [sql.ref(form), sql.table(TABLES[form])];
  // As an expression, so that SQLite does not look up row after row by an index.
  const wanted = id === undefined ? sql`` : sql`where ${of} || '' = ${id}`;
  const by = (kind: Kind, column: string, state?: State) => {
    const [said, name] = [sql.lit(kind), sql.ref(column)];
    const only = state === undefined ? sql`` : sql`where state = ${sql.lit(state)}`;
    return sql`select "of", ${said} as kind, ${name} as name, count(*) as amount
      from kept ${only} group by "of", ${name}`;
  };
  return sql<Count>`
    with kept as materialized (
      select ${of} as "of", state, substr(created_at, 1, 10) as day, source_page, source_campaign, source_referral
      from ${table} ${wanted}
    )
    ${by('states', 'state')}
    union all ${by('days', 'day', 'stored')}
    union all ${by('pages', 'source_page', 'stored')}
    union all ${by('campaigns', 'source_campaign', 'stored')}
    union all ${by('referrals', 'source_referral', 'stored')}`;
}

/** By id, in their order. @param most The longest that a list may be. */
function statsOf(counts: readonly Count[], most: number): Map<string, Stats> {
  const ids = [...new Set(counts.map(({of}) => of))].sort();
  return new Map(
    ids.map((id) => {
      const own = counts.filter(({of}) => of === id);
      const by = (wanted: Kind): Tally[] =>
        own
          .filter(({kind}) => kind === wanted)
          .map(({name, amount}) => ({name: name ?? '', stored: Number(amount)}));
      const states = by('states');
      const inState = (state: State) => states.find(({name}) => name === state)?.stored ?? 0;
      const frequent = (kind: Kind) => by(kind).sort(byAmount).slice(0, most);
      const stats: Stats = {
        stored: inState('stored'),
        held: inState('held'),
        days: by('days').sort(byName).slice(-most),
        pages: frequent('pages'),
        campaigns: frequent('campaigns'),
        referrals: frequent('referrals'),
      };
      return [id, stats];
    }),
  );
}

function byName(a: Tally, b: Tally): number {
  return a.name < b.name ? -1 : 1;
}

/** The most frequent first. */
function byAmount(a: Tally, b: Tally): number {
  return b.stored - a.stored || byName(a, b);
}

function printStats(id: string, {stored, held, ...lists}: Stats): void {
  print(`${id}: ${stored} stored, ${held} held`);
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
