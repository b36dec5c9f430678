/**
 * The kit's wording in English, in groups, so that a widget's file holds its own group only. Keys are unique across
 * groups: in other languages, and in a document's `strings`, they are one flat map. An object holds plural forms by CLDR
 * category; which one is taken depends on `{count}`.
 */
import type {Strings} from '../../contract/primitives.ts';

/** What every widget says. */
export const common = {
  loading: 'Loading',
  retry: 'Try again',
  more: 'More',
  less: 'Less',
  stale: 'Showing the copy of {time}.',
  network: 'This could not be loaded: no connection to the server.',
  timeout: 'This could not be loaded: the server took too long.',
  status: 'This could not be loaded: the server reports a problem.',
  unreadable: 'This could not be loaded: the answer cannot be read.',
} satisfies Strings;

/** What widgets say that can be searched or filtered. */
export const finding = {
  find: 'Search',
  found: {one: '{count} match.', other: '{count} matches.'},
  notFound: 'Nothing matches.',
  allGroups: 'All',
} satisfies Strings;

/** The core issues. */
export const coreIssues = {
  noIssues: 'No issues have been published yet.',
  openAll: 'Open all',
  closeAll: 'Close all',
} satisfies Strings;

/** The news feed. */
export const news = {
  noNews: 'No news has been published yet.',
  noNewsInCategory: 'Nothing has been published in this category yet.',
  showMore: 'Show {count} more',
  olderNews: 'Show older articles',
  articlesShown: {one: '{count} article is shown.', other: '{count} articles are shown.'},
  newArticles: {one: '{count} new article', other: '{count} new articles'},
  unread: 'New',
  otherNews: 'More news',
  category: 'Category',
  outlet: 'Source',
  missingSources: 'Not available just now: {sources}',
} satisfies Strings;

/** The negotiators. */
export const negotiators = {
  noNegotiators: 'No negotiators have been named yet.',
  until: 'until {date}',
  formerly: 'Formerly',
  others: 'Others',
  delegations: 'Show delegation',
  close: 'Close',
} satisfies Strings;

/** The fields of forms that have a meaning, by their names. */
export const fields = {
  name: 'Name',
  'given-name': 'First name',
  'family-name': 'Last name',
  email: 'E-mail',
  tel: 'Telephone',
  'street-address': 'Street address',
  'postal-code': 'ZIP or postal code',
  region: 'State or region',
  country: 'Country',
  comment: 'Comment',
} satisfies Strings;

/** What the petition and the sign-up have in common: errors and delivery. */
export const form = {
  optional: '(optional)',
  privacy: 'How {controller} uses your data',
  invalid: 'There is a problem',
  missing: '{label} is missing.',
  unticked: 'Please tick: {label}',
  notEmail: '{label} must look like name@example.org.',
  tooLong: '{label} may have {max} characters at most.',
  sending: 'Sending…',
  refused: 'Not accepted: it is over, or may not be sent from here.',
  later: 'The server could not take it yet.',
  unknown: 'No answer yet: it may have arrived, or not.',
  waiting: '{what} waiting to be sent',
  waitingKept: 'It is kept in this browser for now and sent again by itself. It counts once.',
  waitingOpen: 'Please keep this page open until it is sent.',
  sendNow: 'Send now',
  withdraw: 'Withdraw',
  withdrawn: 'Withdrawn. What had arrived before stays there.',
  returned: 'Not accepted:',
  correct: 'Look at it again',
  another: 'Another person',
  didYouMean: 'Did you mean {email}?',
  checkMail: 'Please check your mail',
} satisfies Strings;

/** The petition. */
export const petition = {
  noPetition: 'There is no petition here yet.',
  addressee: 'To: {addressee}',
  signed: {one: '{count} signature', other: '{count} signatures'},
  goal: 'Goal: {goal}',
  sign: 'Sign',
  checking: 'Keeping robots out…',
  closed: 'This petition is closed.',
  opens: 'This petition opens on {date}.',
  closes: 'Closes {when} · {date}',
  signers: 'Recent signatures',
  thanks: 'Thank you for signing',
  signatureStored: 'Your signature is stored.',
  signatureConfirm: 'Your signature counts once you follow the link in our mail.',
  signatureSent: 'Your signature was handed to {host}, which does not confirm it.',
  signedBefore: 'This petition was signed on this device before.',
  whatNext: 'What you can do next',
  share: 'Ask others to sign',
  device: 'Share…',
  mail: 'E-mail',
  whatsapp: 'WhatsApp',
  facebook: 'Facebook',
  x: 'X',
  bluesky: 'Bluesky',
  mastodon: 'Mastodon',
  copy: 'Copy link',
  copied: 'Copied.',
  signAgain: 'Not you? Sign again',
} satisfies Strings;

/** The letter of a petition to those who speak for a state. */
export const letter = {
  yourSenators: 'Your senators in {state}',
  noSenators: 'No senators for {state} are listed. Your signature counts all the same.',
  withoutSenators: '{state} has no senators. Your signature counts all the same.',
  stateNeeded: 'The letter needs your state or ZIP code.',
  zipIn: 'The ZIP code is in {states}. Your choice counts.',
  D: 'Democrat',
  R: 'Republican',
  I: 'Independent',
  contact: 'Contact page',
  letter: 'Your letter',
  subject: 'Subject',
  body: 'Text',
  mergeFields: '{senator}, {name} and {state} are filled in when it is sent.',
  left: 'Characters left: {count}.',
  original: 'Back to the original',
  letterTo: 'Letter to {senator}',
  copyLetter: 'Copy letter',
  copyByHand: 'Please copy the selected text.',
  reach: 'Call or write in person, too',
} satisfies Strings;

/** The sign-up for mailing lists. */
export const signup = {
  noLists: 'There are no mailing lists yet.',
  lists: 'What would you like to receive?',
  noListChosen: 'Please choose at least one.',
  signUp: 'Sign up',
  signUps: {one: '{count} sign-up', other: '{count} sign-ups'},
  signedUp: 'You are signed up',
  listStored: 'You will receive {list}.',
  listConfirm: 'You will receive {list} once you follow the link in our mail.',
  signUpSent: 'Your sign-up was handed over',
  listSent: '{list}: handed to {host}, which does not confirm it.',
} satisfies Strings;

/** The timeline. */
export const timeline = {
  noEvents: 'No events have been published yet.',
  noEventsInGroup: 'Nothing has been published in this group yet.',
  groups: 'Show events of',
  spanStarts: {one: 'Starts in {count} day', other: 'Starts in {count} days'},
  spanDay: 'Day {day} of {days}',
  spanEnded: 'Ended',
  today: 'Today',
  media: 'More at {host}',
  view: 'What is in view',
  zoomIn: 'Show less time',
  zoomOut: 'Show more time',
  showAll: 'Show all',
  cluster: '{count} events, {date}',
  next: 'Next event',
  previous: 'Previous event',
  earliest: 'From',
  latest: 'To',
  newEvents: {one: '{count} new event', other: '{count} new events'},
  play: 'Play here',
  copyLink: 'Copy link',
  linkCopied: 'Copied.',
  notDate: 'Please write dates like 2013, 2013-08 or 2013-08-14.',
} satisfies Strings;
