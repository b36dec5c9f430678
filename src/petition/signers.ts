import {SignersSchema} from '../contract/answer.ts';
import type {Signer} from '../contract/answer.ts';
import {readWith} from '../contract/reading.ts';
import {hasTime, momentOf, seenFrom} from './moments.ts';

/** The most signers that are shown. */
const MOST = 20;

/** Those who have signed and agreed to be named, newest first; nobody where the answer cannot be read. */
export function readSigners(json: unknown): readonly Signer[] {
  try {
    return readWith(SignersSchema, json).value.signers.slice(0, MOST);
  } catch {
    return [];
  }
}

/** When somebody has signed: "3 hours ago"; never in the future, also where the endpoint's clock or day is ahead. */
export function signedWhen(signed: string, now: number, locale: string): string {
  return seenFrom(now, Math.min(momentOf(signed), now), hasTime(signed), locale);
}
