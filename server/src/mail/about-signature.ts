/** Mails about a signature. */
import type {Petition} from 'peace-widgets/contract';
import type {Subject} from '../confirmation/tokens.ts';
import type {SignatureTable} from '../database/tables.ts';
import type {MailKind} from './follow-ups.ts';
import type {Part} from './layout.ts';
import {confirmation, foot, messageOf, privacyOf} from './parts.ts';
import type {Desk} from './parts.ts';
import type {Message} from './transport.ts';
import {mailWordingFor} from './wording.ts';
import type {MailWording} from './wording.ts';

/** What a mail needs to know of a signature. */
export type Signature = Pick<
  SignatureTable,
  'id' | 'petition' | 'person_key' | 'address_key' | 'email' | 'state' | 'language' | 'created_at'
>;

/** The mail about a signature; `undefined` when there is nothing (any more) to tell. */
export async function signatureMail(
  id: string,
  kind: MailKind,
  signature: Signature,
  desk: Desk,
): Promise<Message | undefined> {
  const {library, links, now} = desk;
  const {state, language, petition: target, person_key: personKey, email} = signature;
  if ((state === 'held') !== (kind === 'confirm')) return undefined;
  const petition = await library.petition(target, language ?? '');
  const words = mailWordingFor(language, petition?.language);
  const title = petition?.title ?? target;
  const subject: Subject = {kind: 'petition', targets: [target], personKey};
  const {subjectOf, parts} = said(kind, signature, words, petition);
  const isHeld = kind === 'confirm';
  const withdraw = links.withdraw(subject);
  const page = links.absolute(`/${library.pageOf(target, words.language)}`) ?? '';
  return messageOf(id, {
    to: email,
    words,
    subject: subjectOf(title),
    unsubscribe: {url: withdraw, oneClick: false},
    parts: [
      {kind: 'title', text: title},
      ...parts,
      ...(isHeld ? confirmation(words, words.confirmSignature.button, links.confirm(subject, now())) : []),
      ...(isHeld ? [] : [{kind: 'link', text: words.readPetition, url: page} as const]),
      ...foot(words, kind, desk, petition?.privacy ?? (await privacyOf(library, language))),
      {kind: 'link', text: isHeld ? words.deleteSignature : words.withdraw, url: withdraw},
    ],
  });
}

function said(
  kind: MailKind,
  {created_at}: Signature,
  words: MailWording,
  petition: Petition | undefined,
): {subjectOf: (title: string) => string; parts: Part[]} {
  if (kind === 'confirm') {
    const {subject, text} = words.confirmSignature;
    return {subjectOf: subject, parts: [{kind: 'text', text}]};
  }
  if (kind === 'again') {
    const date = new Date(created_at).toLocaleDateString(words.language, {
      dateStyle: 'long',
      timeZone: 'UTC',
    });
    const {subject, text} = words.signedAlready;
    return {subjectOf: subject, parts: [{kind: 'text', text: text(date)}]};
  }
  const {subject, text} = words.signed;
  const thanks = petition?.thanks?.text;
  const more: Part[] = thanks ? [{kind: 'text', text: thanks}] : [];
  return {subjectOf: subject, parts: [{kind: 'text', text}, ...more]};
}
