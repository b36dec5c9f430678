/** News in any format that has a key or element of its own: the kit's, JSON Feed, WordPress, RSS and Atom; of several sources, too. */
import {readNews} from '../../contract/news.ts';
import type {NewsFeed} from '../../contract/news.ts';
import {ContractError} from '../../contract/reading.ts';
import type {Problem, Reading} from '../../contract/reading.ts';
import {sharedDocument} from '../cache.ts';
import type {SharedDocument, Snapshot} from '../cache.ts';
import {keepCopy} from '../copies.ts';
import type {Copy} from '../copies.ts';
import {parse, textOf} from '../html.ts';
import {absolute} from './feed-text.ts';
import {mendedXml, newsOfXml} from './feed-xml.ts';
import {readSection} from './initiative.ts';
import type {ReadSection} from './initiative.ts';
import {newsOfJsonFeed} from './jsonfeed.ts';
import {mergedNews} from './merged-news.ts';
import {newsOfWordpress} from './wordpress.ts';

/** News of one source, or of several. */
export interface AnyNews extends NewsFeed {
  /** Addresses of sources that cannot be read, or not now. */
  readonly missing?: readonly string[];
  /** Other sources have not answered yet. */
  readonly isWaiting?: boolean;
}

/** One of several sources. */
type Source = Snapshot & {readonly url: string};

/** What stands in place of a document where there are several: no document of others can pass for one. */
class Sources {
  readonly all: readonly Source[];
  constructor(all: readonly Source[]) {
    this.all = all;
  }
}

/** Sources are shown together; none waits longer than this for another, ms. */
const PATIENCE = 1000;

const FORMAT = {name: 'news', read: readOne, isEmpty: () => false} as const;

/** Every copy of a source is read once, however often others change. */
const known = new WeakMap<Copy, ReadSection<NewsFeed>>();

/** Gets the document of an address, or the documents of several with a space between them. */
export function openNews(addresses: string, timeout: number): SharedDocument {
  const urls = addresses.split(' ');
  if (urls.length < 2) return sharedDocument(addresses, timeout);
  const documents = urls.map((url) => ({url, document: sharedDocument(url, timeout)}));
  let isLate = false;
  let told: readonly Snapshot[] = [];
  const snapshotOf = (): Snapshot => {
    const sources = documents.map(({url, document}) => ({...document.snapshot, url}));
    const copies = sources.flatMap(({copy}) => copy ?? []);
    const isWaiting = sources.some(({copy, error}) => !copy && !error);
    if (isWaiting && !(isLate && copies.length)) return {stale: false};
    return {
      // Each source is kept for itself.
      copy: copies.length
        ? {json: new Sources(sources), at: Math.min(...copies.map(({at = 0}) => at)), kept: true}
        : undefined,
      stale: sources.every(({stale, copy}) => stale || !copy),
      error: sources.find(({error}) => error)?.error,
    };
  };
  const together: SharedDocument = {
    snapshot: {stale: false},
    subscribe(listener) {
      const tell = () => {
        together.snapshot = snapshotOf();
        listener();
      };
      const update = () => {
        const known = documents.map(({document}) => document.snapshot);
        // When two answer at once, both are known by the time the first is told of.
        if (known.every((snapshot, index) => snapshot === told[index])) return;
        told = known;
        tell();
      };
      const ends = documents.map(({document}) => document.subscribe(update));
      const timer = setTimeout(() => {
        isLate = true;
        if (!together.snapshot.copy) tell();
      }, PATIENCE);
      together.snapshot = snapshotOf();
      return () => {
        clearTimeout(timer);
        for (const end of ends) end();
      };
    },
    reload: (age) => documents.forEach(({document}) => document.reload(age)),
  };
  return together;
}

/** Reads news in any format. @throws {ContractError} when nothing of it can be used. */
export function readAnyNews(json: unknown, url?: string): Reading<AnyNews> {
  return json instanceof Sources ? readSources(json.all) : readOne(json, url);
}

function readOne(json: unknown, url?: string): Reading<NewsFeed> {
  let isRefused = false;
  const words = (html: string) => {
    try {
      return textOf(html);
    } catch {
      isRefused = true;
      return html;
    }
  };
  const {value, problems} = readNews(nativeOf(json, url, words), url);
  const refused = {
    pointer: '',
    detail: 'HTML needs the Trusted Types policy peace-widgets',
  };
  return {
    value: {...value, next: absolute(value.next, url)},
    problems: isRefused ? [refused, ...problems] : problems,
  };
}

/** News in the kit's own format. */
function nativeOf(json: unknown, url: string | undefined, words: (html: string) => string): unknown {
  if (Array.isArray(json)) return newsOfWordpress(json, url, words);
  const {xml} = json as {xml?: unknown};
  if (typeof xml !== 'string') return newsOfJsonFeed(json as Readonly<Record<string, unknown>>, words);
  let root;
  try {
    root = parse(mendedXml(xml)).body.firstElementChild;
  } catch {
    throw new ContractError('', 'XML needs the Trusted Types policy peace-widgets');
  }
  return newsOfXml(root, url, words);
}

function readSources(sources: readonly Source[]): Reading<AnyNews> {
  const feeds: NewsFeed[] = [];
  const problems: Problem[] = [];
  const failed: Source[] = [];
  for (const source of sources) {
    const {url, copy, error} = source;
    if (error) failed.push(source);
    if (!copy) continue;
    try {
      const read = known.get(copy) ?? readSection(copy.json, FORMAT, url);
      known.set(copy, read);
      void keepCopy(url, copy);
      const {value, language} = read;
      if (value) feeds.push({...value, language: value.language ?? language});
      problems.push(...read.problems.map(({pointer, detail}) => ({pointer: `${url}#${pointer}`, detail})));
    } catch (wrong) {
      failed.push(source);
      problems.push({pointer: url, detail: (wrong as Error).message});
    }
  }
  if (!feeds.length && problems[0]) throw new ContractError(problems[0].pointer, problems[0].detail);
  const pages = feeds.map(({next}) => next);
  // WordPress tells with an error that there are no older articles.
  const missing = failed.filter(({url, error}) => !(error?.response?.status === 400 && pages.includes(url)));
  return {
    value: {
      ...mergedNews(feeds),
      // A feed that leads back to where it began has no further page.
      next: pages.filter((page) => page && !sources.some(({url}) => url === page)).join(' ') || undefined,
      missing: missing.map(({url}) => url),
      isWaiting: sources.some(({copy, error}) => !copy && !error),
    },
    problems,
  };
}
