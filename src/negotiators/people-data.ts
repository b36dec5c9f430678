import type {Delegation} from '../contract/negotiators.ts';
import {safeImage} from '../widget/links.ts';

/** schema.org data about people and the delegations that they are in. */
export function describePeople(delegations: readonly Delegation[], base: string | undefined): object {
  return {
    '@graph': delegations.flatMap(({name: party, members}) =>
      members.map(({name, role, bio, image, until}) => ({
        '@type': 'Person',
        name,
        jobTitle: role,
        description: bio,
        image: safeImage(image?.url, base),
        // Those who have left are members no more.
        memberOf: party && !until ? {'@type': 'Organization', name: party} : undefined,
      })),
    ),
  };
}
