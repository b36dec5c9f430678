/**
 * RSS 2.0 (https://www.rssboard.org/rss-specification), RSS 1.0 and Atom (RFC 4287). Of the DOM only what every implementation has,
 * so that the endpoint reads with the same code.
 */
import {ContractError} from '../../contract/reading.ts';
import {all, articleOf, authorsOf, baseOf, escaped, hrefOf, html, linkOf, text} from './feed-item.ts';
import {absolute} from './feed-text.ts';
import type {Words} from './feed-text.ts';

/**
 * XML so that a parser for HTML reads it, which never fails: feeds are often a little broken. Every name is put into small letters,
 * with `x-` before it and a hyphen in place of its colon, and so means nothing in HTML, nor needs a declaration:
 * `<media:content/>` → `<x-media-content></x-media-content>`. What is pasted without being XML becomes what it was meant to be.
 */
export function mendedXml(xml: string): string {
  return (
    xml
      .replace(
        /<!\[CDATA\[([^]*?)(?:]]>|$)|&(?!#\w+;|(?:amp|lt|gt|quot|apos);)/g,
        (found, data: string | undefined) => escaped(data ?? found),
      )
      // No part of it may run over the next "<", or a long text without a ">" would take for ever.
      .replace(
        /<(\/?)(?:atom:)?([a-z][^\s<>/]*)(?=[\s/>])((?:"[^"<]*"|'[^'<]*'|[^"'<>])*?)(\/?)>/gi,
        (_, end: string, name: string, attributes: string, empty: string) => {
          const plain = `x-${name.toLowerCase().replace(':', '-')}`;
          return `<${end}${plain}${attributes}>${empty && `</${plain}>`}`;
        },
      )
  );
}

/** Whether a text is XML to be read here; web pages are not: they come where there is no document. */
export function isXml(text: string): boolean {
  return /^\s*<(?!(?:!doctype )?html)/i.test(text);
}

/**
 * A feed in the kit's own format, with absolute links, for the contract's check. `root` is the first element of what
 * {@link mendedXml} gives, parsed; `url` is where it came from.
 *
 * @throws {ContractError} when the document is none of these formats.
 */
export function newsOfXml(root: Element | null, url: string | undefined, words: Words): unknown {
  const name = root?.localName.slice(2);
  const channel = name === 'feed' ? root : all(root, 'channel')[0];
  if (!channel) throw new ContractError('', `is XML, but no feed: <${name}>`);
  const base = baseOf(root, url);
  return {
    title: words(html(channel, 'title') ?? '') || undefined,
    home_page_url: absolute(linkOf(channel), base),
    next_url: absolute(hrefOf(channel, 'next'), base),
    language: (text(root, '@xml:lang') ?? text(channel, 'language'))?.replace('_', '-'),
    // Of all articles that name nobody.
    authors: authorsOf(channel),
    // RSS 1.0 has its items beside the channel.
    items: [...all(channel, 'item', 'entry'), ...all(root, 'item')].map((item) =>
      articleOf(item, url, words, base),
    ),
  };
}
