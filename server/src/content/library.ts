/** The content as it is now: read once, and again whenever a file changes. */
import {watch} from 'node:fs';
import type {FSWatcher} from 'node:fs';
import type {Log} from '../log.ts';
import type {Decisions} from '../organiser/decisions.ts';
import type {Sources, SourcesByFolder} from '../sources/sources.ts';
import {StartError} from '../start-error.ts';
import {petitionsIn, signupIn} from './campaign.ts';
import type {Campaign, EndpointPetition, EndpointSignup} from './campaign.ts';
import {bound} from './endpoint-keys.ts';
import {fingerprint, readFolder} from './folder.ts';
import type {FolderReading} from './folder.ts';
import {withParts} from './parts.ts';

/** A file is seldom saved in one step. In ms. */
const SETTLING = 100;

/** How long the word of the file system is trusted before the files are looked at again, in ms. */
const TRUST = 1000;

/** Rows that are not served of which the log tells at a time. */
const TOLD = 10;

interface LibraryOptions {
  readonly folder: string;
  readonly log: Log;
  /** False where the file system tells of no changes; the files are then looked at when they are asked for. */
  readonly watch?: boolean | undefined;
}

/** The campaign's documents. A wrong edit changes nothing but the log: what was good before is served on. */
export class Library {
  readonly #folder: string;
  readonly #log: Log;
  #reading: FolderReading;
  /** What the files say, with the organiser's decisions. */
  #campaigns: ReadonlyMap<string, Campaign>;
  /** The reading that the campaigns are made of. */
  #decided: FolderReading;
  #decisions: Decisions | undefined;
  /** What the decisions were when the campaigns were made. */
  #heeded: string | undefined;
  #sources: Sources | undefined;
  /** What the sources had given when the campaigns were made. */
  #given = 0;
  /** What was said of rows of sources that are not served, by language. */
  readonly #told = new Map<string, ReadonlySet<string>>();
  #fingerprint: string;
  #lookedAt = performance.now();
  #looking: Promise<void> | undefined;
  #watcher: FSWatcher | undefined;
  #settling: NodeJS.Timeout | undefined;

  /** Reads a folder. @throws {StartError} with every problem of every file. */
  static async open(options: LibraryOptions): Promise<Library> {
    const seen = await fingerprint(options.folder).catch((error: Error) => {
      throw new StartError([`The content folder ${options.folder} cannot be read: ${error.message}`]);
    });
    const reading = await readFolder(options.folder);
    if (reading.problems.length > 0) throw new StartError(reading.problems);
    return new Library(options, reading, seen);
  }

  private constructor({folder, log, watch = true}: LibraryOptions, reading: FolderReading, seen: string) {
    this.#folder = folder;
    this.#log = log;
    this.#reading = reading;
    this.#campaigns = reading.campaigns;
    this.#decided = reading;
    this.#fingerprint = seen;
    if (watch) this.#watch();
  }

  /** Lets decisions of the organiser count, from now on and as they change. */
  heed(decisions: Decisions): Promise<void> {
    this.#decisions = decisions;
    return this.#look();
  }

