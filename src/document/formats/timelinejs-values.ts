/** What single values of TimelineJS mean, in its JSON as in the sheets that are made for it. They ask nothing of a browser. */

/** Whether an address is that of a picture; a page about one, as in a wiki, is not. */
export function isPicture(url: string): boolean {
  return /^(?!.*\/wiki\/[^/]*:)[^?#]*\.(?:avif|gif|jpe?g|png|svg|webp)(?:[?#]|$)/i.test(url);
}

/** Whether media are a quotation, as HTML. */
export function isQuotation(media: string): boolean {
  return media.startsWith('<blockquote');
}

/** The address in the code that embeds something; `undefined` for anything else. */
export function embeddedIn(media: string): string | undefined {
  return /^<iframe[^>]*\ssrc=["']?([^"'\s>]+)/.exec(media)?.[1];
}

/** A year as the contract has it: TimelineJS has no year 0, so that −1 is 1 BCE, which is the year 0. */
export function isoYear(year: number): string {
  const astronomical = year < 0 ? year + 1 : year;
  const sign = astronomical < 0 ? '-' : astronomical > 9999 ? '+' : '';
  return sign + String(Math.abs(astronomical)).padStart(sign ? 6 : 4, '0');
}
