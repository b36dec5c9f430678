/** An action as a line of a table, and as a line of JSON. */
import {fieldsOf, hasMeaning} from 'peace-widgets/contract';
import type {Consent, Field, GivenConsent} from 'peace-widgets/contract';
import {isListed} from '../actions/signatures.ts';
import type {ActionRow} from './actions-of.ts';

/** What the form of a petition or list asks today: each question has a column of its own. */
export interface Asked {
  readonly fields?: readonly Field[] | undefined;
  readonly consents?: readonly Consent[] | undefined;
}

type Cell = string | null;

/** One column. */
export interface Column {
  readonly title: string;
  readonly cell: (record: ActionRecord) => Cell;
}

/** An action with its JSON read. */
interface ActionRecord {
  readonly row: ActionRow;
  readonly custom: Readonly<Record<string, string | boolean>>;
  readonly consents: readonly GivenConsent[];
  readonly letter: {
    readonly subject: string;
    readonly body: string;
    readonly targets?: readonly string[];
  } | null;
}

/** Columns of the table that hold text as it is. */
const PLAIN = [
  'id',
  'created_at',
  'confirmed_at',
  'state',
  'doubt',
  'email',
  'name',
  'given_name',
  'family_name',
  'tel',
  'street_address',
  'postal_code',
  'region',
  'country',
  'comment',
] as const;

const ORIGIN = ['language', 'source_page', 'source_referrer', 'source_campaign', 'source_referral'] as const;

/** Reads the JSON of a row. */
export function recordOf(row: ActionRow): ActionRecord {
  return {
    row,
    custom: read(row.custom, {}),
    consents: read(row.consents, []),
    letter: read(row.letter ?? null, null),
  };
}

function read<T>(json: string | null, missing: T): T {
  return json === null ? missing : (JSON.parse(json) as T);
}

/** The columns of a table. What was asked in former days and is no longer is kept as JSON in the last ones. */
export function columnsOf(asked: Asked, isSigned: boolean): Column[] {
  const plain = (names: readonly (typeof PLAIN | typeof ORIGIN)[number][]) =>
    names.map((name): Column => ({title: name, cell: ({row}) => row[name] ?? null}));
  const custom = fieldsOf(asked).flatMap(({name}) => (hasMeaning(name) ? [] : [name]));
  const consents = (asked.consents ?? []).map(({id}) => id);
  return [
    ...plain(PLAIN),
    ...custom.map((name): Column => ({
      title: `custom ${name}`,
      cell: ({custom}) => (Object.hasOwn(custom, name) ? told(custom[name]) : null),
    })),
    ...consents.map((id): Column => ({
      title: `consent ${id}`,
      cell: (record) => told(record.consents.find((consent) => consent.id === id)?.given),
    })),
    ...(isSigned ? signatureColumns : []),
    ...plain(ORIGIN),
    {title: 'other_answers', cell: ({custom: answers}) => otherAnswers(answers, custom)},
    {title: 'consents_as_shown', cell: ({row}) => row.consents},
  ];
}

/** Whoever agreed to be named in public and is not was hidden by an organiser. */
const signatureColumns: readonly Column[] = [
  {title: 'named', cell: ({row, consents}) => (row.listed ? 'yes' : isListed({consents}) ? 'hidden' : null)},
  {title: 'letter_subject', cell: ({letter}) => letter?.subject ?? null},
  {title: 'letter_body', cell: ({letter}) => letter?.body ?? null},
  {title: 'letter_targets', cell: ({letter}) => letter?.targets?.join('; ') ?? null},
];

function told(answer: string | boolean | undefined): Cell {
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  return answer ?? null;
}

function otherAnswers(answers: ActionRecord['custom'], asked: readonly string[]): Cell {
  const others = Object.entries(answers).filter(([name]) => !asked.includes(name));
  return others.length > 0 ? JSON.stringify(Object.fromEntries(others)) : null;
}

/** A line of JSON: everything that is kept of an action, but for the hashes. */
export function lineOf({row, custom, consents, letter}: ActionRecord): string {
  const withoutHashes = {...row, person_key: undefined, address_key: undefined};
  return `${JSON.stringify({...withoutHashes, custom, consents, ...(row.letter === undefined ? {} : {letter})})}\n`;
}
