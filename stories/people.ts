/** The negotiators of the campaign, as their stories have them. */
import {HttpResponse} from 'msw';
import negotiators from '../server/content/negotiators.json';

type Delegation = (typeof negotiators.delegations)[number];
type Person = Delegation['members'][number];

export const [americans, palestinians] = negotiators.delegations as [Delegation, Delegation];
export const [indyk, lowenstein] = americans.members as [Person, Person];
export const [erekat, shtayyeh] = palestinians.members as [Person, Person];

/** A drawing, at any other address of a story's endpoint. */
export const portrait = () =>
  new HttpResponse(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 72 90">
      <rect width="72" height="90" fill="#d9d4c7"/><circle cx="36" cy="32" r="16" fill="#8a6a55"/>
      <rect x="10" y="54" width="52" height="40" rx="18" fill="#3f5f8a"/>
    </svg>`,
    {headers: {'Content-Type': 'image/svg+xml'}},
  );
