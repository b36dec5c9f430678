/**
 * What the body of an answer holds. Only news comes as feeds: the CDN files of all other widgets have this module replaced
 * by one that reads JSON alone, which is in UTF-8 (RFC 8259, 8.1).
 */
import {isXml} from './formats/feed-xml.ts';

/** Text in UTF-8, whatever its label says; if it is not that, in the encoding that HTTP or XML names. */
function decoded(bytes: ArrayBuffer, type: string | null): string {
  const decode = (label: string, fatal = false) => new TextDecoder(label, {fatal}).decode(bytes);
  try {
    return decode('utf-8', true);
  } catch {
    const latin = decode('latin1');
    const [, label = ''] =
      /(?:charset|encoding) *= *["']?(?!utf-?8)([\w-]+)/i.exec(`${type} ${latin.slice(0, 200)}`) ?? [];
    // In UTF-16 the first byte tells the order of the others.
    const wide = {254: 'utf-16be', 255: 'utf-16le'}[latin.charCodeAt(0)];
    try {
      return decode(wide ?? label);
    } catch {
      return latin;
    }
  }
}

/** All of an answer. */
export const receive = (answer: Response): Promise<ArrayBuffer> => answer.arrayBuffer();

/** JSON as it is, XML as `{xml: '<…'}`. @throws {SyntaxError} for anything else. */
export function bodyOf(bytes: ArrayBuffer, type: string | null): unknown {
  const body = decoded(bytes, type);
  return isXml(body) ? {xml: body} : JSON.parse(body);
}
