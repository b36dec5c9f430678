/** What a visitor has answered, in the shape of the contract. */
import type {PersonData, Submission} from '../../contract/action.ts';
import type {Answer, Form, Question} from './questions.ts';

/** The part of an action that the questions fill. */
export type Answered = Pick<Submission, 'person' | 'custom' | 'comment' | 'consents'>;

/**
 * Puts answers in their places. What was left empty is left out; a consent that was not given is a no, with the words it
 * was asked in.
 *
 * @param language The language of those words.
 */
export function answersTo(
  {consents}: Form,
  questions: readonly Question[],
  answerAt: (id: string) => Answer,
  language: string,
): Answered {
  const group = (name: string) =>
    Object.fromEntries<Answer>(
      questions
        .filter(({path}) => path[0] === name)
        .map(({id, path}) => [path.at(-1) ?? '', answerAt(id)] as const)
        .filter(([, answer]) => answer !== ''),
    );
  return {
    person: group('person') as unknown as PersonData,
    custom: group('custom'),
    ...group('comment'),
    consents: consents?.map(({id, text}, index) => {
      return {id, given: answerAt(`consent-${index}`) === true, text, language};
    }),
  };
}

/** The answer at a path of an action, where one was given. Consents are asked anew. */
export function answerIn(action: object, path: readonly string[]): unknown {
  if (path[0] === 'consents') return undefined;
  return path.reduce<unknown>(
    (value, step) => (value as Record<string, unknown> | undefined)?.[step],
    action,
  );
}
