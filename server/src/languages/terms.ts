/** What the page of a petition says; sheets and the pages behind mails name its fields in the same words. The keys are those of the kit: a document’s `strings` replace them here, too. */
import type {Strings} from 'peace-widgets/contract';
import {ar} from './ar.ts';
import {es} from './es.ts';
import {fr} from './fr.ts';

const en = {
  skip: 'Skip to content',
  error: 'Error',
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
  optional: '(optional)',
  more: 'More',
  choose: 'Please choose',
  privacy: 'How {controller} uses your data',
  responsible: 'Responsible for your data: {controller}.',
  invalid: 'There is a problem',
  notStored: 'It was not stored. Please send it once more: it will be counted once.',
  sentBefore:
    'This form was sent before with other answers, and that signature is kept. If this is for another person, please send it once more.',
  sendAgain: 'Please look over your answers and send them once more.',
  addressee: 'To: {addressee}',
  signed: {one: '{count} signature', other: '{count} signatures'},
  goal: 'Goal: {goal}',
  sign: 'Sign',
  closed: 'This petition is closed.',
  opens: 'This petition opens on {date}.',
  closes: 'Closes on {date}.',
  elsewhere: 'This petition is signed elsewhere:',
  elsewhereUntold: 'This petition is signed elsewhere.',
  thanks: 'Thank you for signing',
  signatureStored: 'Your signature is stored.',
  signatureConfirm: 'Your signature counts once you follow the link in the mail that we have sent you.',
  checkMail: 'Please check your mail',
  whatNext: 'What you can do next',
  share: 'Ask others to sign',
  mail: 'E-mail',
  whatsapp: 'WhatsApp',
  facebook: 'Facebook',
  x: 'X',
  bluesky: 'Bluesky',
  link: 'Or copy this link:',
  backToPetition: 'Back to the petition',
  yourSenators: 'Your senators in {state}',
  contact: 'Contact page',
  letter: 'Your letter',
  subject: 'Subject',
  body: 'Text',
  mergeFields: '{senator}, {name} and {state} are filled in when it is sent.',
  letterTo: 'Letter to {senator}',
} satisfies Strings;

/** Every sentence in a language; one with a number has its plural forms. */
export type PetitionPageWording = Record<keyof typeof en, string | Record<string, string>>;

const he: PetitionPageWording = {
  skip: 'דילוג לתוכן',
  error: 'שגיאה',
  name: 'שם',
  'given-name': 'שם פרטי',
  'family-name': 'שם משפחה',
  email: 'דוא״ל',
  tel: 'טלפון',
  'street-address': 'כתובת',
  'postal-code': 'מיקוד',
  region: 'מדינה או מחוז',
  country: 'ארץ',
  comment: 'הערה',
  optional: '(רשות)',
  more: 'עוד',
  choose: 'נא לבחור',
  privacy: 'כך \u2068{controller}\u2069 משתמשים בפרטים שלך',
  responsible: 'האחריות על המידע שלך: \u2068{controller}\u2069.',
  invalid: 'יש בעיה',
  notStored: 'זה לא נשמר. נא לשלוח שוב: זה ייספר פעם אחת.',
  sentBefore: 'טופס זה כבר נשלח עם תשובות אחרות, והחתימה ההיא שמורה. אם זה בשביל אדם אחר, נא לשלוח שוב.',
  sendAgain: 'נא לעבור על הפרטים ולשלוח שוב.',
  addressee: 'אל: \u2068{addressee}\u2069',
  signed: {one: 'חתימה אחת', two: 'שתי חתימות', other: '{count} חתימות'},
  goal: 'היעד: {goal}',
  sign: 'לחתום',
  closed: 'העצומה נסגרה.',
  opens: 'העצומה תיפתח ב־{date}.',
  closes: 'ההחתמה נסגרת ב־{date}.',
  elsewhere: 'על העצומה הזאת חותמים באתר אחר:',
  elsewhereUntold: 'על העצומה הזאת חותמים באתר אחר.',
  thanks: 'תודה על החתימה',
  signatureStored: 'החתימה נשמרה.',
  signatureConfirm: 'החתימה תיספר לאחר שימוש בקישור שבהודעה ששלחנו לך.',
  checkMail: 'נא לבדוק את תיבת הדוא״ל',
  whatNext: 'מה עוד אפשר לעשות',
  share: 'לבקש מאחרים לחתום',
  mail: 'דוא״ל',
  whatsapp: 'ווטסאפ',
  facebook: 'פייסבוק',
  x: 'אקס',
  bluesky: 'בלוסקיי',
  link: 'או להעתיק את הקישור:',
  backToPetition: 'חזרה לעצומה',
  yourSenators: 'הסנאטורים שלך: \u2068{state}\u2069',
  contact: 'דף יצירת קשר',
  letter: 'המכתב שלך',
  subject: 'נושא',
  body: 'תוכן המכתב',
  mergeFields: 'במקום {senator}, {name} ו־{state} ייכתבו הפרטים בעת השליחה.',
  letterTo: 'המכתב אל \u2068{senator}\u2069',
};

/** A key of the wording. */
type Key = keyof typeof en;

/** Says a sentence in the words of the petition, or else in ours. `{count}` is formatted, and chooses the plural form. */
export type Term = (key: Key, values?: Readonly<Record<string, string | number>>) => string;

const WORDINGS = new Map<string, Strings>([
  ['en', en],
  ['he', he],
  ['es', es.petitionPage],
  ['fr', fr.petitionPage],
  ['ar', ar.petitionPage],
]);

/** The wording of a language, or English. */
export function termsFor(language: string, strings: Strings = {}): {readonly language: string; term: Term} {
  const primary = language.toLowerCase().split('-')[0] ?? '';
  const tag = WORDINGS.has(primary) ? primary : 'en';
  const words: Strings = WORDINGS.get(tag) ?? en;
  const numbers = new Intl.NumberFormat(language);
  const plural = new Intl.PluralRules(tag);
  const term: Term = (key, values = {}) => {
    const own = Object.hasOwn(strings, key) ? strings[key] : undefined;
    const said = own ?? words[key] ?? key;
    const text =
      typeof said === 'string' ? said : (said[plural.select(Number(values['count']))] ?? said['other'] ?? '');
    return text.replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? numbers.format(value) : (value ?? place);
    });
  };
  return {language: tag, term};
}
