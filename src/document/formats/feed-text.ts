/** What the readers of other people's feeds have in common. No DOM: the endpoint uses them, too. */

/** The words of HTML, as plain text. Where it throws, or for plain text, nothing is lost: the text stays as it is. */
export type Words = (html: string) => string;

/** The address of the first picture in HTML, unless it only counts readers or stands for a face. */
export function pictureIn(html: string | undefined): string | undefined {
  // A feed may hold books; a picture that leads comes early.
  for (const [tag, quote, plain] of html
    ?.slice(0, 50_000)
    .matchAll(/<img\b[^>]*?\ssrc\s*=\s*(?:["']([^"'>]+)|([^"'\s>]+))[^>]*/gi) ?? []) {
    const url = (quote ?? plain ?? '').trim().replace(/&(?:amp|#038);/g, '&');
    if (!/(?:width|height)=["']?[01]\b|emoji|smiley|^data:/i.test(tag) && !url.startsWith('data:'))
      return url;
  }
  return undefined;
}

/** A link of a feed, absolute; what is no link stays as it is, for the contract's check to report. */
export function absolute(link: string | undefined, base: string | undefined): string | undefined {
  const trimmed = link?.trim();
  if (!trimmed) return undefined;
  try {
    return new URL(trimmed, base).href;
  } catch {
    return trimmed;
  }
}
