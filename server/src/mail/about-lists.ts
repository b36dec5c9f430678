/** Mails about subscriptions: one for all lists that somebody has just asked for. */
import type {Subject} from '../confirmation/tokens.ts';
import type {SubscriptionTable} from '../database/tables.ts';
import type {MailKind} from './follow-ups.ts';
import type {Part} from './layout.ts';
import {confirmation, foot, messageOf, privacyOf} from './parts.ts';
import type {Desk} from './parts.ts';
import type {Message} from './transport.ts';
import {mailWordingFor} from './wording.ts';
import type {MailWording} from './wording.ts';

/** What a mail needs to know of a subscription. */
export type Subscription = Pick<
  SubscriptionTable,
  'id' | 'list' | 'address_key' | 'email' | 'state' | 'language'
>;

/** A subscription, and what there is to tell about it. */
export interface Told {
  readonly kind: MailKind;
  readonly subscription: Subscription;
}

interface List {
  readonly id: string;
  readonly title: string;
}

interface Section {
  readonly kind: MailKind;
  readonly lists: readonly List[];
}

/** What asks for something comes first. */
const KINDS: readonly MailKind[] = ['confirm', 'receipt', 'again'];

/** One mail to one address; `undefined` when there is nothing (any more) to tell. */
export async function listsMail(id: string, all: readonly Told[], desk: Desk): Promise<Message | undefined> {
  const {library, links, now} = desk;
  const told = all.filter(({kind, subscription}) => (subscription.state === 'held') === (kind === 'confirm'));
  const [first] = told;
  if (!first) return undefined;
  const {email, language, address_key: personKey} = first.subscription;
  const signup = await library.signup(language ?? '');
  const words = mailWordingFor(language, signup?.language);
  const titleOf = (list: string) => signup?.lists.find(({id}) => id === list)?.title ?? list;
  const sections = KINDS.map((kind): Section => {
    const those = told.filter((one) => one.kind === kind).map(({subscription: {list}}) => list);
    return {kind, lists: [...new Set(those)].map((list) => ({id: list, title: titleOf(list)}))};
  }).filter(({lists}) => lists.length > 0);
  const subject = (lists: readonly List[]): Subject => {
    return {kind: 'list', targets: lists.map(({id}) => id), personKey};
  };
  const [main] = sections as [Section];
  const unsubscribe = links.withdraw(subject(sections.flatMap(({lists}) => lists)));
  const titles = main.lists.map(({title}) => title);
  return messageOf(id, {
    to: email,
    words,
    subject: said(main, words).subject(new Intl.ListFormat(words.language).format(titles)),
    unsubscribe: {url: unsubscribe, oneClick: true},
    parts: [
      ...sections.flatMap((section): Part[] => [
        {kind: 'text', text: said(section, words).text},
        {kind: 'list', items: section.lists.map(({title}) => title)},
        ...(section.kind === 'confirm'
          ? confirmation(words, words.confirmLists.button, links.confirm(subject(section.lists), now()))
          : []),
      ]),
      ...foot(words, main.kind, desk, signup?.privacy ?? (await privacyOf(library, language))),
      {kind: 'link', text: words.unsubscribe, url: unsubscribe},
    ],
  });
}

function said({kind}: Section, words: MailWording): MailWording['listed'] {
  if (kind === 'confirm') return words.confirmLists;
  return kind === 'again' ? words.listedAlready : words.listed;
}
