/**
 * What the columns of a file of signatures are called: as `export` calls them, as Action Network does (`can2_…`), and as people
 * do in the languages of the kit.
 */
import {fieldsOf, hasMeaning} from 'peace-widgets/contract';
import {folded, placesIn} from '../../sheets/columns.ts';
import type {Places} from '../../sheets/columns.ts';
import {HEADER_ROWS} from '../../sheets/sheet.ts';
import type {GridRow} from '../../sheets/grid.ts';
import {FailureError} from '../command.ts';
import type {ImportForm} from './form.ts';

type Names = Readonly<Record<string, string>>;

/** What a form may ask. */
const ANSWER_NAMES: Names = {
  email:
    'email, e-mail address, mail, e-mail 1, correo electrónico, correo, adresse e-mail, courriel, דואל, דואר אלקטרוני, البريد الإلكتروني, بريد',
  name: 'name, full name, signer, signature, nombre completo, nom complet, שם, שם מלא, الاسم الكامل, الاسم',
  given_name: 'given_name, first name, forename, given, nombre, prénom, שם פרטי, الاسم الأول',
  family_name:
    'family_name, last name, surname, family, apellidos, apellido, nom de famille, nom, שם משפחה, اسم العائلة',
  tel: 'tel, phone, phone number, can2_phone, telephone, mobile, mobile number, teléfono, téléphone, טלפון, الهاتف, هاتف',
  street_address:
    'street_address, address, can2_user_address, street, address line 1, dirección, adresse, כתובת, العنوان, عنوان',
  postal_code:
    'postal_code, zip code, postcode, zip, can2_zip_code, código postal, code postal, מיקוד, الرمز البريدي',
  region:
    'region, can2_state_abbreviated, can2_user_state, state, state or province, state province, province, estado, provincia, région, מחוז, الولاية, المنطقة',
  country: 'country, country code, can2_country, país, pays, מדינה, ארץ, البلد, الدولة',
  comment: 'comment, comments, reason, reason for signing, message, comentario, commentaire, הערה, تعليق',
};

/** The columns of what a form may ask, but for its own fields. */
export const ANSWERS: readonly string[] = Object.keys(ANSWER_NAMES);

/** What is told of where, when and how somebody signed. */
const CIRCUMSTANCES: Names = {
  created_at:
    'created_at, timestamp, timestamp est, timestamp utc, signed at, signed on, date signed, signature date, submitted at, date, time, day, fecha, date de signature, תאריך, التاريخ, تاريخ',
  language: 'language, lang, locale, idioma, langue, שפה, اللغة, لغة',
  source_page: 'source_page',
  source_referrer: 'source_referrer',
  source_campaign:
    'source_campaign, campaign, utm_campaign, source code, utm_source, source, campaña, campagne, קמפיין, حملة',
  source_referral: 'source_referral',
  consents_as_shown: 'consents_as_shown',
};

/** Whether somebody is on the list that they come from. */
const STANDING: Names = {subscription: 'can2_subscription_status, subscription status, email status'};

/** What only `export` writes, where `state` is that of the signature: elsewhere it is where a person lives. */
const OWN: Names = {
  state: 'state',
  doubt: 'doubt',
  confirmed_at: 'confirmed_at',
  named: 'named',
  letter_subject: 'letter_subject',
  letter_body: 'letter_body',
  letter_targets: 'letter_targets',
};

/** Nothing is lost without these. */
const NEEDLESS = new Set(['id', 'other_answers'].map(folded));

/** The columns of a file. */
export interface ImportColumns {
  readonly places: Places;
  /** Whether `export` has written it. */
  readonly isOwn: boolean;
  /** Headers of columns of which nothing is kept. */
  readonly unused: readonly string[];
}

/** Finds the row of headers, and the columns. @throws {FailureError} when there are no addresses. */
export function columnsOf(
  grid: readonly GridRow[],
  form: ImportForm,
): {readonly columns: ImportColumns; readonly body: readonly GridRow[]} {
  for (const [index, {cells}] of grid.slice(0, HEADER_ROWS).entries()) {
    const columns = columnsIn(cells, form);
    if (columns.places.has('email')) return {columns, body: grid.slice(index + 1)};
  }
  throw new FailureError(
    `Row ${grid[0]?.row ?? 1} has no column "email", and without an address nobody can be told apart, or withdraw. ` +
      'People without one are counted by number: add it to "count" in the document of the petition.',
  );
}

/** Names of the columns, by what they hold: only what the form asks. */
function columnsIn(headers: readonly string[], form: ImportForm): ImportColumns {
  const isOwn = headers.some((header) => folded(header) === folded('consents_as_shown'));
  const names = new Map(
    Object.entries({...answersOf(form), ...CIRCUMSTANCES, ...STANDING, ...(isOwn ? OWN : {})}).map(
      ([key, names]) => [key, isOwn ? [key] : names.split(', ')],
    ),
  );
  for (const {name, label} of fieldsOf(form)) {
    const key = hasMeaning(name) ? name.replaceAll('-', '_') : customColumn(name);
    const [first = key, ...others] = names.get(key) ?? [];
    names.set(key, [first, name, ...(label === undefined ? [] : [label]), ...others]);
  }
  for (const {id, text} of form.consents ?? []) {
    names.set(consentColumn(id), [consentColumn(id), text]);
    names.set(wordingColumn(id), [wordingColumn(id)]);
  }
  const places = placesIn(headers, names);
  const used = new Set([...places.values()].map(({index}) => index));
  const unused = headers.filter(
    (header, index) => header !== '' && !used.has(index) && !(isOwn && NEEDLESS.has(folded(header))),
  );
  return {places, isOwn, unused};
}

/** A name may be given in parts where the form asks for it as a whole, and the other way round. */
function answersOf(form: ImportForm): Names {
  const asked = new Set(fieldsOf(form).map(({name}) => name.replaceAll('-', '_')));
  if (form.petition?.targets) asked.add('region');
  const parts = ['name', 'given_name', 'family_name'];
  if (parts.some((part) => asked.has(part))) for (const part of parts) asked.add(part);
  return Object.fromEntries(Object.entries(ANSWER_NAMES).filter(([key]) => asked.has(key)));
}

/** The column of a field of the form's own. */
export function customColumn(name: string): string {
  return `custom ${name}`;
}

/** The column that says whether somebody agreed. */
export function consentColumn(id: string): string {
  return `consent ${id}`;
}

/** The column that says to which words. */
export function wordingColumn(id: string): string {
  return `consent ${id} wording`;
}
