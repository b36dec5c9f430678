/** What the page asks, and the answers of a form that was sent. */
import {fieldsOf, hasMeaning, pathOf, plainDigits} from 'peace-widgets/contract';
import type {Field, Petition, Problem, Submission} from 'peace-widgets/contract';
import type {Term} from '../../languages/terms.ts';

/** One question: a field of the document, a consent, or a part of the letter. */
export interface Question {
  /** The id of its control. */
  readonly id: string;
  /** The name of its control. */
  readonly name: string;
  /** Where the answer stands in the action. */
  readonly path: readonly string[];
  readonly label: string;
  readonly type: 'text' | 'email' | 'tel' | 'lines' | 'choice' | 'checkbox';
  readonly required: boolean;
  readonly help?: string | undefined;
  readonly url?: string | undefined;
  readonly options?: Field['options'];
  readonly autocomplete?: string | undefined;
  readonly inputmode?: string | undefined;
}

/** The texts of a form by the names of its controls; of a box that is ticked, `yes`. */
export type Answers = ReadonlyMap<string, string>;

/** The questions of a petition, in its order: fields, letter, consents. */
export function questionsOf(petition: Petition, term: Term): readonly Question[] {
  return [
    ...fieldsOf(petition).map((field, index) => questionOf(field, index, term)),
    ...regionOf(petition, term),
    ...letterOf(petition, term),
    ...(petition.consents ?? []).map((consent, index): Question => {
      const id = `consent-${index}`;
      const path = ['consents', String(index), 'given'];
      const {text: label, url, required = false} = consent;
      return {id, name: id, path, label, url, required, type: 'checkbox'};
    }),
  ];
}

function questionOf(
  {name, label, type, required = false, ...rest}: Field,
  index: number,
  term: Term,
): Question {
  const known = hasMeaning(name);
  const shape = name === 'email' || name === 'tel' ? name : name === 'comment' ? 'lines' : 'text';
  return {
    ...rest,
    id: `field-${index}`,
    // A field of the campaign's own may be called like one of ours.
    name: known ? name : `custom-${name}`,
    path: pathOf(name),
    label: label ?? (known ? term(name as 'email') : name),
    type: type && type !== 'text' ? type : name === 'street-address' ? 'lines' : shape,
    required,
    autocomplete: known ? autocompleteOf(name, type) : undefined,
  };
}

/** What browsers know the answer by (HTML, 4.10.18.7). What is typed is a country's name; what is chosen has its code. */
function autocompleteOf(name: string, type: Field['type']): string | undefined {
  if (name === 'comment') return undefined;
  if (name === 'region') return 'address-level1';
  return name === 'country' && type !== 'choice' ? 'country-name' : name;
}

/** Where targets are found by region and the document asks for none. */
function regionOf(petition: Petition, term: Term): Question[] {
  const {targets} = petition;
  if (!targets?.items || fieldsOf(petition).some(({name}) => name === 'region')) return [];
  const regions = [...new Set(targets.items.map(({region}) => region))].sort();
  return [
    {
      id: 'region',
      name: 'region',
      path: ['person', 'region'],
      label: term('region'),
      type: 'choice',
      required: false,
      options: regions.map((value) => ({value, label: value})),
      autocomplete: 'address-level1',
    },
  ];
}

function letterOf({letter}: Petition, term: Term): Question[] {
  const {editable = 'all'} = letter ?? {editable: 'none'};
  const part = (id: 'subject' | 'body', type: 'text' | 'lines'): Question => {
    return {id, name: `letter-${id}`, path: ['letter', id], label: term(id), type, required: false};
  };
  if (editable === 'none') return [];
  const body = {...part('body', 'lines'), help: term('mergeFields')};
  return editable === 'all' ? [part('subject', 'text'), body] : [body];
}

/** Reads a form; line ends are as they were typed, not as a form sends them. */
export function readAnswers(body: string): Answers {
  return new Map(
    [...new URLSearchParams(body)].map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')]),
  );
}

/** What stands in a form before anybody has typed. */
export function firstAnswers({letter}: Petition): Answers {
  const lines = (text: string) => text.replace(/\r\n?/g, '\n');
  return new Map(
    letter
      ? [
          ['letter-subject', lines(letter.subject)],
          ['letter-body', lines(letter.body)],
        ]
      : [],
  );
}

/** Where a form comes from. */
interface Circumstances {
  /** The language of our words around the petition. */
  readonly language: string;
  /** The language of the petition itself. */
  readonly shownIn: string;
  readonly source: NonNullable<Submission['source']>;
  readonly elapsed: number | undefined;
}

/** The answers as an action. */
export function submissionOf(
  petition: Petition,
  questions: readonly Question[],
  answers: Answers,
  {language, shownIn, source, elapsed}: Circumstances,
): Submission {
  const groups: Record<'person' | 'custom', Record<string, string | boolean>> = {person: {}, custom: {}};
  let comment: string | undefined;
  for (const {name, path, type} of questions) {
    const [group = '', key = ''] = path;
    const typed = answers.get(name)?.trim() ?? '';
    // What somebody has written at length, or chosen, stays as it is.
    const text = /^(?:lines|choice)$/.test(type) ? typed : plainDigits(typed);
    const answer = type === 'checkbox' ? text !== '' : text;
    if (group === 'comment') comment = text || undefined;
    // What is left empty is not sent; of a box it is known that it is not ticked.
    if (group === 'person' || group === 'custom') {
      if (answer !== '') groups[group][key] = answer;
    }
  }
  const consents = (petition.consents ?? []).map(({id, text}, index) => ({
    id,
    given: Boolean(answers.get(`consent-${index}`)),
    text,
    language: shownIn,
  }));
  return {
    person: {email: '', ...groups.person},
    custom: groups.custom,
    ...(comment === undefined ? {} : {comment}),
    ...(consents.length > 0 ? {consents} : {}),
    language,
    source,
    ...(elapsed === undefined ? {} : {elapsed}),
    website: answers.get('website') ?? '',
  };
}

/** What is wrong, by the id of the control where it is, in the order of the questions. */
export function errorsByQuestion(
  problems: readonly Problem[],
  questions: readonly Question[],
): {readonly at: ReadonlyMap<string, string>; readonly elsewhere: readonly string[]} {
  const at = new Map<string, string>();
  const known = new Set<Problem>();
  for (const {id, path} of questions) {
    const pointer = path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    const problem = problems.find((one) => one.pointer === pointer);
    if (!problem) continue;
    at.set(id, problem.detail);
    for (const one of problems) if (one.pointer === pointer) known.add(one);
  }
  return {at, elsewhere: problems.filter((problem) => !known.has(problem)).map(({detail}) => detail)};
}
