/** Hashes that only this endpoint can make: who has the database alone cannot try addresses against it. */
import {createHmac, createSecretKey, randomBytes, timingSafeEqual} from 'node:crypto';
import type {KeyObject} from 'node:crypto';
import {toldAddress} from '../database/address.ts';
import type {DatabaseAddress} from '../database/address.ts';
import type {Database} from '../database/database.ts';
import {StartError} from '../start-error.ts';
import {canonicalEmail, mailboxOf} from './email.ts';
import {keepIn, keptIn, secretFileOf} from './kept-secret.ts';
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
    const where = given === undefined ? secretFileOf(toldAddress(address)) : 'PEACE_SECRET';
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

function keptSecret(database: string, isFilled: boolean): string {
  const file = secretFileOf(database);
  const kept = keptIn(file);
  if (kept !== undefined) return kept;
  if (isFilled) {
    throw new StartError([
      `The secret ${file} is missing, with which ${database} was filled. Bring it back, from a backup perhaps.`,
    ]);
  }
  const secret = randomBytes(32).toString('hex');
  return keepIn(file, secret) ?? secret;
}

/**
 * Keeps the secret of one database beside another one that is a file.
 *
 * @throws {StartError} where another secret is kept there: it may be the only one of its kind.
 */
export function keepSecretAlong(
  given: string | undefined,
  {from, to}: {readonly from: DatabaseAddress; readonly to: DatabaseAddress},
): void {
  if (to.kind !== 'sqlite') return;
  const file = secretFileOf(to.file);
  const secret = given ?? secretFor(from, true);
  if ((keptIn(file) ?? keepIn(file, secret)) === secret) return;
  throw new StartError([
    `In ${file} is another secret than that of ${toldAddress(from)}. Move it away, if nothing needs it any more.`,
  ]);
}
