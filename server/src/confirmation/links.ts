/** Where the links in mails lead. */
import {documentLink} from '../content/document-link.ts';
import type {Subject, Tokens} from './tokens.ts';

/** Makes the links of one endpoint. */
export class Links {
  readonly #tokens: Tokens;
  readonly #publicUrl: () => string;

  /** @param publicUrl Where the endpoint is reached from outside; ends with a slash. */
  constructor(tokens: Tokens, publicUrl: () => string) {
    this.#tokens = tokens;
    this.#publicUrl = publicUrl;
  }

  /** The page that asks whether an action is meant. @param now ms since 1970 UTC */
  confirm(subject: Subject, now: number): string {
    return this.#to('confirm', this.#tokens.make('confirm', subject, now));
  }

  /** The page that takes an action back; for lists it also answers a one-click POST (RFC 8058). */
  withdraw(subject: Subject): string {
    const page = subject.kind === 'list' ? 'unsubscribe' : 'withdraw';
    return this.#to(page, this.#tokens.make('withdraw', subject, 0));
  }

  /** An address as a document gives it, absolute. */
  absolute(link: string): string | undefined {
    const path = documentLink(link);
    return path === undefined ? undefined : new URL(path, this.#publicUrl()).href;
  }

  /** In the query, for queries are not logged. */
  #to(page: string, token: string): string {
    return new URL(`${page}?token=${token}`, this.#publicUrl()).href;
  }
}
