/**
 * A Congress of the shape that the project congress-legislators publishes, with people who do not exist: 100 senators, 435
 * representatives, 6 delegates without a vote. Some have served for decades, in both chambers; names have accents,
 * apostrophes, nicknames in quotes and commas; one senator in eight has no contact form.
 */

/** One term of a member, as far as anybody looks at it. */
interface Term {
  type: 'sen' | 'rep';
  start: string;
  end: string;
  state: string;
  party?: string;
  url?: string;
  phone?: string;
  contact_form?: string;
  [key: string]: unknown;
}

/** One member. */
export interface Legislator {
  id: Record<string, unknown>;
  name: Record<string, string>;
  bio: Record<string, string>;
  terms: Term[];
}

const STATES =
  'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY'.split(
    ' ',
  );
const TERRITORIES = ['AS', 'DC', 'GU', 'MP', 'PR', 'VI'];
const FIRST = ['Ana', 'Ben Ray', 'Charles E. "Chuck"', 'Dónal', 'Élodie', 'Patrick', 'Ruth', 'Yes'];
const LAST = ['Luján', "O'Hara", 'King, Jr.', 'Núñez', 'Smith', 'Van Hollen', 'de la Cruz', 'No'];
const PARTIES = ['Democrat', 'Republican', 'Independent'];

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

function term(type: Term['type'], state: string, year: number, index: number, last: boolean): Term {
  const party = pick(PARTIES, index % 17 === 0 ? 2 : index);
  const host = `https://www.member${index}.${type === 'sen' ? 'senate' : 'house'}.gov`;
  return {
    type,
    start: `${year}-01-03`,
    end: `${year + (type === 'sen' ? 6 : 2)}-01-03`,
    state,
    ...(type === 'sen' ? {class: (index % 3) + 1} : {district: index % 53}),
    party,
    url: host,
    ...(last && {
      address: `${index} Hart Senate Office Building Washington DC 20510`,
      phone: `202-224-${String(1000 + index)}`,
      ...(index % 8 ? {contact_form: `${host}/contact?topic=a&b=c#form`} : {}),
      office: `${index} Hart Senate Office Building`,
      ...(type === 'sen' && {state_rank: index % 2 ? 'senior' : 'junior'}),
      rss_url: `${host}/rss/feeds/?type=all`,
    }),
  };
}

function member(index: number, terms: Term[]): Legislator {
  const first = pick(FIRST, index);
  const last = pick(LAST, Math.floor(index / FIRST.length));
  return {
    id: {
      bioguide: `X${String(index).padStart(6, '0')}`,
      thomas: String(index).padStart(5, '0'),
      govtrack: 400_000 + index,
      fec: [`S${index}WA00194`, `H${index}WA01054`],
      wikipedia: `${first} ${last} (politician)`,
      google_entity_id: `kg:/m/${index}`,
    },
    name: {first, last, official_full: `${first} ${last} ${index}`},
    bio: {birthday: `19${String(40 + (index % 50))}-10-13`, gender: index % 2 ? 'F' : 'M'},
    terms,
  };
}

/** All of them: senators and representatives in one list, in no order that means anything. */
export function congress(): Legislator[] {
  const members: Legislator[] = [];
  const add = (terms: (index: number) => Term[]) =>
    members.push(member(members.length, terms(members.length)));
  for (const state of STATES) {
    // Ten years in the House, then three terms in the Senate.
    add((index) => [
      ...[1993, 1995, 1997, 1999, 2001].map((year) => term('rep', state, year, index, false)),
      ...[2003, 2009].map((year) => term('sen', state, year, index, false)),
      term('sen', state, 2021, index, true),
    ]);
    add((index) => [term('sen', state, 2023, index, true)]);
  }
  for (let seat = 0; seat < 435; seat++) {
    const state = pick(STATES, seat);
    // One of them was a senator before.
    add((index) => [
      ...(seat === 7 ? [term('sen', state, 2009, index, false)] : []),
      ...Array.from({length: 2 + (seat % 14)}, (_, nth) => term('rep', state, 1997 + 2 * nth, index, false)),
      term('rep', state, 2025, index, true),
    ]);
  }
  for (const state of TERRITORIES) add((index) => [term('rep', state, 2025, index, true)]);
  return members.map((_, index) => members[(index * 37) % members.length] as Legislator);
}

/** A scalar of YAML: plain where that is possible, dates and numbers in text included. */
function scalar(value: unknown): string {
  const text = String(value);
  const isPlain = /^[\p{L}\d/][\p{L}\d\p{P}\p{S} ]*$/u.test(text) && !/: |\s#|[:\s]$/.test(text);
  return isPlain && !/^(?:yes|no|true|false|null)$/i.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}

/** The same as YAML, as the project writes it: block style, lists without indentation, dates without quotes. */
export function asYaml(value: unknown, indent = ''): string {
  if (Array.isArray(value)) {
    return value.map((item) => `${indent}- ${asYaml(item, `${indent}  `).slice(indent.length + 2)}`).join('');
  }
  if (typeof value !== 'object' || value === null) return `${indent}${scalar(value)}\n`;
  return Object.entries(value)
    .map(([key, part]) =>
      typeof part === 'object'
        ? `${indent}${key}:\n${asYaml(part, Array.isArray(part) ? indent : `${indent}  `)}`
        : `${indent}${key}: ${scalar(part)}\n`,
    )
    .join('');
}
