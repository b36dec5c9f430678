/** XML as feeds write it: well-formed mostly. */
import {DOMParser} from '@xmldom/xmldom';
import {DomUtils, parseDocument} from 'htmlparser2';
import {mendedXml} from 'peace-widgets/feeds';

type XmlDocument = Parameters<typeof import('peace-widgets/feeds').newsOfXml>[0];

/** Whether the first element is one of a feed; a web page’s is another. */
export function isFeedXml(text: string): boolean {
  const [, root = ''] = /<([a-z][\w:.-]*)/i.exec(text.slice(0, 10_000)) ?? [];
  return /^(?:rss|feed|rdf:rdf)$/i.test(root);
}

/** A document, and what was wrong with it. */
export interface ParsedXml {
  readonly document: XmlDocument;
  readonly problem: string | undefined;
}

/** Parses XML; what is not well-formed is read as far as it can be told what was meant. @throws {Error} */
export function parseXml(text: string): ParsedXml {
  const xml = withoutEntities(mendedXml(text));
  try {
    return {document: strictly(xml), problem: undefined};
  } catch (error) {
    const mended = DomUtils.getOuterHTML(parseDocument(xml, {xmlMode: true}), {xmlMode: true});
    const [reason = ''] = (error as Error).message.split('\n');
    return {
      document: strictly(mended),
      problem: `is not well-formed XML (${reason}) and read as far as it goes`,
    };
  }
}

/** Feeds need no entities of their own; those who make them are up to something. */
function withoutEntities(xml: string): string {
  return xml.replace(/<!DOCTYPE[^[>]*(?:\[[^]*?\]\s*)?>/i, '');
}

function strictly(xml: string): XmlDocument {
  const parser = new DOMParser({
    onError(level, message) {
      if (level !== 'warning') throw new Error(message);
    },
  });
  return parser.parseFromString(xml, 'text/xml') as unknown as XmlDocument;
}
