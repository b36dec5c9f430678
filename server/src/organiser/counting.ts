/** Counting signatures and sign-ups, however many: what is counted by is read once, out of rows that are wide. */
import {sql} from 'kysely';
import type {RawBuilder} from 'kysely';
import type {State} from '../database/tables.ts';
import type {Address} from './regions.ts';

/** What people sign or sign up for. */
export type Form = 'petition' | 'list';

const TABLES: Readonly<Record<Form, string>> = {petition: 'signatures', list: 'subscriptions'};

/** What is counted by. */
export type Kind = 'states' | 'days' | 'pages' | 'campaigns' | 'referrals' | 'addresses';

/** How many actions of a petition or list have something in common; held ones are counted by their state only. */
export interface Count {
  readonly of: string;
  readonly kind: Kind;
  /** Of an address: its region. */
  readonly name: string | null;
  /** Where no region was told, which goes before. */
  readonly zip: string | null;
  readonly country: string | null;
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
    return sql`select "of", ${said} as kind, ${name} as name, null as zip, null as country, count(*) as amount
      from kept ${only} group by "of", ${name}`;
  };
  return sql<Count>`
    with kept as materialized (
      select ${of} as "of", state, substr(created_at, 1, 10) as day, source_page, source_campaign, source_referral,
        region, postal_code as zip, country
      from ${table} ${wanted}
    )
    select "of", 'addresses' as kind, region as name, zip, country, count(*) as amount
      from kept where state = 'stored' group by "of", region, zip, country
    union all ${by('states', 'state')}
    union all ${by('days', 'day', 'stored')}
    union all ${by('pages', 'source_page', 'stored')}
    union all ${by('campaigns', 'source_campaign', 'stored')}
    union all ${by('referrals', 'source_referral', 'stored')}`;
}

/** How many stored actions there are by a part of their addresses; `''` stands for who has not told. */
export function byAddress(
  counts: readonly Count[],
  partOf: (address: Address) => string,
): Map<string, number> {
  const found = new Map<string, number>();
  for (const {kind, name: region, zip: postal_code, country, amount} of counts) {
    if (kind !== 'addresses') continue;
    const part = partOf({region, postal_code, country});
    found.set(part, (found.get(part) ?? 0) + Number(amount));
  }
  return found;
}
