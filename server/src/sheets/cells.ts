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
  if (/^(?:https?|mailto|tel):/i.test(cell)) return cell;
  return /[./:?#]/.test(cell) && !/\s|^n\/a$/i.test(cell) ? cell : undefined;
}

/** Links in one cell, each with words before it or none: then its site stands for it. */
export function linksIn(cell: string): {url: string; title: string}[] {
  const sites = split(cell, /[\s;|,]/);
  if (sites.every((site) => SITE.test(site))) return sites.map((site) => titled(site, ''));
  let end = 0;
  return [...cell.matchAll(/(?:https?:\/\/|www\.|mailto:)[^\s|;]+/gi)].map(({0: address, index}) => {
    const before = cell.slice(end, index).split(/[|\n;]/);
    end = index + address.length;
    return titled(address, before.at(-1) ?? '');
  });
}

function titled(address: string, before: string): {url: string; title: string} {
  const url = linkOf(address) ?? address;
  // It looks for an end where one may begin only: within a long row of signs that would take for ever.
  const title = before.replace(/^[\s,]+|(?<![\s:,([–—-])[\s:,([–—-]+$/g, '');
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
