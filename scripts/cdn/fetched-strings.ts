/** Where CDN files have the strings of other languages from: files beside them, fetched with their integrity hashes. */
import type {Strings} from '../../src/contract/primitives.ts';
import {load} from '../../src/document/load.ts';
import {page} from '../../src/page.ts';

/** The strings in a file; it is asked for as a document is, once per page. @throws {Error} when it cannot be had. */
export function fetchStrings(url: string, integrity: string): Promise<Strings> {
  const {locales} = page();
  const {signal} = new AbortController();
  // Who reads English meanwhile can wait long.
  const fetched = locales.get(url) ?? load(url, {signal, timeout: 120_000, integrity});
  locales.set(url, fetched);
  // What failed is asked for anew by whoever needs it next.
  fetched.catch(() => locales.delete(url));
  return fetched as Promise<Strings>;
}
