/** Links of a document, made safe to render. */

/** The schemes that a visitor may be sent to. */
const SAFE = /^(?:https?|mailto|tel):$/;

/**
 * The absolute form of a link, or `undefined` for what is no link: a wrong URL, or any other scheme than `http:`,
 * `https:`, `mailto:` and `tel:`.
 *
 * @param base What relative links are relative to: the URL of their document.
 */
export function safeLink(link: string | undefined, base: string | undefined): string | undefined {
  if (!link) return undefined;
  try {
    const url = new URL(link, base);
    return SAFE.test(url.protocol) ? url.href : undefined;
  } catch {
    return undefined;
  }
}

/** The absolute form of a picture's address: a {@link safeLink} that is fetched over HTTP. */
export function safeImage(link: string | undefined, base: string | undefined): string | undefined {
  const url = safeLink(link, base);
  return url?.startsWith('http') ? url : undefined;
}
