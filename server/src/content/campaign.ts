/** The documents of one language, and what makes them wrong. */
import {
  InitiativeSchema,
  IssuesSchema,
  NegotiatorsSchema,
  NewsSchema,
  PetitionsSchema,
  SignupSchema,
  TimelineSchema,
  problemsOf,
} from 'peace-widgets/contract';
import type {Petition, Problem, SectionName, Signup} from 'peace-widgets/contract';
import * as v from 'valibot';
import {PetitionKeysSchema, SignupKeysSchema} from './endpoint-keys.ts';
import type {PetitionKeys, SignupKeys} from './endpoint-keys.ts';

/** The name of a file of content and of the document that is served from it. */
export type DocumentName = 'initiative' | SectionName;

const SCHEMAS = {
  initiative: InitiativeSchema,
  news: NewsSchema,
  negotiators: NegotiatorsSchema,
  timeline: TimelineSchema,
  petitions: PetitionsSchema,
  signup: SignupSchema,
  issues: IssuesSchema,
} satisfies Record<DocumentName, v.GenericSchema>;

/** What is for the endpoint only in the documents that have something of the kind. */
const KEYS: Partial<Record<DocumentName, v.GenericSchema>> = {
  initiative: v.object({
    petitions: v.optional(v.array(PetitionKeysSchema)),
    signup: v.optional(SignupKeysSchema),
  }),
  petitions: v.array(PetitionKeysSchema),
  signup: SignupKeysSchema,
};

/** A petition as its file says, with what is for the endpoint only. */
export type EndpointPetition = Petition & PetitionKeys;

/** A sign-up as its file says, with what is for the endpoint only. */
export type EndpointSignup = Omit<Signup & SignupKeys, 'lists'> & {
  lists: (Signup['lists'][number] & SignupKeys['lists'][number])[];
};

/** All documents, the head first. */
export const DOCUMENT_NAMES = Object.keys(SCHEMAS) as DocumentName[];

/** Whether a text names a document. */
export function isDocumentName(text: string): text is DocumentName {
  return Object.hasOwn(SCHEMAS, text);
}

/** The documents of one language as they were written, unknown keys included: newer widgets may know them. */
export type Campaign = Readonly<Partial<Record<DocumentName, unknown>>>;

/**
 * The documents of a language from its files: sections have files of their own or stand in `initiative.json`.
 * The whole document holds every section.
 */
export function joined(files: ReadonlyMap<DocumentName, unknown>): Campaign {
  const head = files.get('initiative') as Record<string, unknown>;
  const sections = Object.fromEntries(
    DOCUMENT_NAMES.slice(1).flatMap((name) => {
      const section = files.get(name) ?? head[name];
      return section === undefined ? [] : [[name, section]];
    }),
  );
  return {...sections, initiative: {...head, ...sections}};
}

/** Every reason why a document cannot be served: the contract's, and ids that would be ambiguous here. */
export function problemsOfDocument(name: DocumentName, json: unknown): Problem[] {
  const problems = problemsOf(SCHEMAS[name], json);
  const keys = KEYS[name];
  if (problems.length === 0 && keys) problems.push(...problemsOf(keys, json));
  if (problems.length > 0) return problems;
  const sections = name === 'initiative' ? (json as Record<string, unknown>) : {[name]: json};
  const at = name === 'initiative' ? (section: string) => `/${section}` : () => '';
  return [
    ...repeatedIds(petitionsIn(sections), at('petitions')),
    ...repeatedIds(signupIn(sections)?.lists ?? [], `${at('signup')}/lists`),
  ];
}

function repeatedIds(items: readonly {readonly id: string}[], pointer: string): Problem[] {
  const seen = new Set<string>();
  return items.flatMap(({id}, index) => {
    const repeated = seen.has(id);
    seen.add(id);
    return repeated ? [{pointer: `${pointer}/${index}/id`, detail: `"${id}" is used twice`}] : [];
  });
}

/** The petitions of checked documents. */
export function petitionsIn({petitions = []}: Campaign): readonly EndpointPetition[] {
  return petitions as readonly EndpointPetition[];
}

/** The sign-up of checked documents. */
export function signupIn({signup}: Campaign): EndpointSignup | undefined {
  return signup as EndpointSignup | undefined;
}
