/** What the pages behind the links of mails say. */
import {ar} from '../languages/ar.ts';
import {es} from '../languages/es.ts';
import {fr} from '../languages/fr.ts';

/** What a page says: a heading, and a sentence. */
interface Said {
  readonly title: string;
  readonly text: string;
}

/** What a page asks: the same, and a button. */
interface Asked extends Said {
  readonly button: string;
}

/** Every sentence. */
export interface ConfirmationWording {
  readonly language: string;
  readonly skip: string;
  readonly confirmSignature: Asked;
  readonly confirmLists: Asked;
  readonly signatureCounts: Said;
  readonly listsConfirmed: Said;
  readonly signatureCountsAlready: Said;
  readonly listsConfirmedAlready: Said;
  readonly withdraw: Asked;
  readonly unsubscribe: Asked;
  readonly withdrawn: Said;
  readonly unsubscribed: Said;
  /** There is nothing any more that the link could be about. */
  readonly gone: Said;
  readonly expired: Said;
  /** The link is not one of ours. */
  readonly broken: Said;
  readonly name: string;
  readonly place: string;
  readonly comment: string;
  readonly letter: string;
  /** The consents that were given. */
  readonly agreed: string;
  readonly signedOn: string;
  readonly lists: string;
  readonly notYou: string;
  readonly deleteInstead: string;
  readonly toPetition: string;
  readonly privacy: (controller: string | undefined) => string;
}

const en: ConfirmationWording = {
  language: 'en',
  skip: 'Skip to content',
  confirmSignature: {
    title: 'Confirm your signature',
    text: 'This signature was given with your e-mail address. It counts once you press the button.',
    button: 'Confirm my signature',
  },
  confirmLists: {
    title: 'Confirm your subscription',
    text: 'Your e-mail address was entered for these mailings. They come once you press the button.',
    button: 'Confirm my subscription',
  },
  signatureCounts: {
    title: 'Thank you: your signature counts',
    text: 'It is confirmed and stored. You can close this page.',
  },
  listsConfirmed: {
    title: 'Thank you: you are signed up',
    text: 'Your subscription is confirmed. You can close this page.',
  },
  signatureCountsAlready: {
    title: 'Your signature is confirmed already',
    text: 'It counts, and it counts once. There is nothing more that you need to do.',
  },
  listsConfirmedAlready: {
    title: 'Your subscription is confirmed already',
    text: 'There is nothing more that you need to do.',
  },
  withdraw: {
    title: 'Withdraw your signature',
    text: 'Your signature and all that you sent with it will be deleted. This cannot be undone, but you can sign again.',
    button: 'Withdraw my signature',
  },
  unsubscribe: {
    title: 'Unsubscribe',
    text: 'You will not receive these mailings any more, and what is stored for them about you will be deleted.',
    button: 'Unsubscribe',
  },
  withdrawn: {
    title: 'Your signature is withdrawn',
    text: 'It does not count any more, and what you sent with it is deleted.',
  },
  unsubscribed: {
    title: 'You are unsubscribed',
    text: 'You will not receive these mailings any more.',
  },
  gone: {
    title: 'There is nothing here any more',
    text: 'What this link was about has been withdrawn or deleted already.',
  },
  expired: {
    title: 'This link is too old',
    text: 'It worked for 30 days. What it was about does not count; please sign once more, and we send you a new one.',
  },
  broken: {
    title: 'This link does not work',
    text: 'Perhaps it was cut in two. Please open it in the mail again, or copy all of it.',
  },
  name: 'Name',
  place: 'Place',
  comment: 'Comment',
  letter: 'Letter',
  agreed: 'Agreed to',
  signedOn: 'Signed',
  lists: 'Mailings',
  notYou: 'It was not you, or something is wrong?',
  deleteInstead: 'Delete it instead',
  toPetition: 'Read the petition, and pass it on',
  privacy: (controller) => `How ${controller ?? 'the campaign'} uses your data`,
};

