/** All that others publish and this endpoint serves: what each source has given, by language and section. */
import type {KeyedHash} from '../actions/keyed-hash.ts';
import type {Log} from '../log.ts';
import {AddressGuard} from './addresses.ts';
import type {Copies, Copy} from './copies.ts';
import type {Getting} from './get.ts';
import type {NamedSource} from './list.ts';
import {readSource} from './read.ts';
import type {Part, SourceReading} from './read.ts';
import type {SourceSettings} from './settings.ts';
import {Subscription} from './subscription.ts';

/** The sources of each language folder, `''` for the main one, and the language in which they are read. */
export type SourcesByFolder = ReadonlyMap<
  string,
  {readonly language: string; readonly sources: readonly NamedSource[]}
>;

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
  readonly #subscriptions = new Map<string, Subscription>();
  #folders: SourcesByFolder = new Map();
  /** Readings of the copies that they are of. */
  #readings = new Map<NamedSource, Kept>();
  #version = 0;

  constructor(options: SourcesOptions) {
    this.#options = options;
    this.#getting = gettingBy(options.settings, options.loopMark);
  }

  /** Another number whenever the parts may have changed. */
  get version(): number {
    return this.#version;
  }

  /** Follows these sources and no others. Once the promise is kept, what was known of them before is there. */
  async follow(folders: SourcesByFolder): Promise<void> {
    this.#folders = folders;
    this.#version++;
    this.#readings = new Map();
    const urls = new Set([...folders.values()].flatMap(({sources}) => sources.map(({url}) => url)));
    for (const [url, subscription] of this.#subscriptions) {
      if (urls.has(url)) continue;
      subscription.close();
      this.#subscriptions.delete(url);
    }
    const added = [...urls]
      .filter((url) => !this.#subscriptions.has(url))
      .map((url) => this.#subscribed(url));
    await Promise.all(added.map((subscription) => subscription.start()));
  }

  /** What the sources of a folder have given. */
  parts(folder: string): readonly Part[] {
    const {sources = [], language = ''} = this.#folders.get(folder) ?? {};
    return sources.flatMap((source) => {
      const copy = this.#subscriptions.get(source.url)?.standing.copy;
      return (copy && this.#read(copy, source, language).part) ?? [];
    });
  }

  /** Stops asking. */
  close(): void {
    for (const subscription of this.#subscriptions.values()) subscription.close();
  }

  #subscribed(url: string): Subscription {
    const {settings, copies, log, now} = this.#options;
    const subscription = new Subscription(url, {
      copies,
      getting: this.#getting,
      refresh: settings.refresh,
      log,
      now,
      complaint: (address, copy) => this.#complaint(address, copy),
      onChange: () => this.#version++,
    });
    this.#subscriptions.set(url, subscription);
    return subscription;
  }

  /** Why a copy is of no use to any section that names its address. */
  #complaint(url: string, copy: Copy): string | undefined {
    const readings = [...this.#folders.values()].flatMap(({language, sources}) =>
      sources.filter((source) => source.url === url).map((source) => readSource(copy, source, language)),
    );
    return readings.some(({part}) => part) ? undefined : readings[0]?.problems[0];
  }

  /** A copy is read once. */
  #read(copy: Copy, source: NamedSource, language: string): SourceReading {
    const kept = this.#readings.get(source);
    if (kept?.body === copy.body) return kept;
    const reading = readSource(copy, source, language);
    this.#readings.set(source, {...reading, body: copy.body});
    const told = new Set(kept?.problems);
    const news = reading.problems.filter((problem) => !told.has(problem));
    for (const problem of news.slice(0, TOLD)) this.#options.log.warn(`sources: ${source.url} ${problem}`);
    if (news.length > TOLD) {
      this.#options.log.warn(`sources: ${source.url} and ${news.length - TOLD} more: peace-endpoint sources`);
    }
    return reading;
  }
}
