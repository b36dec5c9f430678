/** Checking what was sent against what a form asks. */
import {fieldsOf, pathOf, problemsOf} from 'peace-widgets/contract';
import type {Consent, Field, PersonData, Problem, Submission, Subscription} from 'peace-widgets/contract';
import * as v from 'valibot';
import {ProblemError} from '../http/problem.ts';
import {hasText, withoutUnseen} from './seen.ts';
import type {Wording} from './wording.ts';

/** What a petition or a sign-up asks. */
interface Form {
  readonly fields?: readonly Field[] | undefined;
  readonly consents?: readonly Consent[] | undefined;
}

type Action = Submission | Subscription;

/**
 * Checks the shape of an action, and leaves out what nobody sees and what the contract does not know, in its parts, too:
 * nobody is to have anything stored that no form asks. @throws {ProblemError} 422, with words for the visitor.
 */
export function readAction<S extends v.GenericSchema>(
  schema: S,
  sent: unknown,
  words: Wording,
): v.InferOutput<S> {
  const json = withoutUnseen(sent);
  refuseIfAny(problemsOfAmounts(json, words), words);
  const problems = problemsOf(schema, json).map(({pointer, detail}) => ({
    pointer,
    detail: worded(pointer, detail, json, words),
  }));
  refuseIfAny(problems, words);
  return v.parse(schema, json);
}

/** How many entries the lists of an action have at most: more than any form asks. */
const AMOUNTS: Readonly<Record<string, number>> = {
  custom: 100,
  consents: 50,
  lists: 50,
  'letter/targets': 100,
};

/** Before anything else is looked at: a check of thousands of entries takes its time. */
function problemsOfAmounts(json: unknown, words: Wording): Problem[] {
  return Object.entries(AMOUNTS).flatMap(([path, most]) => {
    const part = path
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], json);
    if (typeof part !== 'object' || part === null || Object.keys(part).length <= most) return [];
    return [{pointer: `/${path}`, detail: words.unreadable(`has more than ${most} entries`)}];
  });
}

/** Ends the request with 422 if there are problems. @throws {ProblemError} */
export function refuseIfAny(errors: readonly Problem[], words: Wording): void {
  if (errors.length === 0) return;
  throw new ProblemError({
    status: 422,
    kind: 'invalid',
    title: words.lookAgain,
    language: words.language,
    errors,
  });
}

/** The contract speaks to whoever writes a form; the visitor is told what to do. */
function worded(pointer: string, detail: string, json: unknown, words: Wording): string {
  const most = /at most (\d+) characters/.exec(detail)?.[1];
  if (most !== undefined) return words.tooLong(Number(most));
  if (pointer === '/lists') return words.chooseList;
  if (pointer !== '/person/email') return words.unreadable(detail);
  const {email} = (json as {person: {email?: unknown}}).person;
  return hasText(email) ? words.emailShape : words.enterEmail;
}

/** Everything that the form asks and the action does not answer, with pointers into the action. */
export function problemsOfAnswers(form: Form, action: Action, words: Wording): Problem[] {
  return [
    ...fieldsOf(form).flatMap((field) => problemOfField(field, action, words)),
    ...problemsOfConsents(form.consents ?? [], action, words),
  ];
}

function problemOfField(field: Field, action: Action, words: Wording): Problem[] {
  const [pointer, value] = answerTo(field, action);
  const detail = typeof value === 'boolean' ? wrongTick(field, value, words) : wrongText(field, value, words);
  return detail === undefined ? [] : [{pointer, detail}];
}

function answerTo(
  {name}: Field,
  {person, comment, custom = {}}: Action,
): [string, string | boolean | undefined] {
  const path = pathOf(name);
  const pointer = path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  if (name === 'comment') return [pointer, comment];
  const [group, key = ''] = path;
  if (group === 'person') return [pointer, person[key as keyof PersonData]];
  return [pointer, Object.hasOwn(custom, name) ? custom[name] : undefined];
}

function wrongTick({type, required}: Field, value: boolean, words: Wording): string | undefined {
  if (type !== 'checkbox') return words.fillIn;
  return required && !value ? words.tick : undefined;
}

function wrongText(field: Field, value: string | undefined, words: Wording): string | undefined {
  const {type, required, options, maxLength} = field;
  if (type === 'checkbox') return required || value !== undefined ? words.tick : undefined;
  if (!hasText(value)) return required ? (type === 'choice' ? words.choose : words.fillIn) : undefined;
  if (type === 'choice' && options && !options.some((option) => option.value === value)) return words.choose;
  return maxLength !== undefined && value.length > maxLength ? words.tooLong(maxLength) : undefined;
}

function problemsOfConsents(asked: readonly Consent[], {consents = []}: Action, words: Wording): Problem[] {
  const unknown = consents.flatMap(({id}, index) =>
    asked.some((consent) => consent.id === id)
      ? []
      : [{pointer: `/consents/${index}/id`, detail: words.consentUnknown}],
  );
  const refused = asked.flatMap(({id, required}) => {
    const index = consents.findIndex((consent) => consent.id === id);
    if (!required || consents[index]?.given) return [];
    return [{pointer: index < 0 ? '/consents' : `/consents/${index}/given`, detail: words.tick}];
  });
  return [...unknown, ...refused];
}
