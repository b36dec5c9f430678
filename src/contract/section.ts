/** Taking one section out of a document that is either the whole or the section alone. No schema of other sections. */
import * as v from 'valibot';
import {Language, Privacy, Strings} from './primitives.ts';
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

/** What a section says for itself, or the document for all its sections. A wrong one of these is not worth losing the sections for. */
const frame = {language: Language, strings: Strings, privacy: Privacy};

/**
 * Takes a section. A document with the key `peace` is the whole one.
 *
 * @throws {ContractError} for anything that is not an object or a list, and for another major version.
 */
export function takeSection(json: unknown, name: SectionName): Section {
  if (typeof json !== 'object' || json === null) {
    throw new ContractError('', `must be an object, not ${json === null ? 'null' : `a ${typeof json}`}`);
  }
  const whole = json as Record<string, unknown>;
  const isWhole = 'peace' in whole;
  if (isWhole && !/^1(?:\.|$)/.test(String(whole['peace']))) {
    throw new ContractError(
      '/peace',
      `version ${String(whole['peace'])} needs a newer kit; this one reads 1.0`,
    );
  }
  const section = isWhole ? whole[name] : json;
  const places = [section, whole] as Record<string, unknown>[];
  const said = <K extends keyof typeof frame>(key: K): v.InferOutput<(typeof frame)[K]> | undefined => {
    for (const place of places) {
      const result = v.safeParse(frame[key], place?.[key]);
      if (result.success) return result.output;
    }
    return undefined;
  };
  return {
    json: section,
    pointer: isWhole ? `/${name}` : '',
    language: said('language'),
    strings: said('strings'),
    privacy: said('privacy'),
  };
}
