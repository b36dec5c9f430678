/** News in any format that has a key or element of its own: the kit's, JSON Feed, WordPress, RSS and Atom; of several sources, too. */
import {readNews} from '../../contract/news.ts';
import type {NewsFeed} from '../../contract/news.ts';
import {ContractError} from '../../contract/reading.ts';
import type {Problem, Reading} from '../../contract/reading.ts';
import {page} from '../../page.ts';
import {sharedDocument} from '../cache.ts';
import type {SharedDocument, Snapshot} from '../cache.ts';
import {keepCopy} from '../copies.ts';
import type {Copy} from '../copies.ts';
import {parse, textOf} from '../html.ts';
import {LoadError} from '../load.ts';
import {absolute} from './feed-text.ts';
import {mendedXml, newsOfXml} from './feed-xml.ts';
import {readSection} from './initiative.ts';
import type {ReadSection} from './initiative.ts';
import {newsOfJsonFeed} from './jsonfeed.ts';
import {mergedNews} from './merged-news.ts';
import type {Page} from './merged-news.ts';
import {newsOfPosts} from './posts.ts';

/** News of one source, or of several with their older pages. */
export interface AnyNews extends NewsFeed {
  /** Where older articles are: addresses with spaces between them. */
  readonly next?: string | undefined;
  /** Some of these could not be had: whether they are asked for again is up to the visitor. */
  readonly isRetry?: boolean;
  /** Hosts of what cannot be read, or not now. */
  readonly missing?: readonly string[];
  /** Not everything that was asked for is here yet. */
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
/** A feed may lead on for ever: so many sources and pages at most. */
const MOST = 50;

const FORMAT = {name: 'news', read: readOne, isEmpty: () => false} as const;

/** Every copy of a source is read once, however often others change. */
const known = new WeakMap<Copy, ReadSection<NewsFeed>>();

/** The source of every older page that one has led to, also if it leads elsewhere by now. */
const origins = new Map<string, string>();

const originOf = (url: string) => origins.get(url) ?? url;

/** WordPress tells with an error that there are no older articles. */
const isEnd = ({url, error}: Source) => origins.has(url) && error?.response?.status === 400;

/** Gets the document of an address, or the documents of several with a space between them. */
export function openNews(addresses: string, timeout: number): SharedDocument {
  if (!addresses.includes(' ')) return sharedDocument(addresses, timeout);
  // What could not be had is asked for again by its address.
  const urls = [...new Set(addresses.split(' '))];
  const documents = urls.map((url) => sharedDocument(url, timeout));
  let isLate = false;
  const snapshotOf = (snapshots: readonly Snapshot[]): Snapshot => {
    const sources = snapshots.map((snapshot, index): Source => ({...snapshot, url: urls[index] ?? ''}));
    const copies = sources.flatMap(({copy}) => copy ?? []);
    if (sources.some(isPending) && !(isLate && copies.length)) return {stale: false};
    const failed = sources.find((source) => source.error && !isEnd(source));
    return {
      // Each source is kept for itself.
      copy: copies.length
        ? {json: new Sources(sources), at: Math.min(...copies.map(({at = 0}) => at)), kept: true}
        : undefined,
      stale: sources.every(({stale, copy}) => stale || !copy),
      error: failed?.error && new LoadError(failed.error.kind, `${failed.url} ${failed.error.message}`),
    };
  };
  return {
    snapshot: {stale: false},
    subscribe(listener) {
      let told: readonly Snapshot[] = [];
      const tell = () => {
        const all = documents.map(({snapshot}) => snapshot);
        // When two answer at once, both are known by the time the first is told of.
        if (all.every((snapshot, index) => snapshot === told[index])) return;
        told = all;
        this.snapshot = snapshotOf(all);
        listener();
      };
      const ends = documents.map((document) => document.subscribe(tell));
      const timer = setTimeout(() => {
        isLate = true;
        if (!this.snapshot.copy) told = [];
        tell();
      }, PATIENCE);
      tell();
      return () => {
        clearTimeout(timer);
        for (const end of ends) end();
      };
    },
    reload: (age) => documents.forEach((document) => document.reload(age)),
  };
}

const isPending = ({copy, error}: Snapshot) => !copy && !error;

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
  // Where a document came from nowhere, there is nothing before it.
  const next = url && absolute(value.next, url);
  // What has been asked for before is a source of its own, whoever calls it an older page, or is known already.
  if (next && !page().documents.has(next)) origins.set(next, originOf(url));
  return {
    value: {...value, next},
    problems: isRefused ? [refused, ...problems] : problems,
  };
}

/** News in the kit's own format. */
function nativeOf(json: unknown, url: string | undefined, words: (html: string) => string): unknown {
  if (Array.isArray(json)) return newsOfPosts(json, url, words);
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
  const pages: Page[] = [];
  const problems: Problem[] = [];
  const failed = sources.filter((source) => source.error && !isEnd(source)).map(({url}) => url);
  for (const {url, copy} of sources) {
    if (!copy) continue;
    try {
      const read = known.get(copy) ?? readSection(copy.json, FORMAT, url);
      known.set(copy, read);
      void keepCopy(url, copy);
      const {value, language} = read;
      if (value) pages.push({feed: {...value, language: value.language ?? language}, source: originOf(url)});
      problems.push(...read.problems.map(({pointer, detail}) => ({pointer: `${url}#${pointer}`, detail})));
    } catch (wrong) {
      failed.push(url);
      problems.push({pointer: url, detail: (wrong as Error).message});
    }
  }
  if (!pages.length && problems[0]) throw new ContractError(problems[0].pointer, problems[0].detail);
  const isOne = new Set(sources.map(({url}) => originOf(url))).size < 2;
  const {next, ...feed} = mergedNews(pages, isOne);
  const isHere = (older: string) =>
    sources.some((source) => source.url === older && (source.copy || isEnd(source)));
  const missing = next.filter((older) => !isHere(older));
  return {
    value: {
      ...feed,
      next: (sources.length < MOST && missing.join(' ')) || undefined,
      isRetry: missing.some((older) => failed.includes(older)),
      missing: [...new Set(failed.map((url) => url.split('/')[2] ?? url))],
      isWaiting: sources.some(isPending),
    },
    problems,
  };
}
