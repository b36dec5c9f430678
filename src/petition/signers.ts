import {SignersSchema} from '../contract/answer.ts';
import type {Signer} from '../contract/answer.ts';
import {startOf} from '../contract/dates.ts';
import {readWith} from '../contract/reading.ts';
import {formatRelativeDate} from '../widget/dates.ts';

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

/** When somebody has signed: "3 hours ago". A clock that is behind, or a day that has not begun here, makes it today. */
export function signedWhen(signed: string, today: number, locale: string): string {
  const day = new Date(today).toISOString().slice(0, 10);
  return formatRelativeDate(startOf(signed) > today ? day : signed, today, locale);
}
