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

/** A link as it is meant: `www.example.org` is an address. */
export function linkOf(cell: string): string {
  return /^www\.\S+$/i.test(cell) ? `https://${cell}` : cell;
}

/** Links in one cell, each with words before it or none: then its site stands for it. */
export function linksIn(cell: string): {url: string; title: string}[] {
  const found = cell.matchAll(/([^|\n;]*?)((?:https?:\/\/|www\.|mailto:)[^\s|;]+)/gi);
  return [...found].map(([, before = '', address = '']) => {
    const url = linkOf(address);
    const title = before.replace(/^[\s,]+|[\s:,([–—-]+$/g, '');
    return {url, title: title || (URL.parse(url)?.hostname.replace(/^www\./, '') ?? address)};
  });
}

function split(cell: string, by: RegExp): string[] {
  return cell
    .split(by)
    .map((part) => part.trim())
    .filter(Boolean);
}
