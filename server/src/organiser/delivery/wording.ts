/** What a sheet of signatures says besides what its petition says. */
import {ar} from '../../languages/ar.ts';
import {es} from '../../languages/es.ts';
import {fr} from '../../languages/fr.ts';

/** Every sentence in one language. */
export interface DeliveryWording {
  readonly language: string;
  readonly asOf: (date: string) => string;
  readonly collectedBy: (controller: string) => string;
  /** What stands below a number, by the plural form of that. */
  readonly signatures: Readonly<Record<string, string>>;
  readonly from: (signatures: string, place: string) => string;
  readonly inAll: (signatures: string) => string;
  readonly goalReached: string;
  readonly elsewhere: (count: string) => string;
  readonly shortened: string;
  readonly confidential: string;
  readonly places: string;
  readonly placeless: string;
  readonly receivedBy: string;
  readonly receivedOn: string;
  readonly signers: string;
  readonly number: string;
  readonly place: string;
  readonly nameless: string;
  readonly signedOn: string;
  readonly page: (page: string, pages: string) => string;
}

const en: DeliveryWording = {
  language: 'en',
  asOf: (date) => `As of ${date}`,
  collectedBy: (controller) => `Collected by ${controller}.`,
  signatures: {one: 'signature', other: 'signatures'},
  from: (signatures, place) => `${signatures} from ${place}`,
  inAll: (signatures) => `${signatures} in all`,
  goalReached: 'goal, reached',
  elsewhere: (count) => `Collected elsewhere, counted in all and not listed here: ${count}.`,
  shortened: 'Family names are shortened to their first letter.',
  confidential: 'These names are for the addressee of the petition. Please do not publish them.',
  places: 'Where the signatures come from',
  placeless: 'Not told',
  receivedBy: 'Received by',
  receivedOn: 'Received on',
  signers: 'Who has signed',
  number: 'No.',
  place: 'Place',
  nameless: '(no name given)',
  signedOn: 'Signed on',
  page: (page, pages) => `Page ${page} of ${pages}`,
};

const he: DeliveryWording = {
  language: 'he',
  asOf: (date) => `נכון ל־${date}`,
  collectedBy: (controller) => `החתימות נאספו בידי \u2068${controller}\u2069.`,
  signatures: {one: 'חתימה', two: 'חתימות', other: 'חתימות'},
  from: (signatures, place) => `${signatures}: \u2068${place}\u2069`,
  inAll: (signatures) => `${signatures} בסך הכול`,
  goalReached: 'היעד, והוא הושג',
  elsewhere: (count) => `נאספו במקום אחר, נכללים בסך הכול ואינם ברשימה זו: ${count}.`,
  shortened: 'שמות המשפחה מקוצרים לאות הראשונה.',
  confidential: 'השמות מיועדים לנמעני העצומה בלבד. נא לא לפרסם אותם.',
  places: 'מאין באו החתימות',
  placeless: 'לא צוין',
  receivedBy: 'התקבל על ידי',
  receivedOn: 'התקבל בתאריך',
  signers: 'על העצומה חתומים',
  number: 'מס׳',
  place: 'מקום',
  nameless: '(ללא שם)',
  signedOn: 'תאריך החתימה',
  page: (page, pages) => `עמוד ${page} מתוך ${pages}`,
};

const WORDINGS: readonly DeliveryWording[] = [en, he, es.delivery, fr.delivery, ar.delivery];

/** The wording of a language tag, or English. */
export function deliveryWordingFor(language: string): DeliveryWording {
  const primary = language.toLowerCase().split('-')[0];
  return WORDINGS.find((wording) => wording.language === primary) ?? en;
}
