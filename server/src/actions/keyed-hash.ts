/** Hashes that only this endpoint can make: who has the database alone cannot try addresses against it. */
import {createHmac, createSecretKey, randomBytes, timingSafeEqual} from 'node:crypto';
import type {KeyObject} from 'node:crypto';
import {closeSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {toldAddress} from '../database/address.ts';
import type {DatabaseAddress} from '../database/address.ts';
import type {Database} from '../database/database.ts';
import {StartError} from '../start-error.ts';
import {canonicalEmail, mailboxOf} from './email.ts';
import {foldedName} from './name.ts';

/** Makes keyed hashes (HMAC-SHA256, hexadecimal). */
export class KeyedHash {
  readonly #secret: KeyObject;

  constructor(secret: string) {
    this.#secret = createSecretKey(secret, 'utf8');
  }

  /** The same for all spellings of an address that reach the same mailbox. */
  address(email: string): string {
    return this.#of('person', canonicalEmail(email));
  }

  /** The same for all addresses that may end in one mailbox. */
  mailbox(email: string): string {
    return this.#of('mailbox', mailboxOf(email));
  }

  /** The same for all spellings of a name at one mailbox: a household may share one. */
  person(email: string, name: string): string {
    return this.#of('named', canonicalEmail(email), foldedName(name));
  }

  /** The same for the same bytes sent to the same target. */
  payload(target: string, body: Uint8Array): string {
    return this.#of('payload', target, body);
  }

  /** A secret for one purpose, of which the one that it is made of cannot be told. */
  secretFor(purpose: string): string {
    return this.#of('secret', purpose);
  }

  /** Tells whether two runs have the same secret, and nothing more. */
  mark(): string {
    return this.#of('mark');
  }

  #of(purpose: string, ...parts: (string | Uint8Array)[]): string {
    const hmac = createHmac('sha256', this.#secret).update(purpose);
    for (const part of parts) hmac.update('\n').update(part);
    return hmac.digest('hex');
  }
}

/**
 * The keyed hash of an endpoint: its secret is given, or else kept in a file beside the database and made at the first
 * start.
 *
 * @throws {StartError} when the database was filled under another secret: every person would look new.
 */
export async function openKeyedHash(
  given: string | undefined,
  address: DatabaseAddress,
  database: Database,
): Promise<KeyedHash> {
  const isFilled = (await markIn(database)) !== undefined;
  const hash = new KeyedHash(given ?? secretFor(address, isFilled));
  const value = hash.mark();
  await database.commit((transaction) =>
    transaction
      .insertInto('marks')
      .values({name: 'secret', value})
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  // Of two first starts at once, the other one may have been faster.
  if (!timingSafeEqual(Buffer.from((await markIn(database)) ?? ''), Buffer.from(value))) {
    const where = given === undefined ? `${toldAddress(address)}.secret` : 'PEACE_SECRET';
    throw new StartError([
      `The secret in ${where} is not the one that ${toldAddress(address)} was filled with. Bring back the former one.`,
    ]);
  }
  return hash;
}

/** The mark of the secret that a database was filled with. */
async function markIn({query}: Database): Promise<string | undefined> {
  const mark = query.selectFrom('marks').select('value').where('name', '=', 'secret');
  return (await mark.executeTakeFirst())?.value;
}

/** Several instances may share a server; a file would be beside one of them. */
function secretFor(address: DatabaseAddress, isFilled: boolean): string {
  if (address.kind === 'sqlite') return keptSecret(address.file, isFilled);
  throw new StartError([
    'PostgreSQL needs PEACE_SECRET: at least 32 random characters, the same for every instance and for ever. ' +
      'Make it once, for example with: openssl rand -hex 32',
  ]);
}

/** Written wholly before it gets its name, so that two first starts at once agree on one secret. */
function keptSecret(database: string, isFilled: boolean): string {
  const file = `${database}.secret`;
  const read = () => readFileSync(file, 'utf8').trim();
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw cannotKeep(file, error);
  }
  if (isFilled) {
    throw new StartError([
      `The secret ${file} is missing, with which ${database} was filled. Bring it back, from a backup perhaps.`,
    ]);
  }
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, {flag: 'wx', mode: 0o600});
    sync(draft);
    linkSync(draft, file);
    sync(dirname(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw cannotKeep(file, error);
  } finally {
    rmSync(draft, {force: true});
  }
  return read();
}

/** Makes a file, or the names in a folder, survive a loss of power. */
function sync(path: string): void {
  const descriptor = openSync(path, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function cannotKeep(file: string, error: unknown): StartError {
  return new StartError([`The secret ${file} cannot be read or written: ${(error as Error).message}`]);
}
