/**
 * What a link in a mail carries: what it is for and whose it is, signed. Nothing personal can be read from it, and nothing
 * is stored for it: it leads to the same person's action for as long as there is one.
 */
import {createHmac, timingSafeEqual} from 'node:crypto';

/** What a link is for. */
export type Purpose = 'confirm' | 'withdraw';

/** Signatures or subscriptions. */
type Kind = 'petition' | 'list';

/** What a person did: signed one petition, or subscribed to some lists. */
export interface Subject {
  readonly kind: Kind;
  /** Ids of the petition or the lists. */
  readonly targets: readonly string[];
  /** The keyed hash that the person is known by. */
  readonly personKey: string;
}

/** What a token says. */
export interface Reading {
  readonly subject: Subject;
  /** Whether it came too late. */
  readonly expired: boolean;
}

const DAY = 86_400_000;

/** How long a confirmation may take, in days. A withdrawal has no end. */
export const CONFIRM_WITHIN = 30;

/** The first byte tells the kinds of tokens apart; one that has left in a mail is never given another meaning. */
const CODES: Readonly<Record<Purpose, Readonly<Record<Kind, number>>>> = {
  confirm: {petition: 1, list: 2},
  withdraw: {petition: 3, list: 4},
};

const SIGNATURE = 16;
const PERSON = 32;

/** Makes and reads tokens. */
export class Tokens {
  readonly #secret: string;

  /** @param secret For this purpose only. */
  constructor(secret: string) {
    this.#secret = secret;
  }

  /** @param now ms since 1970 UTC */
  make(purpose: Purpose, {kind, targets, personKey}: Subject, now: number): string {
    const head = Buffer.alloc(3);
    head.writeUInt8(CODES[purpose][kind]);
    // A withdrawal is the same whenever it is made: mails do not tell each other apart by it.
    head.writeUInt16BE(purpose === 'confirm' ? Math.floor(now / DAY) : 0, 1);
    const said = Buffer.concat([head, Buffer.from(personKey, 'hex'), Buffer.from(targets.join('\n'))]);
    return Buffer.concat([this.#sign(said), said]).toString('base64url');
  }

  /** Reads a token made for a purpose; `undefined` if it was not. */
  read(purpose: Purpose, token: string, now: number): Reading | undefined {
    const bytes = Buffer.from(token, 'base64url');
    const said = bytes.subarray(SIGNATURE);
    if (said.length <= 3 + PERSON || !timingSafeEqual(bytes.subarray(0, SIGNATURE), this.#sign(said))) {
      return undefined;
    }
    const codes = Object.entries(CODES[purpose]) as [Kind, number][];
    const kind = codes.find(([, code]) => code === said[0])?.[0];
    if (!kind) return undefined;
    const personKey = said.subarray(3, 3 + PERSON).toString('hex');
    const targets = said
      .subarray(3 + PERSON)
      .toString()
      .split('\n');
    const days = Math.floor(now / DAY) - said.readUInt16BE(1);
    return {subject: {kind, targets, personKey}, expired: purpose === 'confirm' && days > CONFIRM_WITHIN};
  }

  #sign(said: Buffer): Buffer {
    return createHmac('sha256', this.#secret).update(said).digest().subarray(0, SIGNATURE);
  }
}
