/** Which mails follow from an action. Whether somebody was known is told by mail and nowhere else. */
import {queued} from '../database/entry.ts';
import type {Fate} from '../database/entry.ts';
import type {MailTable} from '../database/tables.ts';

/**
 * What a mail is for. `confirm`: the action is held until a button is pressed. `again`: it was stored before. `receipt`: it
 * is stored, and the form's document asks for a mail that says so.
 */
export type MailKind = 'confirm' | 'again' | 'receipt';

/** What a mail is about: one row. */
export type MailPayload =
  | {readonly signature: string; readonly failure?: string}
  | {readonly subscription: string; readonly failure?: string};

interface Asked {
  /** ms since 1970 UTC */
  readonly now: number;
  /** Whether the form's document asks for a receipt by mail. */
  readonly receipt?: boolean | undefined;
}

/** The mail about a signature, if there is something to tell. */
export function signatureMails(fate: Fate, asked: Asked): MailTable[] {
  return mailsAbout(fate, {signature: fate.id}, {...asked, lane: `petition ${fate.of}`});
}

/** The mail about a subscription to one list; the mails of all lists of an action are sent as one. */
export function subscriptionMails(fate: Fate, asked: Asked): MailTable[] {
  return mailsAbout(fate, {subscription: fate.id}, {...asked, lane: 'lists'});
}

/** What is the same `once` is in the queue once: it stays there for an hour after it was sent. */
function mailsAbout(
  fate: Fate,
  payload: MailPayload,
  {now, receipt, lane}: Asked & Pick<MailTable, 'lane'>,
): MailTable[] {
  const kind = kindOf(fate, receipt);
  return kind ? [{...queued(kind, payload, {now, once: `${kind} ${fate.id}`}), lane}] : [];
}

function kindOf({became, state}: Fate, receipt: boolean | undefined): MailKind | undefined {
  if (state === 'held') return 'confirm';
  if (became === 'known') return 'again';
  return receipt ? 'receipt' : undefined;
}
