/** The kit's own format: the whole document of a campaign, or one section alone. */
import {takeSection} from '../../contract/section.ts';
import type {Section, SectionName} from '../../contract/section.ts';
import type {Problem, Reading} from '../../contract/reading.ts';
import type {SharedDocument} from '../cache.ts';

/** How a widget reads its section. */
export interface SectionFormat<T> {
  readonly name: SectionName;
  /** Gets a document in another way than {@link sharedDocument}. */
  readonly open?: (url: string, timeout: number) => SharedDocument;
  /** Reads what came from a URL. @throws {ContractError} when nothing of it can be used. */
  readonly read: (json: unknown, url?: string) => Reading<T>;
  /** Whether there is nothing to show. */
  readonly isEmpty: (value: T) => boolean;
}

/** A section that was read, with what the document around it says for all. */
export interface ReadSection<T> extends Omit<Section, 'json' | 'pointer'> {
  /** `undefined` when the document has no such section. */
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
}

/** Reads a document that came from a URL. @throws {ContractError} when nothing of it can be used. */
export function readSection<T>(json: unknown, format: SectionFormat<T>, url?: string): ReadSection<T> {
  const {json: section, pointer, language, strings, privacy} = takeSection(json, format.name);
  const {value, problems} =
    (section ?? undefined) === undefined ? {value: undefined, problems: []} : format.read(section, url);
  return {
    value,
    problems: problems.map((problem) => ({...problem, pointer: pointer + problem.pointer})),
    language,
    strings,
    privacy,
  };
}
