/** Proofs of work: cheap for a person who signs once, dear for a robot that signs ten thousand times. */
import {createChallenge, randomInt, verifySolution} from 'altcha-lib';
import {deriveKey} from 'altcha-lib/algorithms/pbkdf2';
import type {Challenge, Payload} from 'altcha-lib/types';
import {Memory} from './memory.ts';

/** How long a challenge may be used, in ms. */
const VALID = 3_600_000;

/** A browser solves it with WebCrypto. */
const ALGORITHM = 'PBKDF2/SHA-256';

/** Rounds per key, and how many keys have to be tried: 0.3 s on a desktop, a few seconds on an old telephone. */
const COST = 2000;
const FEWEST = 300;
const MOST = 900;

/** How many used challenges are remembered at most: some 50 MB. */
const REMEMBERED = 200_000;

/** What makes challenges of different endpoints different. */
export interface ChallengeSecrets {
  readonly challenge: string;
  readonly key: string;
}

/**
 * The challenges of an endpoint, in altcha's second protocol. A challenge carries its own signature, so that any instance
 * with the same secret takes it. Which ones were used is known to this process only: with several instances, a solution
 * is good once at each.
 */
export class Challenges {
  readonly #secrets: ChallengeSecrets;
  readonly #now: () => number;
  /** The key of the action that used a challenge, by the signature of the challenge. */
  readonly #users: Memory<string>;

  constructor(secrets: ChallengeSecrets, now: () => number) {
    this.#secrets = secrets;
    this.#now = now;
    this.#users = new Memory({most: REMEMBERED, atLeast: VALID, now});
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
   * Whether a text is the solution of a challenge made here, in time, and not used before. A repetition of the same action
   * may use it again.
   *
   * @param text Base64 of the JSON `{challenge, solution}`.
   * @param key The idempotency key of the action.
   */
  async accepts(text: string | undefined, key: string): Promise<boolean> {
    const payload = payloadOf(text);
    if (!payload || !(await this.#isSolved(payload))) return false;
    const {signature} = payload.challenge;
    const user = this.#users.get(signature) ?? key;
    this.#users.set(signature, user);
    return user === key;
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
