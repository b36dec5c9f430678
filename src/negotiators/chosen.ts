/** Who of the people at the table is shown. */
import type {Delegation, Person} from '../contract/negotiators.ts';

/**
 * The people that are asked for, in their delegations.
 *
 * @param delegation The id of the one to choose from; empty for all.
 * @param withEmpty Whether a delegation stays that has nobody of them.
 */
export function chosen(
  delegations: readonly Delegation[],
  delegation: string | undefined,
  withEmpty: boolean,
  isAsked: (person: Person, home: Delegation) => boolean,
): readonly Delegation[] {
  return delegations
    .filter(({id}) => !delegation || id === delegation)
    .map((home) => ({...home, members: home.members.filter((person) => isAsked(person, home))}))
    .filter(({members}) => members[0] ?? withEmpty);
}
