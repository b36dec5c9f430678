/** What mails say. Nothing that a visitor typed is in them: else anybody could have us write anything to anybody. */
import {ar} from '../languages/ar.ts';
import {es} from '../languages/es.ts';
import {fr} from '../languages/fr.ts';

/** Every sentence. */
export interface MailWording {
  readonly language: string;
  readonly confirmSignature: {
    readonly subject: (title: string) => string;
    readonly text: string;
    readonly button: string;
  };
  readonly signedAlready: {
    readonly subject: (title: string) => string;
    readonly text: (date: string) => string;
  };
  readonly signed: {readonly subject: (title: string) => string; readonly text: string};
  readonly confirmLists: {
    readonly subject: (lists: string) => string;
    readonly text: string;
    readonly button: string;
  };
  readonly listedAlready: {readonly subject: (lists: string) => string; readonly text: string};
  readonly listed: {readonly subject: (lists: string) => string; readonly text: string};
  /** How long a link to confirm is good. */
  readonly linkHolds: (days: number) => string;
  readonly notYou: string;
  readonly notYouHeld: string;
  readonly readPetition: string;
  readonly deleteSignature: string;
  readonly withdraw: string;
  readonly unsubscribe: string;
  readonly responsible: (controller: string) => string;
  readonly privacy: string;
}

const en: MailWording = {
  language: 'en',
  confirmSignature: {
    subject: (title) => `Please confirm your signature: ${title}`,
    text: 'Somebody, probably you, has signed this petition with your e-mail address. The signature counts once you confirm it.',
    button: 'Confirm the signature',
  },
  signedAlready: {
    subject: (title) => `You have signed already: ${title}`,
    text: (date) =>
      `Somebody, probably you, has just signed this petition with your e-mail address once more. Your signature of ${date} counts, and it counts once: there is nothing that you need to do.`,
  },
  signed: {
    subject: (title) => `Thank you for signing: ${title}`,
    text: 'Your signature is stored, and it counts.',
  },
  confirmLists: {
    subject: (lists) => `Please confirm: ${lists}`,
    text: 'Somebody, probably you, has entered your e-mail address for these mailings. Nothing is sent until you confirm it.',
    button: 'Confirm the subscription',
  },
  listedAlready: {
    subject: (lists) => `You are on the list already: ${lists}`,
    text: 'Somebody, probably you, has just entered your e-mail address for these mailings. You receive them already: there is nothing that you need to do.',
  },
  listed: {
    subject: (lists) => `You are signed up: ${lists}`,
    text: 'You will receive these mailings:',
  },
  linkHolds: (days) => `The link opens a page with a button. It works for ${days} days.`,
  notYou: 'If it was not you: nothing has changed.',
  notYouHeld: 'If it was not you: do nothing, and nothing will come of it.',
  readPetition: 'Read the petition, and pass it on',
  deleteSignature: 'Delete it now',
  withdraw: 'Withdraw the signature',
  unsubscribe: 'Unsubscribe',
  responsible: (controller) => `Responsible for your data: ${controller}.`,
  privacy: 'How it is used',
};

const he: MailWording = {
  language: 'he',
  confirmSignature: {
    subject: (title) => `נא לאשר את החתימה: ${title}`,
    text: 'מישהו, כנראה מצדך, חתם על העצומה הזאת עם כתובת הדוא״ל שלך. החתימה תיספר לאחר אישור.',
    button: 'אישור החתימה',
  },
  signedAlready: {
    subject: (title) => `החתימה שלך כבר קיימת: ${title}`,
    text: (date) =>
      `מישהו, כנראה מצדך, חתם זה עתה שוב על העצומה הזאת עם כתובת הדוא״ל שלך. החתימה שלך מ־${date} נספרת, ונספרת פעם אחת: אין צורך לעשות דבר.`,
  },
  signed: {
    subject: (title) => `תודה על החתימה: ${title}`,
    text: 'החתימה שלך נשמרה והיא נספרת.',
  },
  confirmLists: {
    subject: (lists) => `נא לאשר את ההרשמה: ${lists}`,
    text: 'מישהו, כנראה מצדך, רשם את כתובת הדוא״ל שלך לרשימות התפוצה האלה. דבר לא יישלח לפני אישור.',
    button: 'אישור ההרשמה',
  },
  listedAlready: {
    subject: (lists) => `כתובתך כבר רשומה: ${lists}`,
    text: 'מישהו, כנראה מצדך, רשם זה עתה את כתובת הדוא״ל שלך לרשימות התפוצה האלה. הן כבר נשלחות אליך: אין צורך לעשות דבר.',
  },
  listed: {
    subject: (lists) => `נרשמת: ${lists}`,
    text: 'הדיוורים האלה יישלחו אליך:',
  },
  linkHolds: (days) => `הקישור פותח דף ובו כפתור. הוא תקף ל־${days} ימים.`,
  notYou: 'אם זה לא נעשה על ידך: דבר לא השתנה.',
  notYouHeld: 'אם זה לא נעשה על ידך: אין צורך לעשות דבר, ולא יקרה דבר.',
  readPetition: 'לקריאת העצומה ולהעברתה הלאה',
  deleteSignature: 'למחיקה מיידית',
  withdraw: 'לביטול החתימה',
  unsubscribe: 'לביטול ההרשמה',
  responsible: (controller) => `האחריות על המידע שלך: ${controller}.`,
  privacy: 'כך נעשה בו שימוש',
};

const WORDINGS: readonly MailWording[] = [en, he, es.mail, fr.mail, ar.mail];

/** The wording of the first of these languages that there is one for, or English. */
export function mailWordingFor(...languages: readonly (string | null | undefined)[]): MailWording {
  const primary = languages.map((language) => language?.toLowerCase().split('-')[0]);
  const known = primary.find((language) => WORDINGS.some((wording) => wording.language === language));
  return WORDINGS.find((wording) => wording.language === known) ?? en;
}
