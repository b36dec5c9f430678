/** XML as feeds write it: well-formed mostly. */
import {DOMParser} from '@xmldom/xmldom';
import {DomUtils, parseDocument} from 'htmlparser2';
import {mendedXml} from 'peace-widgets/feeds';

type Root = Parameters<typeof import('peace-widgets/feeds').newsOfXml>[0];

/** Whether the first element is one of a feed; a web page’s is another. */
export function isFeedXml(text: string): boolean {
  const [, root = ''] = /<([a-z][\w:.-]*)/i.exec(text.slice(0, 10_000)) ?? [];
  return /^(?:rss|(?:atom:)?feed|rdf:rdf)$/i.test(root);
}

/** The first element of a document, and what was wrong with it. */
export interface ParsedXml {
  readonly root: Root;
  readonly problem: string | undefined;
}

/** Parses XML; what is not well-formed is read as far as it can be told what was meant. @throws {Error} */
export function parseXml(text: string): ParsedXml {
  const xml = mendedXml(text.replace(FORBIDDEN, '').replace(PROLOG, ''));
  try {
    return {root: strictly(xml), problem: undefined};
  } catch (error) {
    const nodes = parseDocument(xml.replace(INSTRUCTIONS, ''), {xmlMode: true});
    const mended = DomUtils.getOuterHTML(nodes, {xmlMode: true});
    const [reason = ''] = (error as Error).message.split('\n');
    return {
      root: strictly(mended.replace(PREFIXED, '')),
      problem: `is not well-formed XML (${reason}) and read as far as it goes`,
    };
  }
}

/** Signs that XML forbids, as they are, and as numbers. */
const FORBIDDEN =
  // eslint-disable-next-line no-control-regex -- these are they
  /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[\da-f]));/gi;

/** What stands before the first element. Feeds need no entities of their own; those who make them are up to something. */
const PROLOG =
  /^(?:\s|<\?[^>]*>|<!--[^]*?-->)*(?:<!DOCTYPE[^[>]*(?:\[[^]*?\]\s*)?>)?(?:\s|<\?[^>]*>|<!--[^]*?-->)*/i;

const INSTRUCTIONS = /<\?[^<>]*>/g;

/** Attributes whose prefix may not be declared: none is of use. In what is written by a program, texts have no such quotes. */
const PREFIXED = / (?!xml:)[\w.-]+:[\w.-]+="[^"]*"/g;

function strictly(xml: string): Root {
  const parser = new DOMParser({
    onError(level, message) {
      if (level !== 'warning') throw new Error(message);
    },
  });
  return parser.parseFromString(xml, 'text/xml').documentElement as unknown as Root;
}
