/** Bytes become text: by their mark, by what the answer says, by what the document says, by what they can be. */

const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** What Windows wrote texts in before UTF-8, by language. */
const BEFORE_UTF8: Readonly<Record<string, string>> = {
  he: 'windows-1255',
  yi: 'windows-1255',
  ar: 'windows-1256',
  fa: 'windows-1256',
  ru: 'windows-1251',
  uk: 'windows-1251',
  el: 'windows-1253',
  tr: 'windows-1254',
  pl: 'windows-1250',
  cs: 'windows-1250',
  hu: 'windows-1250',
};

/**
 * Decodes a document. A label that cannot be true is not believed: what is UTF-8 throughout is UTF-8, for nothing else
 * looks like it by chance; and what is not, is not.
 *
 * @param type The header `Content-Type`.
 * @param language Of the campaign, for texts that say nothing.
 */
export function decode(bytes: Uint8Array, type = '', language = ''): string {
  const mark = MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
  if (mark) return new TextDecoder(mark).decode(bytes);
  const said = labelOf(type, bytes);
  const utf8 = decodedAs('utf-8', bytes, true);
  if (utf8 !== undefined && !said?.startsWith('utf-16')) return utf8;
  const guessed = BEFORE_UTF8[language.split('-')[0] ?? ''] ?? 'windows-1252';
  const label = said === undefined || said === 'utf-8' ? guessed : said;
  return decodedAs(label, bytes) ?? '';
}

/** The encoding that the answer or the XML declaration names, if there is such a one. */
function labelOf(type: string, bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  return (
    knownLabel(/charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1]) ??
    knownLabel(/^\s*<\?xml[^>]*?encoding\s*=\s*["']([^"']+)/i.exec(start)?.[1])
  );
}

function knownLabel(label: string | undefined): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

function decodedAs(label: string, bytes: Uint8Array, fatal = false): string | undefined {
  try {
    return new TextDecoder(label, {fatal}).decode(bytes);
  } catch {
    return undefined;
  }
}
