/**
 * RSS 2.0 (https://www.rssboard.org/rss-specification), RSS 1.0 and Atom (RFC 4287), as a parsed document. Of the DOM only what
 * every implementation has, so that the endpoint reads with the same code: `newsOfXml(parsed, url, words)`.
 */
import {ContractError} from '../../contract/reading.ts';
import {dateOf} from './feed-date.ts';
import {absolute, pictureIn} from './feed-text.ts';
import type {Words} from './feed-text.ts';

/** An element or nothing, so that every step may lead nowhere. */
type Place = Element | undefined;

const say = (place: Place) => place?.textContent?.trim() || undefined;

const attribute = (place: Place, name: string) => place?.getAttribute(name)?.trim() || undefined;

/** The children of these names, with their prefix as feeds write it, in the order of the names. */
function all(place: Place, ...names: string[]): Element[] {
  const children = Array.from(place?.childNodes ?? []) as Element[];
  return names.flatMap((name) => children.filter(({nodeName}) => nodeName === name));
}

/** What the first of these that is not blank says. */
const text = (place: Place, ...names: string[]) =>
  all(place, ...names)
    .map(say)
    .find(Boolean);

/**
 * What somebody may have pasted into XML: signs that XML forbids, and HTML's own entities. They become what they were meant to
 * be, so that the text can be parsed.
 */
export function mendedXml(xml: string): string {
  return (
    xml
      .trim()
      // eslint-disable-next-line no-control-regex -- these are what XML forbids
      .replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, '')
      .replace(/<!\[CDATA\[[^]*?]]>|&(?!(?:#\w+|amp|lt|gt|quot|apos);)/g, (found) =>
        found === '&' ? '&amp;' : found,
      )
  );
}

/** Whether a text is XML to be read here; web pages are not: they come where there is no document. */
export function isXml(text: string): boolean {
  return /^\s*<(?:\?xml|!--|rss|feed|rdf)/i.test(text);
}

/**
 * A feed in the kit's own format, with absolute links, for the contract's check. `url` is where it came from.
 *
 * @throws {ContractError} when the document is none of these formats.
 */
export function newsOfXml(document: Document, url: string | undefined, words: Words): unknown {
  const root = document.documentElement as Place;
  const channel = root?.nodeName === 'feed' ? root : all(root, 'channel')[0];
  if (!channel) throw new ContractError('', `is XML, but no feed: <${root?.nodeName}>`);
  const base = baseOf(root, url);
  return {
    title: plain(all(channel, 'title')[0], words),
    home_page_url: linkOf(channel, base),
    next_url: absolute(hrefOf(channel, 'next'), base),
    language: (attribute(root, 'xml:lang') ?? text(channel, 'language'))?.replace('_', '-'),
    authors: authorsOf(channel, base, words),
    // RSS 1.0 has its items beside the channel.
    items: [...all(channel, 'item', 'entry'), ...all(root, 'item')].map((item) =>
      itemOf(item, baseOf(item, base), words),
    ),
  };
}

/** What links in an element are relative to. */
const baseOf = (element: Place, base: string | undefined) =>
  absolute(attribute(element, 'xml:base'), base) ?? base;

/** Text that may be HTML, as plain text. Atom says which it is; RSS does not. */
function plain(element: Place, words: Words): string | undefined {
  const type = attribute(element, 'type') ?? 'text';
  const isText = type === 'xhtml' || (type === 'text' && element?.namespaceURI?.includes('/Atom'));
  const content = say(element);
  return content && (isText ? content : words(content) || undefined);
}

/** The address in an Atom link of a relation. */
function hrefOf(place: Place, relation: string): string | undefined {
  const link = all(place, 'link', 'atom:link').find(
    (one) => (attribute(one, 'rel') ?? 'alternate') === relation,
  );
  return attribute(link, 'href');
}

function linkOf(place: Place, base: string | undefined): string | undefined {
  const guid = all(place, 'guid').find((one) => attribute(one, 'isPermaLink') !== 'false');
  return absolute(
    text(place, 'link') ?? hrefOf(place, 'alternate') ?? /^https?:.*/.exec(say(guid) ?? '')?.[0],
    base,
  );
}

/** Persons of Atom, names of Dublin Core, and the mail addresses of RSS, of which only a name in brackets is told. */
function authorsOf(place: Place, base: string | undefined, words: Words): unknown[] | undefined {
  const authors = all(place, 'author', 'dc:creator').flatMap((author) => {
    const content = text(author, 'name') ?? say(author) ?? '';
    const name = content.replace(/^\S+@\S+(?: \((.*)\))?/, '$1');
    return name ? {name: words(name), url: absolute(text(author, 'uri'), base)} : [];
  });
  return authors[0] && authors;
}

function itemOf(item: Element, base: string | undefined, words: Words): unknown {
  const [source] = all(item, 'source');
  const [content] = all(item, 'content:encoded', 'content');
  const [description] = all(item, 'description', 'summary');
  const summary = plain(description, words);
  const date = text(item, 'pubDate', 'published', 'dc:date', 'updated');
  const outlet = text(source, 'title') ?? say(source);
  const pictureOf = (html: Place) => absolute(pictureIn(say(html)), baseOf(html, base));
  return {
    id: text(item, 'guid', 'id'),
    url: linkOf(item, base),
    title: plain(all(item, 'title')[0], words),
    summary,
    content_text: summary ? undefined : plain(content, words),
    image: absolute(imageOf(item), base) ?? pictureOf(content) ?? pictureOf(description),
    date_published: date && dateOf(date),
    authors: authorsOf(item, base, words),
    tags: all(item, 'category').flatMap(
      (tag) => words(attribute(tag, 'label') ?? attribute(tag, 'term') ?? say(tag) ?? '') || [],
    ),
    language: attribute(item, 'xml:lang'),
    _peace: outlet && {outlet: {name: words(outlet), url: linkOf(source, base)}},
  };
}

/** The picture that an item names, in any of the ways of feeds. */
function imageOf(item: Element): string | undefined {
  const file = ['media:content', 'enclosure', 'link', 'media:thumbnail']
    .flatMap((name) => Array.from(item.getElementsByTagName(name)))
    .find((one) =>
      /nail|image/.test(`${one.nodeName} ${attribute(one, 'medium')} ${attribute(one, 'type')}`),
    );
  return attribute(file, 'url') ?? attribute(file, 'href');
}
