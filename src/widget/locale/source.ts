/**
 * Where the strings of other languages are fetched from. The CDN build replaces this module by one whose addresses lie
 * beside its own file and whose integrity hashes are those of the files it was built with.
 */

/** The languages that there are, besides English. */
export const languages: readonly string[] = ['he'];

/** The address of a language's strings, and what they must hash to (Subresource Integrity), if that is known. */
export function stringsOf(language: string): {url: URL; integrity?: string} {
  return {url: new URL(`./${language}.json`, import.meta.url)};
}
