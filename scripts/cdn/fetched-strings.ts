/** Where CDN files have the strings of other languages from: files beside them, fetched with their integrity hashes. */
import type {Strings} from '../../src/contract/primitives.ts';
import {load} from '../../src/document/load.ts';
import {page} from '../../src/page.ts';

/** A file of strings. */
export interface StringsFile {
  readonly url: string;
  readonly integrity: string;
}

/** The strings in some files; each is asked for as a document is, once per page. @throws {Error} when one cannot be had. */
export async function fetchStrings(files: readonly StringsFile[]): Promise<Strings> {
  const {locales} = page();
  const {signal} = new AbortController();
  const strings = files.map(({url, integrity}) => {
    // Who reads English meanwhile can wait long.
    const fetched = locales.get(url) ?? load(url, {signal, timeout: 120_000, integrity});
    locales.set(url, fetched);
    return fetched as Promise<Strings>;
  });
  return Object.assign({}, ...(await Promise.all(strings))) as Strings;
}
