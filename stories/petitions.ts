/** The demo's petition, as its stories have it. */
import {HttpResponse} from 'msw';
import type {Parameters} from 'storybook/internal/csf';
import {userEvent} from 'storybook/test';
import type {ActionStatus} from '../src/delivery/outcome.ts';
import petitionsHe from '../server/content/he/petitions.json';
import petitions from '../server/content/petitions.json';
import {ready} from './scenario.ts';
import type {Scenario} from './scenario.ts';
import type {shown} from './shown.ts';

export type Answer = NonNullable<Scenario['action']>;
type Content = (typeof petitions)[number];

/** Without the addresses of its count and signers: a story has those that it answers. */
export const alone = <P extends object>(petition: P): Omit<P, 'countUrl' | 'signers'> => ({
  ...petition,
  countUrl: undefined,
  signers: undefined,
});
export const senators = alone((petitions as [Content])[0]);
export const senatorsHe = alone((petitionsHe as [(typeof petitionsHe)[number]])[0]);

/** Its button. */
export const SEND = 'Tell my senators';

export const stored: Answer = () =>
  HttpResponse.json({id: 'r1', status: 'stored', count: 6413}, {status: 201});

/** A petition whose signatures are answered. */
export function signing(rest: object = {}, action: Answer = stored): Scenario {
  return {...ready([{...senators, count: 6412, action: {url: 'sign'}, ...rest}]), action};
}

/** What a form is at, on a page of documentation. */
export const mistaken: Parameters['progress'] = (term) => ({
  step: 'form',
  trouble: 'invalid',
  errors: [{id: 'field-2', say: () => term('missing', {label: term('email')})}],
});
export const acknowledged =
  (status: ActionStatus): Parameters['progress'] =>
  () => ({step: 'thanked', receipt: {id: 'r1', status, count: 6413}});

export type View = Awaited<ReturnType<typeof shown>>['view'];

/** Signs with what the form asks for. */
export async function sign(view: View): Promise<void> {
  await userEvent.type(view.getByLabelText('E-mail'), 'ann@example.org');
  await userEvent.click(view.getByRole('button', {name: SEND}));
}
