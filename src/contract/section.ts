/** Taking one section out of a document that is either the whole or the section alone. No schema of other sections. */
import type {Privacy, Strings} from './primitives.ts';
import {ContractError} from './reading.ts';

/** The names of the sections of a document. */
export type SectionName = 'news' | 'negotiators' | 'timeline' | 'petitions' | 'signup' | 'issues';

/** A section, and what the document around it says for all. */
export interface Section {
  /** The section as it was sent; `undefined` when the whole document has none. */
  readonly json: unknown;
  /** Where it stands in what was sent: `''` or `/news`. */
  readonly pointer: string;
  readonly language?: string | undefined;
  readonly strings?: Strings | undefined;
  readonly privacy?: Privacy | undefined;
}

/**
 * Takes a section. A document with the key `peace` is the whole one.
 *
 * @throws {ContractError} for anything that is not an object or a list, and for another major version.
 */
export function takeSection(json: unknown, name: SectionName): Section {
  if (typeof json !== 'object' || !json) throw new ContractError('', 'must be an object');
  const whole = json as Record<string, unknown>;
  const version = whole['peace'] as string | undefined;
  const isWhole = version !== undefined;
  if (isWhole && !/^1(?:\.|$)/.test(version)) {
    throw new ContractError('/peace', `version ${version} needs a newer kit; this one reads 1.0`);
  }
  const section = isWhole ? whole[name] : json;
  /** What a section says for itself, or the document for all. */
  const said = (key: string, type: string): unknown =>
    [section as typeof whole, whole].map((place) => place?.[key]).find((value) => typeof value === type);
  return {
    json: section,
    pointer: isWhole ? `/${name}` : '',
    language: said('language', 'string') as string | undefined,
    strings: said('strings', 'object') as Strings | undefined,
    privacy: said('privacy', 'object') as Privacy | undefined,
  };
}
