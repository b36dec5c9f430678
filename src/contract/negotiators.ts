/** Negotiators, grouped by delegation. */
import * as v from 'valibot';
import {Color, Image, Language, PartialDate, Text, TitledLink} from './primitives.ts';
import {readWith, withIds} from './reading.ts';
import type {Problem, Reading} from './reading.ts';

/** One person at the table. */
export const PersonSchema = v.object({
  id: v.optional(Text),
  name: Text,
  role: v.optional(v.string()),
  bio: v.optional(v.string()),
  image: v.optional(Image),
  links: v.optional(v.array(TitledLink)),
  /** When the person left; absent for those who still take part. */
  until: v.optional(PartialDate),
  language: v.optional(Language),
});

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

/** A person as the widgets use it. */
export type Person = Omit<v.InferOutput<typeof PersonSchema>, 'id'> & {readonly id: string};
/** A delegation as the widgets use it. */
export type Delegation = Omit<v.InferOutput<typeof DelegationSchema>, 'id' | 'members'> & {
  readonly id: string;
  readonly members: readonly Person[];
};
/** The negotiators as the widgets use them; ids of persons are unique across delegations. */
export interface Negotiators {
  readonly delegations: readonly Delegation[];
  readonly credit?: string | undefined;
}

/** Reads the delegations. @throws {ContractError} when there is no list of them. */
export function readNegotiators(json: unknown): Reading<Negotiators> {
  const {value, problems} = readWith(NegotiatorsSchema, json);
  const found: Problem[] = [...problems];
  const delegations = withIds(
    value.delegations,
    ({name}) => name,
    (index) => `/delegations/${index}`,
    found,
  );
  const places = delegations.flatMap(({members}, d) =>
    members.map((_, m) => `/delegations/${d}/members/${m}`),
  );
  const people = withIds(
    delegations.flatMap(({members}) => members),
    ({name}) => name,
    (index) => places[index] ?? '',
    found,
  );
  let next = 0;
  return {
    value: {
      credit: value.credit,
      delegations: delegations.map((delegation) => ({
        ...delegation,
        members: people.slice(next, (next += delegation.members.length)),
      })),
    },
    problems: found,
  };
}
