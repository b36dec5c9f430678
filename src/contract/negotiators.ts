/** Negotiators, grouped by delegation. */
import * as v from 'valibot';
import {Color, Image, Language, Text, TitledLink} from './primitives.ts';
import {readWith, withIds} from './reading.ts';
import type {Reading} from './reading.ts';

const person = {
  id: v.optional(Text),
  name: Text,
  role: v.optional(v.string()),
  bio: v.optional(v.string()),
  image: v.optional(Image),
  links: v.optional(v.array(TitledLink)),
  /** When the person left; absent for those who still take part. No more than the month of it is ever shown. */
  until: v.optional(
    v.pipe(
      v.string(),
      v.regex(
        /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01])(?:T\S+)?)?)?$/,
        'is not a date like 2013, 2013-08 or 2013-08-14',
      ),
    ),
  ),
  language: v.optional(Language),
};

/** One person at the table. */
export const PersonSchema = v.object(person);

/** People in one list, each with the name of a delegation. */
export const PeopleSchema = v.array(
  v.object({...person, delegation: v.optional(Text), group: v.optional(Text)}),
);

/** The people of one party. */
export const DelegationSchema = v.object({
  id: v.optional(Text),
  name: Text,
  color: v.optional(Color),
  image: v.optional(Image),
  members: v.array(PersonSchema),
});

/** All delegations. */
export const NegotiatorsSchema = v.object({
  language: v.optional(Language),
  delegations: v.array(DelegationSchema),
  credit: v.optional(v.string()),
});

type ListedPerson = v.InferOutput<typeof PeopleSchema>[number];

/** A person as the widgets use it. */
export type Person = Omit<v.InferOutput<typeof PersonSchema>, 'id'> & {readonly id: string};
/** A delegation as the widgets use it; of a list, the people in no delegation are one without a name. */
export type Delegation = Omit<v.InferOutput<typeof DelegationSchema>, 'id' | 'members'> & {
  readonly id: string;
  readonly members: readonly Person[];
};
/** The negotiators as the widgets use them; ids of persons are unique across delegations. */
export interface Negotiators {
  readonly delegations: readonly Delegation[];
  readonly credit?: string | undefined;
}

/**
 * Reads the delegations, or a plain list of people with a `delegation` or `group` each.
 *
 * @throws {ContractError} when there is neither.
 */
export function readNegotiators(json: unknown): Reading<Negotiators> {
  const list = Array.isArray(json) ? readWith(PeopleSchema, json) : undefined;
  const {value, problems} = list
    ? {value: {delegations: partiesOf(list.value), credit: undefined}, problems: list.problems}
    : readWith(NegotiatorsSchema, json);
  const {delegations, credit} = value;
  withIds(
    delegations,
    ({name}) => name,
    (index) => `/delegations/${index}`,
    problems,
  );
  const places = delegations.flatMap(({members}, d) =>
    members.map((_, m) => `/delegations/${d}/members/${m}`),
  );
  const people = delegations.flatMap(({members}) => members);
  withIds(
    people,
    ({name}) => name,
    (index) => (list ? `/${list.value.indexOf(people[index] as ListedPerson)}` : (places[index] ?? '')),
    problems,
  );
  // By now each of them has an id.
  return {value: {delegations: delegations as readonly Delegation[], credit}, problems};
}

/** The people of a list by their delegation; those in none come last. */
function partiesOf(list: readonly ListedPerson[]): v.InferOutput<typeof DelegationSchema>[] {
  const parties = new Map<string, ListedPerson[]>();
  for (const person of list) {
    const name = person.delegation ?? person.group ?? '';
    parties
      .set(name, parties.get(name) ?? [])
      .get(name)
      ?.push(person);
  }
  return [...parties]
    .map(([name, members]) => ({name, members}))
    .sort((one, other) => Number(!one.name) - Number(!other.name));
}
