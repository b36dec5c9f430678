/** What a form asks, and what is wrong with an answer. */
import * as v from 'valibot';
import {fieldsOf, hasMeaning, pathOf} from '../../contract/form.ts';
import type {Action, Consent, Field} from '../../contract/form.ts';
import {Email} from '../../contract/primitives.ts';
import type {Privacy} from '../../contract/primitives.ts';

/** The part of a document that makes a form. */
export interface Form {
  readonly action: Action;
  readonly fields?: readonly Field[] | undefined;
  readonly consents?: readonly Consent[] | undefined;
  readonly privacy?: Privacy | undefined;
  readonly challenge?: {readonly url: string} | undefined;
  readonly title?: string | undefined;
  readonly language?: string | undefined;
}

/** One question: a field of the document or a consent, ready to be drawn. */
export interface Question extends Field {
  /** Id of its control. */
  readonly id: string;
  /** Where the answer stands in the action, e.g. `person`, `givenName`. */
  readonly path: readonly string[];
  /** What browsers know the answer by (HTML, 4.10.18.7), if it has a place in `person`. */
  readonly autocomplete?: string | undefined;
  /** Where a consent is explained. */
  readonly url?: string | undefined;
}

/** The answer to a question; text is trimmed, and empty where there is none. */
export type Answer = string | boolean;

/** The questions of a form, in its order: fields, then consents. */
export function questionsOf(form: Form): readonly Question[] {
  return [
    ...fieldsOf(form).map((field, index): Question => {
      const {name} = field;
      const question = {...field, id: `field-${index}`, path: pathOf(name)};
      // What has a meaning has a label; all else is the campaign's own.
      if (!hasMeaning(name)) return {label: name, ...question};
      if (name === 'comment') return question;
      // What is typed is a country's name; what is chosen has its code.
      const country = field.type === 'choice' ? name : 'country-name';
      const autocomplete = name === 'region' ? 'address-level1' : name === 'country' ? country : name;
      return {...question, autocomplete};
    }),
    ...(form.consents ?? []).map(({text, ...consent}, index): Question => {
      const id = `consent-${index}`;
      return {...consent, id, name: id, label: text, type: 'checkbox', path: ['consents', String(index)]};
    }),
  ];
}

/** Whether a JSON pointer (RFC 6901) leads to the answer to a question, or into it. */
export function isAt(pointer: string, {path}: Question): boolean {
  const steps = pointer.split('/').map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return path.every((step, index) => step === steps[index + 1]);
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
