/** Links as documents give them, on pages that stand elsewhere. */

/** Any host that no document names. */
const HERE = 'http://here.invalid';

/**
 * A link of a document as it is from the root of the endpoint: a path, or an address elsewhere; `undefined` for what is no
 * link.
 *
 * @param language The language folder of the document, `''` for the main one.
 */
export function documentLink(link: string | undefined, language = ''): string | undefined {
  if (link === undefined) return undefined;
  const url = URL.parse(link, `${HERE}/api/${language && `${language}/`}petitions.json`);
  if (!url || !/^(?:https?|mailto|tel):$/.test(url.protocol)) return undefined;
  return url.origin === HERE ? `${url.pathname}${url.search}${url.hash}` : url.href;
}
