/** A letter to several people: one text with places for what differs. */
import type {Petition, Target} from '../../contract/petitions.ts';
import {encoded} from '../../widget/encoded.ts';
import {phrase} from '../../widget/locale/strings.ts';

/** What a petition says of its letter. */
export type Letter = NonNullable<Petition['letter']>;

/** The parts of a letter. */
export type Part = 'subject' | 'body';

/** A letter as it is written, to whom, and what is to be filled in. */
export interface Draft extends Readonly<Record<Part, string>> {
  readonly targets: readonly Target[];
  readonly name: string;
  /** Empty as long as it is not known. */
  readonly state: string;
}

/**
 * A letter with its places filled in.
 *
 * @param senator Whom it goes to. As it is sent, `{senator}` stays: it goes to several.
 */
export function filledIn({subject, body, name, state}: Draft, senator = '{senator}'): Record<Part, string> {
  const fill = (text: string) => phrase(text, 'en', {name, state: state || '{state}', senator});
  return {subject: fill(subject), body: fill(body)};
}

/** The most characters that may be typed, so that what is sent is not too long with its places filled in. */
export function roomIn({maxLength = 10_000}: Partial<Letter> = {}, draft: Draft): number {
  return Math.min(maxLength, 10_000) + draft.body.length - filledIn(draft).body.length;
}

/** The most characters of a link that opens a mail: on Windows, a longer one does nothing at all in Chromium. */
const LONGEST_MAIL = 2048;

/** A link that opens a mail (RFC 6068); without the text where that makes it too long. */
export function mailTo(address: string, {subject, body}: Record<Part, string>): string {
  const [to, line, text] = [address, subject, body.replace(/\r?\n/g, '\r\n')].map(encoded);
  const mail = `mailto:${to?.replace('%40', '@')}?subject=${line}`;
  const whole = `${mail}&body=${text}`;
  return whole.length > LONGEST_MAIL ? mail : whole;
}
