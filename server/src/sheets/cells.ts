/** What stands in cells, taken apart. */

/** Names in one cell. A comma parts full names only: "Cohen, Ann" is one person. */
export function namesIn(cell: string): string[] {
  const parts = split(cell, /[;|\n]/);
  return parts.flatMap((part) => {
    const pieces = split(part, /,|\s(?:and|&|y|et)\s/);
    return pieces.length > 1 && pieces.every((piece) => /\S\s+\S/.test(piece)) ? pieces : [part];
  });
}

/** Tags in one cell. */
export function tagsIn(cell: string): string[] {
  return split(cell, /[;,،|\n]/);
}

/** `example.org`, `www.example.org/page`: a name that ends like those of sites do, and not like those of files. */
const SITE =
  /^(?:www\.\S+|(?:[\p{L}\p{N}-]+\.)+(?:\p{L}{2}|com|org|net|edu|gov|int|info|news|media|blog)(?::\d+)?(?:[/?#]\S*)?)$/iu;

/** Whether a cell is an address of the web and nothing else. */
export function isAddress(cell: string): boolean {
  return /^https?:\/\/\S+$/i.test(cell) || SITE.test(cell);
}

/** A link as it is meant: `example.org` is an address, `soon` is none, and `page.html` is a page of the campaign. */
export function linkOf(cell: string): string | undefined {
  if (SITE.test(cell)) return `https://${cell}`;
  return /^(?:https?|mailto|tel):|^(?!n\/a$)\S*[./:?#]\S*$/i.test(cell) ? cell : undefined;
}

/** Links in one cell, each with words before it or none: then its site stands for it. */
export function linksIn(cell: string): {url: string; title: string}[] {
  const sites = split(cell, /[\s;|,]/);
  if (sites.every((site) => SITE.test(site))) return sites.map((site) => titled(site, ''));
  const found = cell.matchAll(/([^|\n;]*?)((?:https?:\/\/|www\.|mailto:)[^\s|;]+)/gi);
  return [...found].map(([, before = '', address = '']) => titled(address, before));
}

function titled(address: string, before: string): {url: string; title: string} {
  const url = linkOf(address) ?? address;
  const title = before.replace(/^[\s,]+|[\s:,([–—-]+$/g, '');
  return {url, title: title || (URL.parse(url)?.hostname.replace(/^www\./, '') ?? address)};
}

/** Whether a cell holds a dash and nothing else: whoever writes that has nothing to say. */
export function isDash(cell: string): boolean {
  return /^[-–—]+$/.test(cell);
}

function split(cell: string, by: RegExp): string[] {
  return cell
    .split(by)
    .map((part) => part.trim())
    .filter(Boolean);
}
