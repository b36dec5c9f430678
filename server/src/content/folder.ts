/** Reading a folder of content: one file per document, and a folder of the same kind per further language. */
import {readFile, readdir, stat} from 'node:fs/promises';
import {basename, join} from 'node:path';
import {Language, problemsOf} from 'peace-widgets/contract';
import type {Problem} from 'peace-widgets/contract';
import * as v from 'valibot';
import {DOCUMENT_NAMES, isDocumentName, joined, problemsOfDocument} from './campaign.ts';
import type {Campaign, DocumentName} from './campaign.ts';
import {SyntaxProblem, parseJson} from './parse.ts';
import {withParts} from './parts.ts';
import {readSheets} from './sheet-files.ts';
import {SourceListSchema, sourcesIn} from '../sources/list.ts';
import type {NamedSource} from '../sources/list.ts';
import type {Part} from '../sources/read.ts';
import type {SourcesByFolder} from '../sources/sources.ts';

/** The file that names whose content is served besides. */
const SOURCES = 'sources';

/** Good documents and sheets by path, relative to the folder: `news.json`, `he/people.csv`. */
export type GoodFiles = ReadonlyMap<string, unknown>;

/** What a folder holds. */
export interface FolderReading {
  /** Documents by language; `''` is the folder itself. */
  readonly campaigns: ReadonlyMap<string, Campaign>;
  /** What the campaigns are made of. */
  readonly files: GoodFiles;
  /** Whose content is served besides, by language. */
  readonly sources: SourcesByFolder;
  /** One sentence per problem: file, place, reason. */
  readonly problems: readonly string[];
  /** One sentence per row or cell of a sheet that could not be read: the others were. */
  readonly notes: readonly string[];
}

/**
 * Reads and checks a folder.
 *
 * @param before What takes the place of files that are wrong now.
 */
export async function readFolder(folder: string, before: GoodFiles = new Map()): Promise<FolderReading> {
  const files = new Map<string, unknown>();
  const problems: string[] = [];
  const notes: string[] = [];
  const campaigns = new Map<string, Campaign>();
  const sources = new Map<string, {language: string; sources: readonly NamedSource[]}>();
  const keep = async (
    path: string,
    problemsIn: (json: unknown) => readonly Problem[],
    translate?: Translate,
  ): Promise<unknown> => {
    const json =
      (await readDocument(join(folder, path), problemsIn, problems, translate)) ?? before.get(path);
    if (json !== undefined) files.set(path, json);
    return json;
  };
  for (const language of ['', ...(await languagesIn(folder))]) {
    const documents = new Map<DocumentName, unknown>();
    for (const name of await documentsIn(join(folder, language), problems)) {
      const json = await keep(
        join(language, `${name}.json`),
        (json) => problemsOfDocument(name, json),
        name === 'timeline' ? timelineOfOthers : undefined,
      );
      if (json !== undefined) documents.set(name, json);
    }
    const spoken = languageOf(documents, language);
    const sheets = await readSheets(
      join(folder, language),
      spoken,
      (file) => before.get(join(language, file)) as Part | undefined,
    );
    for (const [file, part] of sheets.parts) files.set(join(language, file), part);
    notes.push(...sheets.notes);
    if (documents.has('initiative')) {
      const {campaign, leftOut} = withParts(joined(documents), [...sheets.parts.values()]);
      campaigns.set(language, campaign);
      notes.push(...leftOut.map(({sheet, sentence}) => `${sheet} ${sentence}`));
    }
    if ((await namesIn(join(folder, language))).includes(SOURCES)) {
      const list = await keep(join(language, `${SOURCES}.json`), (json) =>
        problemsOf(SourceListSchema, json),
      );
      if (list !== undefined) sources.set(language, {language: spoken, sources: sourcesIn(list)});
    }
    problems.push(...repeatedSections(documents, join(folder, language)));
  }
  return {campaigns, files, sources, problems, notes};
}

