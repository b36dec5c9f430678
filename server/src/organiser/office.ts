/** What commands work with, opened when a command asks for it. */
import {existsSync} from 'node:fs';
import {openKeyedHash} from '../actions/keyed-hash.ts';
import type {KeyedHash} from '../actions/keyed-hash.ts';
import type {EndpointPetition} from '../content/campaign.ts';
import {Library} from '../content/library.ts';
import {databaseAddress} from '../database/address.ts';
import {Database} from '../database/database.ts';
import type {Log} from '../log.ts';
import {mailFolder} from '../mail/opening.ts';
import type {Settings} from '../settings.ts';
import {StartError} from '../start-error.ts';
import {FailureError} from './command.ts';

/** Nothing on standard output but what was asked for. */
const log: Log = {
  info: () => {},
  warn: (line) => console.error(line),
  error: (line) => console.error(line),
};

/** The desk of an organiser: the same settings as the endpoint, which may be running. */
export class Office implements AsyncDisposable {
  readonly log = log;
  readonly settings: Settings;
  readonly #opened = new AsyncDisposableStack();

  constructor(settings: Settings) {
    this.settings = settings;
  }

  /** The endpoint's database. @throws {StartError} */
  async database(): Promise<Database> {
    const address = databaseAddress(this.settings.databaseUrl);
    // A wrong path would give a new and empty one.
    if (address.kind === 'sqlite' && !existsSync(address.file)) {
      throw new StartError([
        `There is no database at ${address.file}. Set DATABASE_URL as for the endpoint.`,
      ]);
    }
    return this.#opened.adopt(await Database.open(address, log), (it) => it.close());
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
  async library(): Promise<Library> {
    const {content} = this.settings;
    return this.#opened.adopt(await Library.open({folder: content, log, watch: false}), (it) => it.close());
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

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#opened.disposeAsync();
  }
}
