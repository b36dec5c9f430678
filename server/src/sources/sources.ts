/** All that others publish and this endpoint serves: what each source has given, by language and section. */
import type {KeyedHash} from '../actions/keyed-hash.ts';
import type {Log} from '../log.ts';
import {AddressGuard} from './addresses.ts';
import type {Copies, Copy} from './copies.ts';
import type {Getting} from './get.ts';
import type {NamedSource} from './list.ts';
import type {Part, SourceReading} from './read.ts';
import {Reader} from './reader.ts';
import type {SourceSettings} from './settings.ts';
import {Subscription} from './subscription.ts';

/** The sources of each language folder, `''` for the main one, and the language in which they are read. */
export type SourcesByFolder = ReadonlyMap<
  string,
  {readonly language: string; readonly sources: readonly NamedSource[]}
>;

/** A source, and the language in which it is read. */
interface Wanted {
  readonly source: NamedSource;
  readonly language: string;
}

/** Problems of one source that the log names at a time. */
const TOLD = 10;

/** What an endpoint, with all its instances, calls itself to others. */
export function loopMarkOf(hash: KeyedHash): string {
  return `peace-endpoint-${hash.secretFor('loop mark').slice(0, 16)}`;
}

/** @param loopMark What this endpoint calls itself to others, so that it knows its own requests. */
export function gettingBy(settings: SourceSettings, loopMark: string): Getting {
  const {patience, longest, privateNetworks} = settings;
  return {guard: new AddressGuard(privateNetworks), patience, longest, loopMark};
}

interface SourcesOptions {
  readonly settings: SourceSettings;
  readonly loopMark: string;
  readonly copies: Copies;
  readonly log: Log;
  readonly now: () => number;
}

interface Kept extends SourceReading {
  readonly body: string;
}

/** Subscribes to what the documents name, and forgets what they name no more. */
export class Sources {
  readonly #options: SourcesOptions;
  readonly #getting: Getting;
  readonly #reader: Reader;
  readonly #subscriptions = new Map<string, Subscription>();
  #folders: SourcesByFolder = new Map();
  /** By what is read, and how. */
  readonly #readings = new Map<string, Kept>();
  #version = 0;

  constructor(options: SourcesOptions) {
    this.#options = options;
    this.#getting = gettingBy(options.settings, options.loopMark);
    this.#reader = new Reader(options.settings.reading);
  }

  /** Another number whenever the parts may have changed. */
  get version(): number {
    return this.#version;
  }

  /** Follows these sources and no others. Once the promise is kept, what was known of them before is there. */
  async follow(folders: SourcesByFolder): Promise<void> {
    this.#folders = folders;
    const wanted = this.#wanted();
    const keys = new Set(wanted.map(keyOf));
    for (const key of this.#readings.keys()) if (!keys.has(key)) this.#readings.delete(key);
    const urls = new Set(wanted.map(({source}) => source.url));
    for (const [url, subscription] of this.#subscriptions) {
      if (urls.has(url)) continue;
      subscription.close();
      this.#subscriptions.delete(url);
    }
    await Promise.all(
      [...urls].map(async (url) => {
        const known = this.#subscriptions.get(url);
        const subscription = known ?? this.#subscribed(url);
        if (!known) await subscription.start();
        const {copy} = subscription.standing;
        if (copy) await this.#understand(url, copy);
      }),
    );
    this.#version++;
  }

  /** What the sources of a folder have given. */
  parts(folder: string): readonly Part[] {
    const {sources = [], language = ''} = this.#folders.get(folder) ?? {};
    return sources.flatMap((source) => this.#readings.get(keyOf({source, language}))?.part ?? []);
  }

  /** Stops asking. */
  close(): void {
    for (const subscription of this.#subscriptions.values()) subscription.close();
    this.#reader.close();
  }

  #subscribed(url: string): Subscription {
    const {settings, copies, log, now} = this.#options;
    const subscription = new Subscription(url, {
      copies,
      getting: this.#getting,
      refresh: settings.refresh,
      log,
      now,
      understand: (copy) => this.#understand(url, copy),
      onChange: () => this.#version++,
    });
    this.#subscriptions.set(url, subscription);
    return subscription;
  }

  #wanted(): Wanted[] {
    return [...this.#folders.values()].flatMap(({language, sources}) =>
      sources.map((source) => ({source, language})),
    );
  }

  /** Reads a copy, once, for every section that names its address. @returns Why it is of no use to any of them. */
  async #understand(url: string, copy: Copy): Promise<string | undefined> {
    const {body} = copy;
    const wanted = this.#wanted().filter(({source}) => source.url === url);
    const readings = await Promise.all(
      wanted.map(async (one): Promise<[string, Kept]> => {
        const key = keyOf(one);
        const kept = this.#readings.get(key);
        if (kept?.body === body) return [key, kept];
        return [key, {...(await this.#reader.read({...one, copy})), body}];
      }),
    );
    if (!readings.some(([, {part}]) => part)) return readings[0]?.[1].problems[0];
    for (const [key, reading] of readings) {
      this.#tellProblems(url, reading, this.#readings.get(key));
      this.#readings.set(key, reading);
    }
    return undefined;
  }

  /** What was not told of the reading before. */
  #tellProblems(url: string, {problems}: Kept, before: Kept | undefined): void {
    const told = new Set(before?.problems);
    const news = problems.filter((problem) => !told.has(problem));
    for (const problem of news.slice(0, TOLD)) this.#options.log.warn(`sources: ${url} ${problem}`);
    if (news.length > TOLD) {
      this.#options.log.warn(`sources: ${url} and ${news.length - TOLD} more: peace-endpoint sources`);
    }
  }
}

/** What tells a reading from others: the same address may be read for several sections and languages. */
function keyOf({source, language}: Wanted): string {
  return JSON.stringify([language, source]);
}