  /** Adds what others publish, from now on and as it changes. */
  async add(sources: Sources): Promise<void> {
    for (const note of this.#reading.notes) this.#log.warn(`content: ${note}`);
    await sources.follow(this.#reading.sources);
    this.#sources = sources;
    return this.#look();
  }

  /** Whose content is served besides. */
  get sources(): SourcesByFolder {
    return this.#reading.sources;
  }

  /** What could not be read of sheets. */
  get notes(): readonly string[] {
    return this.#reading.notes;
  }

  /** The documents of a language (`''`: the main one) as the files and the organiser say now. */
  async campaign(language: string): Promise<Campaign | undefined> {
    const isNewGiven = this.#sources !== undefined && this.#sources.version !== this.#given;
    if (isNewGiven || performance.now() - this.#lookedAt > TRUST) await this.#look();
    return this.#campaigns.get(language);
  }

  /** The documents for somebody whose language may name a region: those of `he` for `he-IL`, or else the main ones. */
  async campaignFor(language: string): Promise<Campaign | undefined> {
    const own = await this.campaign(language);
    return own ?? this.#campaigns.get(primaryOf(language)) ?? this.#campaigns.get('');
  }

  /** A petition: the one of the language, or else the one of the main language, or else of any. */
  async petition(id: string, language: string): Promise<EndpointPetition | undefined> {
    const preferred = [await this.campaignFor(language), await this.campaign('')];
    const [petition, ...translations] = [...preferred, ...this.#campaigns.values()].flatMap(
      (campaign) => petitionsIn(campaign ?? {}).find((petition) => petition.id === id) ?? [],
    );
    return petition && bound(petition, translations);
  }

  /** The petitions of all languages, each id once. */
  petitions(): readonly EndpointPetition[] {
    const all = [...this.#campaigns.values()].flatMap(petitionsIn);
    return all.filter(({id}, index) => all.findIndex((other) => other.id === id) === index);
  }

  /** The ids of the mailing lists of all languages. */
  lists(): readonly string[] {
    const lists = [...this.#campaigns.values()].flatMap((campaign) => signupIn(campaign)?.lists ?? []);
    return [...new Set(lists.map(({id}) => id))];
  }

  /** The language folders that have a petition, `''` for the main one, with what its document says its language is. */
  languagesOf(id: string): readonly {readonly folder: string; readonly language: string | undefined}[] {
    return [...this.#campaigns].flatMap(([folder, campaign]) => {
      const petition = petitionsIn(campaign).find((petition) => petition.id === id);
      const head = campaign.initiative as {language?: string} | undefined;
      return petition ? [{folder, language: petition.language ?? head?.language}] : [];
    });
  }

  /** The page of a petition, from the root: in a language if it is there in that language. */
  pageOf(id: string, language: string): string {
    const primary = primaryOf(language);
    const folder = this.languagesOf(id).find(({folder}) => folder === language || folder === primary)?.folder;
    return `${folder ? `${folder}/` : ''}p/${encodeURIComponent(id)}`;
  }

  /** Whether there is such a form: `subscriptions`, or `petitions/` and an id. */
  hasForm(target: string): boolean {
    if (target === 'subscriptions') return true;
    return [...this.#campaigns.values()].some((campaign) =>
      petitionsIn(campaign).some(({id}) => target === `petitions/${id}`),
    );
  }

  /** The sign-up of a language, or else of the main one. */
  async signup(language: string): Promise<EndpointSignup | undefined> {
    const [signup, ...translations] = [await this.campaignFor(language), await this.campaign('')].flatMap(
      (campaign) => signupIn(campaign ?? {}) ?? [],
    );
    if (!signup) return undefined;
    const lists = signup.lists.map((list) =>
      bound(
        list,
        translations.flatMap(({lists}) => lists.find(({id}) => id === list.id) ?? []),
      ),
    );
    return {...bound(signup, translations), lists};
  }

  /** Stops watching. */
  close(): void {
    clearTimeout(this.#settling);
    this.#watcher?.close();
  }

  #watch(): void {
    const giveUp = (error: Error) => {
      this.#log.warn(`content: changes are found on request only (${error.message})`);
      this.#watcher?.close();
    };
    try {
      this.#watcher = watch(this.#folder, {recursive: true, persistent: false}, () => {
        clearTimeout(this.#settling);
        this.#settling = setTimeout(() => void this.#look(), SETTLING).unref();
      });
      this.#watcher.on('error', giveUp);
    } catch (error) {
      giveUp(error as Error);
    }
  }

  /** Reads again what has changed; whoever asks meanwhile waits for the same look. */
  #look(): Promise<void> {
    this.#looking ??= this.#readIfChanged()
      .catch((error: Error) => this.#log.warn(`content: cannot be read, unchanged (${error.message})`))
      .then(() => this.#decide())
      .finally(() => {
        this.#lookedAt = performance.now();
        this.#looking = undefined;
      });
    return this.#looking;
  }

  async #readIfChanged(): Promise<void> {
    const seen = await fingerprint(this.#folder);
    if (seen === this.#fingerprint) return;
    this.#reading = await readFolder(this.#folder, this.#reading.files);
    this.#fingerprint = seen;
    for (const problem of this.#reading.problems)
      this.#log.warn(`content: ${problem}; the last good one stays`);
    for (const note of this.#reading.notes) this.#log.warn(`content: ${note}`);
    if (this.#reading.problems.length === 0) this.#log.info('content: read again');
    await this.#sources?.follow(this.#reading.sources);
  }

  /** Content stays the same object while neither file nor decision changes: what was made of it can be kept. */
  async #decide(): Promise<void> {
    const decisions = this.#decisions;
    await decisions?.refresh();
    const heeded = decisions?.version;
    const given = this.#sources?.version ?? 0;
    if (this.#heeded === heeded && this.#decided === this.#reading && this.#given === given) return;
    this.#decided = this.#reading;
    this.#heeded = heeded;
    this.#given = given;
    this.#campaigns = new Map(
      [...this.#reading.campaigns].map(([language, campaign]) => [
        language,
        this.#withSources(decisions?.amended(campaign) ?? campaign, language),
      ]),
    );
  }

  #withSources(campaign: Campaign, language: string): Campaign {
    const named = this.#reading.sources.get(language)?.sources ?? [];
    const sections = new Set(named.map(({section}) => section));
    const joined = withParts(campaign, this.#sources?.parts(language) ?? [], sections);
    this.#tellLeftOut(
      language,
      joined.leftOut.map(({sheet, sentence}) => `sources: ${sheet} ${sentence}`),
    );
    return joined.campaign;
  }

  /** What was not told the last time; a sheet may have ten thousand such rows. */
  #tellLeftOut(language: string, lines: readonly string[]): void {
    const told = this.#told.get(language);
    const news = lines.filter((line) => !told?.has(line));
    this.#told.set(language, new Set(lines));
    for (const line of news.slice(0, TOLD)) this.#log.warn(line);
    if (news.length > TOLD) this.#log.warn(`sources: and ${news.length - TOLD} more rows like these`);
  }
}

/** A language without its region, as folders are called. */
function primaryOf(language: string): string {
  return language.toLowerCase().split('-')[0] ?? '';
}
