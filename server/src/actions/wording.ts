/** What a visitor reads when an action is refused, in the visitor's language. */
import {ar} from '../languages/ar.ts';
import {es} from '../languages/es.ts';
import {fr} from '../languages/fr.ts';

/** Every sentence. */
export interface Wording {
  readonly language: string;
  readonly lookAgain: string;
  readonly enterEmail: string;
  readonly emailShape: string;
  readonly fillIn: string;
  readonly tooLong: (most: number) => string;
  readonly choose: string;
  readonly tick: string;
  readonly unreadable: (reason: string) => string;
  readonly consentUnknown: string;
  readonly listUnknown: string;
  readonly chooseList: string;
  readonly otherContent: string;
  readonly noPetition: string;
  readonly noSignup: string;
  readonly closed: string;
  readonly notOpenYet: (date: string) => string;
  readonly tooMany: string;
  readonly tooLarge: string;
  readonly notNow: string;
  readonly foreignSite: (origin: string) => string;
}

const en: Wording = {
  language: 'en',
  lookAgain: 'Please look at your answers again.',
  enterEmail: 'Enter your e-mail address.',
  emailShape: 'Enter an e-mail address like name@example.org.',
  fillIn: 'Please fill this in.',
  tooLong: (most) => `Use at most ${most} characters.`,
  choose: 'Choose one of the options.',
  tick: 'Please tick this box.',
  unreadable: (reason) => `This part of the form could not be read: ${reason}`,
  consentUnknown: 'This question is no longer asked here. Please load the page again.',
  listUnknown: 'This list is no longer offered. Please load the page again.',
  chooseList: 'Choose at least one list.',
  otherContent: 'This form was sent before with other answers. Please load the page again.',
  noPetition: 'There is no such petition here.',
  noSignup: 'There are no lists to sign up for here.',
  closed: 'This petition is closed.',
  notOpenYet: (date) => `This petition opens on ${date}.`,
  tooMany: 'Too much comes from your network just now. Please try again later.',
  tooLarge: 'This is more than 64 kB, too much for one form.',
  notNow: 'This is not possible just now. Please try again in a moment.',
  foreignSite: (origin) => `This form does not take anything from ${origin}.`,
};

const he: Wording = {
  language: 'he',
  lookAgain: 'נא לעבור שוב על הפרטים.',
  enterEmail: 'נא להזין כתובת דוא״ל.',
  emailShape: 'נא להזין כתובת דוא״ל כמו name@example.org.',
  fillIn: 'נא למלא שדה זה.',
  tooLong: (most) => `לכל היותר ${most} תווים.`,
  choose: 'נא לבחור אחת מהאפשרויות.',
  tick: 'נא לסמן תיבה זו.',
  unreadable: (reason) => `לא ניתן לקרוא חלק זה של הטופס: ${reason}`,
  consentUnknown: 'שאלה זו כבר אינה נשאלת כאן. נא לטעון את הדף מחדש.',
  listUnknown: 'רשימה זו כבר אינה מוצעת. נא לטעון את הדף מחדש.',
  chooseList: 'נא לבחור רשימה אחת לפחות.',
  otherContent: 'טופס זה כבר נשלח עם תשובות אחרות. נא לטעון את הדף מחדש.',
  noPetition: 'אין כאן עצומה כזאת.',
  noSignup: 'אין כאן רשימות להרשמה.',
  closed: 'העצומה נסגרה.',
  notOpenYet: (date) => `העצומה תיפתח בתאריך ${date}.`,
  tooMany: 'מגיע כעת יותר מדי מהרשת שלך. נא לנסות שוב מאוחר יותר.',
  tooLarge: 'זה יותר מ־64 ק״ב, יותר מדי לטופס אחד.',
  notNow: 'זה אינו אפשרי כרגע. נא לנסות שוב בעוד רגע.',
  foreignSite: (origin) => `טופס זה אינו מקבל דבר מהאתר ${origin}.`,
};

const WORDINGS: readonly Wording[] = [en, he, es.actions, fr.actions, ar.actions];

/** The wording of a language tag, or English. */
export function wordingFor(language: unknown): Wording {
  const primary = typeof language === 'string' ? language.toLowerCase().split('-')[0] : '';
  return WORDINGS.find((wording) => wording.language === primary) ?? en;
}
