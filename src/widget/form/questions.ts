/** What a form asks, where the answers belong, and what is wrong with one. */
import * as v from 'valibot';
import type {PersonData, Submission} from '../../contract/action.ts';
import {fieldsOf, pathOf} from '../../contract/form.ts';
import type {Action, Consent, Field} from '../../contract/form.ts';
import {Email} from '../../contract/primitives.ts';
import type {Privacy} from '../../contract/primitives.ts';

/** The part of a document that makes a form. */
export interface Form {
  readonly id?: string | undefined;
  readonly action: Action;
  readonly fields?: readonly Field[] | undefined;
  readonly consents?: readonly Consent[] | undefined;
  readonly privacy?: Privacy | undefined;
  readonly challenge?: {readonly url: string} | undefined;
  readonly title?: string | undefined;
  readonly language?: string | undefined;
}

/** The answer to a question; text is trimmed, and empty where there is none. */
export type Answer = string | boolean;

/** One question, ready to be drawn: a field, a consent, a list, a part of a letter. */
export interface Question extends Field {
  /** The part of the action that the answer belongs into, e.g. `person`. */
  readonly group: string;
  /** Its name there, e.g. `givenName`. */
  readonly key: string;
  /** Id of its control. It is made of all that makes the question, so that an answer stays with it when others come and go. */
  readonly id: string;
  /** What browsers know the answer by (HTML, 4.10.18.7), if it has a place in `person`. */
  readonly autocomplete?: string | undefined;
  /** The key of the sentence that says what depends on it. */
  readonly note?: string | undefined;
  /** Where a consent is explained. */
  readonly url?: string | undefined;
  /** What stands there as long as nobody has typed anything else. */
  readonly value?: Answer | undefined;
}

/** The part of an action that the questions fill. */
export type Answered = Pick<Submission, 'person' | 'custom' | 'comment' | 'consents'>;

/** The id of a question. What no id may have is replaced by the numbers of the characters. */
export function idOf(group: string, key: string, text = ''): string {
  return `${group}-${key}${text}`.replace(/[^\w-]/g, (character) => String(character.charCodeAt(0)));
}

/** A question whose name is its key. */
export function questionAt(group: string, key: string, rest: Partial<Question>): Question {
  return {name: key, group, key, id: idOf(group, key), ...rest};
}

/** The fields of a form as questions. */
export function questionsOf(form: Form): Question[] {
  return fieldsOf(form).map((field) => {
    const {name, type} = field;
    const [group = '', key = name] = pathOf(name);
    const question = questionAt(group, key, field);
    // What has a meaning has a label; all else is the campaign's own.
    if (group === 'custom') return {label: name, ...question};
    if (group !== 'person') return question;
    // What is typed is a country's name; what is chosen has its code.
    const country = type === 'choice' ? name : 'country-name';
    return {
      ...question,
      autocomplete: name === 'region' ? 'address-level1' : name === 'country' ? country : name,
    };
  });
}

/** The consents of a form as questions. One in other words is another one. */
export function consentsOf({consents = []}: Form): Question[] {
  return consents.map(({id, text, ...consent}) =>
    questionAt('consents', id, {...consent, id: idOf('consents', id, text), label: text, type: 'checkbox'}),
  );
}

/** The question that a JSON pointer (RFC 6901) into an action leads to. */
export function questionFor(
  pointer: string,
  questions: readonly Question[],
  action: object,
): Question | undefined {
  const [, group = '', step = ''] = pointer
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  // Consents and lists are known by their ids, not by their places.
  const part = (action as Record<string, unknown>)[group];
  const item: unknown = Array.isArray(part) ? part[Number(step)] : step || group;
  const key = (item as {id?: string} | undefined)?.id ?? item;
  return questions.find((one) => one.group === group && one.key === key);
}

/**
 * Puts answers in their places. What was left empty is left out; a consent that was not given is a no, with the words it
 * was asked in.
 *
 * @param language The language of those words.
 */
export function answersTo(
  questions: readonly Question[],
  answerTo: (question: Question) => Answer,
  language: string,
): Answered {
  const all = questions.map((question) => ({...question, answer: answerTo(question)}));
  const part = (name: string) => all.filter(({group}) => group === name);
  const answers = (name: string) =>
    Object.fromEntries<Answer>(
      part(name)
        .filter(({answer}) => answer !== '')
        .map(({key, answer}) => [key, answer]),
    );
  return {
    person: answers('person') as unknown as PersonData,
    custom: answers('custom'),
    ...answers('comment'),
    consents: part('consents').map(({key, answer, label = ''}) => {
      return {id: key, given: answer === true, text: label, language};
    }),
  };
}

/** The answer in an action to a question. Consents are asked anew. */
export function answerIn(action: object | undefined, group: string, key: string): Answer | undefined {
  const part = (action as Record<string, unknown> | undefined)?.[group];
  if (Array.isArray(part)) return part.includes(key);
  return group === key ? (part as string | undefined) : (part as Record<string, Answer> | undefined)?.[key];
}

/** The key of the sentence that says what is wrong with an answer, if anything is. The contract takes 10,000 characters. */
export function faultOf(
  {name, type, required, maxLength = 10_000}: Question,
  answer: Answer,
): string | undefined {
  if (!answer) return required ? (type === 'checkbox' ? 'unticked' : 'missing') : undefined;
  if (answer === true) return undefined;
  if (name === 'email' && !v.is(Email, answer)) return 'notEmail';
  return answer.length > maxLength ? 'tooLong' : undefined;
}