/** A text that changes when a file of content appears, changes or goes. */
export async function fingerprint(folder: string): Promise<string> {
  const parts: string[] = [];
  for (const language of ['', ...(await languagesIn(folder))]) {
    for (const entry of await readdir(join(folder, language))) {
      const path = join(folder, language, entry);
      const {mtimeMs, ctimeMs, size} = await stat(path);
      parts.push(`${path} ${mtimeMs} ${ctimeMs} ${size}`);
    }
  }
  return parts.join('\n');
}

/** Folders that are named like a language and hold documents; any other, like `pictures`, is left alone. */
async function languagesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {withFileTypes: true});
  const named = entries.filter((entry) => entry.isDirectory() && v.is(Language, entry.name));
  const held = await Promise.all(named.map(async ({name}) => (await namesIn(join(folder, name))).length > 0));
  return named.filter((_, index) => held[index]).map(({name}) => name);
}

/** The names of the JSON files in a folder. */
async function namesIn(folder: string): Promise<string[]> {
  return (await readdir(folder))
    .filter((file) => file.endsWith('.json') && !file.startsWith('.'))
    .map((file) => basename(file, '.json'));
}

/** The documents that a folder has a file for; a JSON file that is no document is a slip of the pen, and reported. */
async function documentsIn(folder: string, problems: string[]): Promise<DocumentName[]> {
  const names = await namesIn(folder);
  for (const name of names.filter((name) => !isDocumentName(name) && name !== SOURCES)) {
    const known = [...DOCUMENT_NAMES, SOURCES].map((document) => `${document}.json`).join(', ');
    problems.push(`${join(folder, name)}.json: is not one of ${known}`);
  }
  if (!names.includes('initiative')) {
    problems.push(`${join(folder, 'initiative.json')}: is missing; it holds at least {"peace": "1.0"}`);
  }
  return DOCUMENT_NAMES.filter((name) => name === 'initiative' || names.includes(name));
}

/** The language of a folder’s texts. */
function languageOf(documents: ReadonlyMap<DocumentName, unknown>, folder: string): string {
  const head = documents.get('initiative') as {readonly language?: string} | undefined;
  return head?.language ?? (folder || 'en');
}

/** What a document of others is in our own format, and what is wrong with it; `undefined` for what is not theirs, either. */
type Translate = (json: unknown) => Promise<{json: unknown; found: readonly Problem[]} | undefined>;

/** A timeline of a file that was made for TimelineJS or vis-timeline. */
async function timelineOfOthers(json: unknown): ReturnType<Translate> {
  // Few campaigns have one, and what reads its HTML takes its time to load.
  const {isForeignTimeline, plainTimelineOf} = await import('../sources/timeline.ts');
  if (!isForeignTimeline(json)) return undefined;
  try {
    const {value, problems} = plainTimelineOf(json);
    return {json: value, found: problems};
  } catch (error) {
    return {json, found: [{pointer: '', detail: (error as Error).message}]};
  }
}

async function readDocument(
  path: string,
  problemsIn: (json: unknown) => readonly Problem[],
  problems: string[],
  translate?: Translate,
): Promise<unknown> {
  let json: unknown;
  try {
    json = parseJson(await readFile(path));
  } catch (error) {
    if (error instanceof SyntaxProblem) {
      problems.push(`${path}:${error.line}:${error.column}: ${error.message}`);
    } else if ((error as NodeJS.ErrnoException).code !== 'ENOENT') {
      problems.push(`${path}: cannot be read (${(error as Error).message})`);
    }
    return undefined;
  }
  let found: readonly Problem[] = problemsIn(json);
  const own = found.length > 0 ? await translate?.(json) : undefined;
  if (own) ({json, found} = own);
  problems.push(...found.map(({pointer, detail}) => `${path} ${pointer || '(whole file)'}: ${detail}`));
  return found.length > 0 ? undefined : json;
}

/** A section may stand in a file of its own or in the head; in both, one would be ignored without a word. */
function repeatedSections(documents: ReadonlyMap<DocumentName, unknown>, folder: string): string[] {
  const head = documents.get('initiative');
  if (!head) return [];
  return [...documents.keys()]
    .filter((name) => Object.hasOwn(head, name))
    .map((name) => `${join(folder, 'initiative.json')} /${name}: is also in ${name}.json, which counts`);
}
