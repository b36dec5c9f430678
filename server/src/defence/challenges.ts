/** Proofs of work: cheap for a person who signs once, dear for a robot that signs ten thousand times. */
import {createChallenge, randomInt, verifySolution} from 'altcha-lib';
import {deriveKey} from 'altcha-lib/algorithms/pbkdf2';
import type {Challenge, Payload} from 'altcha-lib/types';
import type {Database} from '../database/database.ts';
import {forget} from '../database/forgetting.ts';

/** How long a challenge may be used, in ms. */
const VALID = 3_600_000;

/** A browser solves it with WebCrypto. */
const ALGORITHM = 'PBKDF2/SHA-256';

/** Rounds per key, and how many keys have to be tried: 0.3 s on a desktop, a few seconds on an old telephone. */
const COST = 2000;
const FEWEST = 300;
const MOST = 900;

/** What makes challenges of different endpoints different. */
export interface ChallengeSecrets {
  readonly challenge: string;
  readonly key: string;
}

/**
 * The challenges of an endpoint, in altcha's second protocol. A challenge carries its own signature, so that any instance
 * with the same secret takes it. Which ones were used is in the database, stored together with what they were solved for.
 */
export class Challenges {
  readonly #secrets: ChallengeSecrets;
  readonly #now: () => number;

  constructor(secrets: ChallengeSecrets, now: () => number) {
    this.#secrets = secrets;
    this.#now = now;
  }

  /** Makes a challenge. */
  create(): Promise<Challenge> {
    return createChallenge({
      algorithm: ALGORITHM,
      cost: COST,
      counter: randomInt(MOST, FEWEST),
      deriveKey,
      expiresAt: new Date(this.#now() + VALID),
      hmacSignatureSecret: this.#secrets.challenge,
      hmacKeySignatureSecret: this.#secrets.key,
    });
  }

  /**
   * The signature of a challenge made here, where a text is its solution, in time. Whether it was used before is for the
   * database to say.
   *
   * @param text Base64 of the JSON `{challenge, solution}`.
   */
  async solved(text: string | undefined): Promise<string | undefined> {
    const payload = payloadOf(text);
    return payload && (await this.#isSolved(payload)) ? payload.challenge.signature : undefined;
  }

  async #isSolved({challenge, solution}: SignedPayload): Promise<boolean> {
    // The library asks its own clock, too; only here a test can have its way.
    if (challenge.parameters.expiresAt * 1000 < this.#now()) return false;
    try {
      const {verified} = await verifySolution({
        challenge,
        solution,
        deriveKey,
        hmacSignatureSecret: this.#secrets.challenge,
        hmacKeySignatureSecret: this.#secrets.key,
      });
      return verified;
    } catch {
      // Parameters that no challenge of ours has.
      return false;
    }
  }
}

/** Forgets used challenges that are too old to be used again, by clocks that differ by less than an hour. */
export async function forgetChallenges(database: Database, now: number, signal?: AbortSignal): Promise<void> {
  const before = now - 2 * VALID;
  await forget(database, {table: 'used_challenges', key: 'signature', age: 'used_at', before}, signal);
}

/** A solution, with the challenge as it was signed. */
interface SignedPayload extends Payload {
  readonly challenge: {
    readonly parameters: Challenge['parameters'] & {readonly expiresAt: number};
    readonly signature: string;
  };
}

function payloadOf(text: string | undefined): SignedPayload | undefined {
  if (!text) return undefined;
  try {
    const payload = JSON.parse(Buffer.from(text, 'base64').toString()) as SignedPayload;
    const {parameters, signature} = payload.challenge;
    const isSigned = typeof signature === 'string' && typeof parameters.expiresAt === 'number';
    return isSigned && parameters.algorithm === ALGORITHM ? payload : undefined;
  } catch {
    return undefined;
  }
}
