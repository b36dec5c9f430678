import type {State} from '../../database/tables.ts';
import {textOf} from '../command.ts';
import type {Command} from '../command.ts';
import {byAddress, counting} from '../counting.ts';
import type {Count, Kind} from '../counting.ts';
import {print, printTable} from '../print.ts';
import type {Regions} from '../regions.ts';

/** How many lines a list has at most. */
const LONGEST = 30;

/** The states, districts and territories of the United States, and who gave none. */
const MOST_REGIONS = 60;

interface Tally {
  readonly name: string;
  readonly stored: number;
}

/** What is told of one petition or list. */
interface Stats {
  readonly stored: number;
  readonly held: number;
  readonly days: readonly Tally[];
  readonly pages: readonly Tally[];
  readonly campaigns: readonly Tally[];
  readonly referrals: readonly Tally[];
  /** Only where they are asked for, and somebody has told. */
  readonly regions?: readonly Tally[];
  readonly countries?: readonly Tally[];
}

/** Where signatures and sign-ups come from, and when. */
export const stats: Command = {
  summary: 'count signatures and sign-ups by day, page, campaign, referral, state and country',
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
      for (const of of [...new Set(rows.map(({of}) => of))].sort()) {
        const counts = rows.filter((count) => count.of === of);
        const stats = statsOf(counts, await office.regions(form, of), asJson);
        found.push({[form]: of, ...stats});
        if (!asJson) printStats(of, stats);
      }
    }
    if (asJson) print(JSON.stringify(found, undefined, 2));
    else if (found.length === 0) print('Nobody has signed yet.');
  },
};

/** What the counts of one petition or list tell. @param isWhole Whether lists may be of any length. */
function statsOf(counts: readonly Count[], regionsOfForm: Regions, isWhole: boolean): Stats {
  const most = isWhole ? Infinity : LONGEST;
  const by = (wanted: Kind): Tally[] =>
    counts
      .filter(({kind}) => kind === wanted)
      .map(({name, amount}) => ({name: name ?? '', stored: Number(amount)}));
  const states = by('states');
  const inState = (state: State) => states.find(({name}) => name === state)?.stored ?? 0;
  const frequent = (kind: Kind) => by(kind).sort(byAmount).slice(0, most);
  const regions = talliesOf(byAddress(counts, (address) => regionsOfForm.of(address)));
  const countries = talliesOf(byAddress(counts, ({country}) => country?.trim() ?? ''));
  return {
    stored: inState('stored'),
    held: inState('held'),
    days: by('days').sort(byName).slice(-most),
    pages: frequent('pages'),
    campaigns: frequent('campaigns'),
    referrals: frequent('referrals'),
    ...(regions.length > 0 ? {regions: regions.slice(0, isWhole ? Infinity : MOST_REGIONS)} : {}),
    ...(countries.length > 0 ? {countries: countries.slice(0, most)} : {}),
  };
}

/** The most frequent first; none where nobody has told. */
function talliesOf(amounts: ReadonlyMap<string, number>): Tally[] {
  if ([...amounts.keys()].every((name) => name === '')) return [];
  return [...amounts].map(([name, stored]) => ({name, stored})).sort(byAmount);
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
