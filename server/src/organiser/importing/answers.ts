/** What a row says of a person, checked by the rules for what is posted, as far as paper can keep them. */
import {
  GivenConsentSchema,
  SubmissionSchema,
  SubscriptionSchema,
  fieldsOf,
  hasMeaning,
  pathOf,
} from 'peace-widgets/contract';
import type {Consent, Field, GivenConsent, Petition, Submission, Subscription} from 'peace-widgets/contract';
import * as v from 'valibot';
import {problemsOfAnswers, readAction, refuseIfAny} from '../../actions/answers.ts';
import {keptOf} from '../../actions/kept.ts';
import {withLockedWords} from '../../actions/letter.ts';
import {problemsOfSignature} from '../../actions/signatures.ts';
import {wordingFor} from '../../actions/wording.ts';
import type {Wording} from '../../actions/wording.ts';
import {ProblemError} from '../../http/problem.ts';
import {folded} from '../../sheets/columns.ts';
import {answerIn, optionOf} from './cells.ts';
import {ANSWERS, consentColumn, customColumn, wordingColumn} from './columns.ts';
import type {ImportForm} from './form.ts';
import type {ImportRow} from './row.ts';

/** Said to whoever has the file, and not to a visitor. */
const WORDS: Wording = {
  ...wordingFor('en'),
  enterEmail: 'is blank, and nobody is stored without an e-mail address',
  emailShape: 'is not an e-mail address like name@example.org',
  fillIn: 'is not what the form asks',
  tooLong: (most) => `has more than ${most} characters`,
  choose: 'is none of the options of the form',
  tick: 'must be yes',
  unreadable: (reason) => reason,
};

const NEITHER = 'is neither yes nor no';

/**
 * What a person has signed, or signed up for, without what the form does not ask. What is wrong with it is noted in the row.
 *
 * @param campaign Where the row names none.
 */
export function actionIn(
  row: ImportRow,
  form: ImportForm,
  campaign: string | undefined,
): Submission | Subscription | undefined {
  const json = {
    ...answersIn(row, form),
    language: row.text('language'),
    consents: consentsIn(row, form.consents ?? []),
    source: {
      page: row.text('source_page'),
      referrer: row.text('source_referrer'),
      campaign: row.text('source_campaign') ?? campaign,
      referral: row.text('source_referral'),
    },
  };
  try {
    return form.petition
      ? signatureOf({...json, letter: letterIn(row)}, form, form.petition)
      : subscriptionOf({...json, lists: [form.id]}, form);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    for (const {pointer, detail} of error.init.errors ?? []) row.say(columnOf(pointer), detail);
    return undefined;
  }
}

/** @throws {ProblemError} */
function signatureOf(json: object, form: ImportForm, petition: Petition): Submission {
  const sent = readAction(SubmissionSchema, json, WORDS);
  const asked = {...petition, ...onPaper(form, sent)};
  refuseIfAny(problemsOfSignature(asked, {...sent, consents: undefined}, WORDS), WORDS);
  const kept = keptOf(petition, sent);
  return {...kept, letter: withLockedWords([petition], kept)};
}

/** @throws {ProblemError} */
function subscriptionOf(json: object, form: ImportForm): Subscription {
  const sent = readAction(SubscriptionSchema, json, WORDS);
  refuseIfAny(problemsOfAnswers(onPaper(form, sent), {...sent, consents: undefined}, WORDS), WORDS);
  return keptOf(form, sent);
}

/**
 * The form as paper asks it: what was left blank, or was not asked there, is required no more. What is answered keeps to
 * the rules.
 */
function onPaper({fields}: ImportForm, {person, comment, custom = {}}: Submission | Subscription) {
  const isAnswered = ({name}: Field) => {
    const [group = '', key = ''] = pathOf(name);
    if (group === 'comment') return Boolean(comment);
    return Object.hasOwn(group === 'person' ? person : custom, key);
  };
  return {
    fields: fieldsOf({fields}).map((field) => (isAnswered(field) ? field : {...field, required: false})),
    consents: undefined,
  };
}

/** The answers of a row, in the shape in which they are posted. */
function answersIn(row: ImportRow, form: ImportForm) {
  const person: Record<string, string> = {email: row.cell('email')};
  const custom: Record<string, string | boolean> = {};
  const fields = fieldsOf(form);
  for (const column of ANSWERS) {
    const [, key = ''] = pathOf(column.replaceAll('_', '-'));
    const field = fields.find(({name}) => name === column.replaceAll('_', '-'));
    const text = row.cell(column);
    if (text !== '' && key !== '') person[key] = field ? optionOf(field, text) : text;
  }
  for (const field of fields.filter(({name}) => !hasMeaning(name))) {
    const column = customColumn(field.name);
    const text = row.cell(column);
    if (text === '') continue;
    const answer = field.type === 'checkbox' ? answerIn(text) : optionOf(field, text);
    if (answer === undefined) row.say(column, NEITHER);
    else custom[field.name] = answer;
  }
  return {person, custom, comment: row.text('comment')};
}

/** What the person agreed to, or not, to which words: where no column tells them, nobody could show it later. */
function consentsIn(row: ImportRow, asked: readonly Consent[]): GivenConsent[] | undefined {
  const shown = shownConsents(row);
  const told = asked.flatMap(({id, text, required}) => {
    const column = consentColumn(id);
    const cell = row.cell(column);
    if (cell === '') return [];
    const given = answerIn(cell);
    const before = shown.find((consent) => consent.id === id);
    const isHeader = folded(row.header(column)) === folded(text);
    const words = row.text(wordingColumn(id)) ?? (isHeader ? text : undefined);
    if (given === undefined) row.say(column, NEITHER);
    else if (required && !given) row.say(column, 'says no, and nobody is stored without it');
    else if (before && before.given !== given)
      row.say(column, 'says something else than "consents_as_shown"');
    else if (!before && words === undefined) {
      row.say(column, `does not say to which words: add a column "${wordingColumn(id)}"`);
    } else if (!before) return [{id, given, text: words ?? ''}];
    return [];
  });
  const consents = [...shown, ...told];
  return consents.length > 0 ? consents : undefined;
}

/** The evidence that `export` hands over, unchecked. */
function shownConsents(row: ImportRow): readonly GivenConsent[] {
  const column = 'consents_as_shown';
  const cell = row.cell(column);
  if (cell === '') return [];
  try {
    return v.parse(v.array(GivenConsentSchema), JSON.parse(cell));
  } catch {
    row.say(column, 'is not as the export has written it');
    return [];
  }
}

/** The letter that `export` hands over. */
function letterIn(row: ImportRow): object | undefined {
  const body = row.text('letter_body');
  if (body === undefined) return undefined;
  const targets = row.cell('letter_targets').split('; ').filter(Boolean);
  return {subject: row.cell('letter_subject'), body, ...(targets.length > 0 ? {targets} : {})};
}

/** The column of what a pointer into an action points to. */
function columnOf(pointer: string): string {
  const [group = '', key = ''] = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  if (group === 'person') return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (group === 'custom') return customColumn(key);
  return group === 'source' || group === 'letter' ? `${group}_${key}` : group;
}
