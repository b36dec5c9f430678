/** What the readers of other people's feeds have in common. No DOM: the endpoint uses them, too. */

/** The words of HTML, as plain text. Where it throws, or for plain text, nothing is lost: the text stays as it is. */
export type Words = (html: string) => string;

/** Pictures, and what is no picture though it looks like one: in what is never seen. */
const PICTURES = /<(script|style)\b[^]*?<\/\1|<img\b((?:"[^"]*"|'[^']*'|[^"'>])*)/gi;

/** The address of the first picture in HTML, unless it only counts readers or stands for a face. */
export function pictureIn(html = ''): string | undefined {
  // A feed may hold books; a picture that leads comes early.
  for (const [, , attributes = ''] of html.slice(0, 50_000).matchAll(PICTURES)) {
    const [, , quoted, plain] = /\ssrc\s*=\s*(?:(["'])(.*?)\1|([^"'\s]+))/i.exec(attributes) ?? [];
    const url = (quoted ?? plain ?? '').trim().replace(/&(?:amp|#038);/g, '&');
    if (
      url &&
      !/(?<![\w-])(?:width|height)\s*[:=]\s*["']?[01](?![\d.])|emoji|smiley|\ssrc\W+data:/i.test(attributes)
    )
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
