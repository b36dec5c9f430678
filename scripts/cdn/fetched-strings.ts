/** Where CDN files have the strings of other languages from: files beside them, fetched with their integrity hashes. */
import type {Strings} from '../../src/contract/primitives.ts';
import {page} from '../../src/page.ts';

/** A file of strings. */
export interface StringsFile {
  readonly url: string;
  readonly integrity: string;
}

/** The strings in some files; each is fetched once per page. @throws {Error} when one cannot be had. */
export async function fetchStrings(files: readonly StringsFile[]): Promise<Strings> {
  const {locales} = page();
  const strings = files.map(({url, integrity}) => {
    const fetched = locales.get(url) ?? fetchFile(url, integrity);
    locales.set(url, fetched);
    return fetched as Promise<Strings>;
  });
  return Object.assign({}, ...(await Promise.all(strings))) as Strings;
}

async function fetchFile(url: string, integrity: string): Promise<unknown> {
  const response = await fetch(url, {integrity, credentials: 'omit'});
  return response.json();
}
