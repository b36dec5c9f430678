/** What commands work with, opened when a command asks for it. */
import {existsSync} from 'node:fs';
import {sql} from 'kysely';
import {openKeyedHash} from '../actions/keyed-hash.ts';
import type {KeyedHash} from '../actions/keyed-hash.ts';
import type {EndpointPetition} from '../content/campaign.ts';
import {Library} from '../content/library.ts';
import {databaseAddress} from '../database/address.ts';
import type {DatabaseAddress} from '../database/address.ts';
import {Database} from '../database/database.ts';
import {movedTo} from '../database/moved.ts';
import {withTargets} from '../content/targets.ts';
import {Folder} from '../files/folder.ts';
import type {Log} from '../log.ts';
import {mailFolder} from '../mail/folder.ts';
import {Opened} from '../opened.ts';
import type {Settings} from '../settings.ts';
import {StartError} from '../start-error.ts';
import {FailureError} from './command.ts';
import {Regions} from './regions.ts';

/** Nothing on standard output but what was asked for. */
const log: Log = {
  info: () => {},
  warn: (line) => console.error(line),
  error: (line) => console.error(line),
};

/** The desk of an organiser: the same settings as the endpoint, which may be running. */
export class Office {
  readonly log = log;
  readonly settings: Settings;
  readonly #opened = new Opened();
  #database: Promise<Database> | undefined;
  #library: Promise<Library> | undefined;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  /** The endpoint's database. @throws {StartError} */
  database(): Promise<Database> {
    return (this.#database ??= this.#openDatabase());
  }

  /** Where the endpoint's database is. @throws {StartError} when there is none. */
  get address(): DatabaseAddress {
    const address = databaseAddress(this.settings.databaseUrl);
    // A wrong path would give a new and empty one.
    if (address.kind === 'sqlite' && !existsSync(address.file)) {
      throw new StartError([
        `There is no database at ${address.file}. Set DATABASE_URL as for the endpoint.`,
      ]);
    }
    return address;
  }

  /** Where the endpoint writes mails when it has no SMTP server. */
  get mailFolder(): string {
    const {mail, databaseUrl} = this.settings;
    return mailFolder(mail, databaseAddress(databaseUrl));
  }

  /** The hashes of the endpoint. @throws {StartError} */
  hash(database: Database): Promise<KeyedHash> {
    const {secret, databaseUrl} = this.settings;
    return openKeyedHash(secret, databaseAddress(databaseUrl), database);
  }

  /** The endpoint's documents. @throws {StartError} */
  library(): Promise<Library> {
    return (this.#library ??= this.#openLibrary());
  }

  /** The petitions of all languages, each id once. @throws {StartError} */
  async petitions(): Promise<readonly EndpointPetition[]> {
    return (await this.library()).petitions();
  }

  /** A petition of the documents. @throws {FailureError} */
  async petition(id: string): Promise<EndpointPetition> {
    const petitions = await this.petitions();
    const petition = petitions.find((petition) => petition.id === id);
    if (petition) return petition;
    const known = petitions.map(({id}) => id).join(', ');
    throw new FailureError(`There is no petition "${id}" in ${this.settings.content}. There are: ${known}.`);
  }

  /**
   * Looks whether an id is known: to the documents, or by what was signed when they had it. A slip of the pen must not look
   * like a petition that nobody signs.
   *
   * @throws {FailureError}
   */
  async expect(kind: 'petition' | 'list', id: string): Promise<void> {
    const library = await this.library();
    const known = kind === 'petition' ? library.petitions().map((petition) => petition.id) : library.lists();
    if (known.includes(id)) return;
    const {query} = await this.database();
    const row = await query
      .selectFrom(kind === 'petition' ? 'signatures' : 'subscriptions')
      .select('id')
      .where(sql<string>`${sql.ref(kind)}`, '=', id)
      .limit(1)
      .executeTakeFirst();
    if (row) return;
    throw new FailureError(
      `There is no ${kind} "${id}", neither in ${this.settings.content} nor in the database. There are: ${known.join(', ')}.`,
    );
  }

  /** A petition in the language of a folder, with its targets also where they are in a file of the campaign's own pages. */
  async translation(id: string, folder: string): Promise<EndpointPetition | undefined> {
    const petition = await (await this.library()).petition(id, folder);
    const {pages, publicUrl = 'http://here.invalid'} = this.settings;
    return petition && withTargets(petition, folder, publicUrl, new Folder(pages));
  }

  /** The regions of a petition, or of a list, in all languages. @throws {StartError} */
  async regions(kind: 'petition' | 'list', id: string): Promise<Regions> {
    const library = await this.library();
    const forms =
      kind === 'petition'
        ? library.languagesOf(id).map(({folder}) => this.translation(id, folder))
        : [library.signup('')];
    return new Regions((await Promise.all(forms)).filter((form) => form !== undefined));
  }

  async close(): Promise<void> {
    await this.#opened.close();
  }

  async #openDatabase(): Promise<Database> {
    const database = this.#opened.adopt(await Database.open(this.address, log), (it) => it.close());
    const there = await movedTo(database.query);
    if (there !== undefined) log.warn(`This is what was left behind: everything has moved to ${there}.`);
    return database;
  }

  async #openLibrary(): Promise<Library> {
    const {content} = this.settings;
    return this.#opened.adopt(await Library.open({folder: content, log, watch: false}), (it) => it.close());
  }
}
