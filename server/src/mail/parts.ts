/** What the mails have in common. */
import type {Privacy} from 'peace-widgets/contract';
import type {Links} from '../confirmation/links.ts';
import {CONFIRM_WITHIN} from '../confirmation/tokens.ts';
import type {Library} from '../content/library.ts';
import type {MailKind} from './follow-ups.ts';
import {asHtml, asText} from './layout.ts';
import type {Part} from './layout.ts';
import type {Message} from './transport.ts';
import type {MailWording} from './wording.ts';

/** What mails are made of. */
export interface Desk {
  readonly library: Library;
  readonly links: Links;
  /** ms since 1970 UTC */
  readonly now: () => number;
}

interface Draft {
  readonly to: string;
  readonly words: MailWording;
  readonly subject: string;
  readonly parts: readonly Part[];
  readonly unsubscribe: Message['unsubscribe'];
}

/** A button that leads to a page with another: programs that look into mails follow links, and must not confirm. */
export function confirmation(words: MailWording, text: string, url: string): Part[] {
  return [
    {kind: 'button', text, url},
    {kind: 'text', text: words.linkHolds(CONFIRM_WITHIN)},
  ];
}

/** What the campaign says about personal data, for forms that say nothing themselves. */
export async function privacyOf(library: Library, language: string | null): Promise<Privacy | undefined> {
  const campaign = await library.campaignFor(language ?? '');
  return (campaign?.initiative as {privacy?: Privacy} | undefined)?.privacy;
}

/** The end of a mail: that nothing need be done, and who is responsible. */
export function foot(
  words: MailWording,
  kind: MailKind,
  {links}: Desk,
  privacy: Privacy | undefined,
): Part[] {
  const notice = privacy && links.absolute(privacy.url);
  const controller = privacy?.controller;
  const texts = [
    ...(kind === 'confirm' ? [words.notYouHeld] : []),
    ...(kind === 'again' ? [words.notYou] : []),
    ...(controller ? [words.responsible(controller)] : []),
  ];
  return [
    {kind: 'rule'},
    ...texts.map((text) => ({kind: 'text', text}) as const),
    ...(notice ? [{kind: 'link', text: words.privacy, url: notice} as const] : []),
  ];
}

/** The mail as it is sent. */
export async function messageOf(
  id: string,
  {to, subject, parts, words, unsubscribe}: Draft,
): Promise<Message> {
  const {language} = words;
  const line = subject.replace(/\s+/g, ' ');
  const html = await asHtml(parts, line, language);
  return {id, to, subject: line, language, unsubscribe, text: asText(parts), html};
}