const he: ConfirmationWording = {
  language: 'he',
  skip: 'דילוג לתוכן',
  confirmSignature: {
    title: 'אישור החתימה',
    text: 'החתימה הזאת ניתנה עם כתובת הדוא״ל שלך. היא תיספר לאחר לחיצה על הכפתור.',
    button: 'אישור החתימה שלי',
  },
  confirmLists: {
    title: 'אישור ההרשמה',
    text: 'כתובת הדוא״ל שלך נרשמה לדיוורים האלה. הם יישלחו לאחר לחיצה על הכפתור.',
    button: 'אישור ההרשמה שלי',
  },
  signatureCounts: {
    title: 'תודה: החתימה שלך נספרת',
    text: 'היא אושרה ונשמרה. אפשר לסגור את הדף.',
  },
  listsConfirmed: {
    title: 'תודה: נרשמת',
    text: 'ההרשמה אושרה. אפשר לסגור את הדף.',
  },
  signatureCountsAlready: {
    title: 'החתימה שלך כבר אושרה',
    text: 'היא נספרת, ונספרת פעם אחת. אין צורך לעשות דבר נוסף.',
  },
  listsConfirmedAlready: {
    title: 'ההרשמה שלך כבר אושרה',
    text: 'אין צורך לעשות דבר נוסף.',
  },
  withdraw: {
    title: 'ביטול החתימה',
    text: 'החתימה וכל מה שנשלח איתה יימחקו. אי אפשר לשחזר אותה, אך אפשר לחתום שוב.',
    button: 'ביטול החתימה שלי',
  },
  unsubscribe: {
    title: 'ביטול ההרשמה',
    text: 'הדיוורים האלה לא יישלחו אליך עוד, והמידע עליך שנשמר לצורך זה יימחק.',
    button: 'ביטול ההרשמה',
  },
  withdrawn: {
    title: 'החתימה שלך בוטלה',
    text: 'היא אינה נספרת עוד, ומה שנשלח איתה נמחק.',
  },
  unsubscribed: {
    title: 'ההרשמה בוטלה',
    text: 'הדיוורים האלה לא יישלחו אליך עוד.',
  },
  gone: {
    title: 'אין כאן עוד דבר',
    text: 'מה שהקישור הזה הוביל אליו כבר בוטל או נמחק.',
  },
  expired: {
    title: 'הקישור ישן מדי',
    text: 'הוא היה תקף 30 ימים. מה שהוא הוביל אליו אינו נספר; אפשר לחתום שוב, ונשלח קישור חדש.',
  },
  broken: {
    title: 'הקישור אינו פועל',
    text: 'ייתכן שהוא נחתך באמצע. נא לפתוח אותו שוב מן ההודעה, או להעתיק את כולו.',
  },
  name: 'שם',
  place: 'מקום',
  comment: 'הערה',
  letter: 'מכתב',
  agreed: 'הסכמות',
  signedOn: 'תאריך החתימה',
  lists: 'דיוורים',
  notYou: 'זה לא נעשה על ידך, או שמשהו שגוי?',
  deleteInstead: 'מחיקה במקום אישור',
  toPetition: 'לקריאת העצומה ולהעברתה הלאה',
  privacy: (controller) => `כך \u2068${controller ?? 'המארגנים'}\u2069 משתמשים בפרטים שלך`,
};

const WORDINGS: readonly ConfirmationWording[] = [en, he, es.confirmation, fr.confirmation, ar.confirmation];

/** The wording of the first of these languages that there is one for, or English. */
export function confirmationWordingFor(
  ...languages: readonly (string | null | undefined)[]
): ConfirmationWording {
  const primary = languages.map((language) => language?.toLowerCase().split('-')[0]);
  const known = primary.find((language) => WORDINGS.some((wording) => wording.language === language));
  return WORDINGS.find((wording) => wording.language === known) ?? en;
}
