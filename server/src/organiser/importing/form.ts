/** What an import fills: a petition or a list, with the form that its signers would have filled in. */
import {isCollectedHere} from '../../actions/counts.ts';
import type {EndpointPetition, EndpointSignup} from '../../content/campaign.ts';
import type {EntryRow} from '../../database/entry.ts';
import {FailureError} from '../command.ts';
import type {Office} from '../office.ts';

type Asked = Pick<EndpointPetition, 'fields' | 'consents'>;

/** @see formOf */
export interface ImportForm extends Asked {
  readonly into: EntryRow['into'];
  /** The id of the petition or list. */
  readonly id: string;
  /** The language of the document. */
  readonly language: string;
  /** Whether what is sent to it counts once a mail is answered. */
  readonly isConfirmed: boolean;
  /** A list has none. */
  readonly petition: EndpointPetition | undefined;
}

/** A petition that signatures can be stored for. @throws {FailureError} */
export async function petitionForm(office: Office, id: string): Promise<ImportForm> {
  const petition = await office.petition(id);
  if (!isCollectedHere(petition)) {
    throw new FailureError(
      `The signatures of "${id}" are collected elsewhere: its action has the format osdi.`,
    );
  }
  const [said] = (await office.library()).languagesOf(id);
  const {fields, consents, doubleOptIn = false, language = said?.language ?? 'en'} = petition;
  return {into: 'signatures', id, fields, consents, language, isConfirmed: doubleOptIn, petition};
}

/** A list that people can be put on. @throws {FailureError} */
export async function listForm(office: Office, id: string): Promise<ImportForm> {
  const library = await office.library();
  const signup: EndpointSignup | undefined = await library.signup('');
  const list = signup?.lists.find((list) => list.id === id);
  if (!signup || !list) {
    const known = library.lists().join(', ') || 'none';
    throw new FailureError(`There is no list "${id}" in ${office.settings.content}. There are: ${known}.`);
  }
  const {fields, consents, language = 'en'} = signup;
  const isConfirmed = list.doubleOptIn ?? false;
  return {into: 'subscriptions', id, fields, consents, language, isConfirmed, petition: undefined};
}
