/**
 * One article of RSS, Atom or WordPress, whose parts have other names in each. JSON and elements are read alike: a path is made
 * of keys, of the names of children, and of those of attributes with an `@` before them, as in `link.@href`. Every step may
 * lead nowhere, or to an error object.
 */
import {dateOf} from './feed-date.ts';
import {absolute, pictureIn} from './feed-text.ts';
import type {Words} from './feed-text.ts';

type Loose = Partial<Record<string, unknown>> | null | undefined;

/** What is at a key of something. Of the DOM only what every implementation has. */
function at(place: unknown, key: string): unknown {
  const {localName, childNodes} = Object(place) as Element;
  if (!localName) return (place as Loose)?.[key];
  return key.startsWith('@')
    ? (place as Element).getAttribute(key.slice(1))
    : Array.from(childNodes).filter((child) => (child as Element).localName === `x-${key}`);
}

/** All that is at these paths, in their order; lists are gone into. */
export function all(place: unknown, ...paths: string[]): unknown[] {
  return paths.flatMap((path) =>
    path
      .split('.')
      .reduce((places, key) => places.flatMap((one) => at(one, key) ?? []).flat(), [place].flat()),
  );
}

/** A text, or that of an element, without signs that XML forbids. */
function say(one: unknown): string | undefined {
  const words = typeof one === 'string' ? one : (one as Partial<Element> | undefined)?.textContent;
  // eslint-disable-next-line no-control-regex -- these are they
  return words?.replace(/[\0-\x08\v\f\x0e-\x1f]/g, '').trim() || undefined;
}

/** What is said first at one of these paths, and is not blank. */
const first =
  (saying: (one: unknown) => string | undefined) =>
  (place: unknown, ...paths: string[]): string | undefined =>
    all(place, ...paths)
      .map(saying)
      .find(Boolean);

/** The first text at one of these paths. */
export const text = first(say);

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A text as HTML. Atom says which it is; others do not. */
function htmlOf(one: unknown): string | undefined {
  const {parentNode, outerHTML = String(one)} = Object(one) as Element;
  const type =
    text(one, '@type') ??
    (/entry|feed/.test((parentNode as Element | undefined)?.localName ?? '') ? 'text' : 'html');
  // What is in it: `innerHTML` is not in every implementation.
  if (type === 'xhtml') return outerHTML.replace(/^[^>]*>|(?<=<\/?)x-/g, '');
  const words = say(one);
  return words && type === 'text' ? escaped(words) : words;
}

/** The first text at one of these paths, as HTML. */
export const html = first(htmlOf);

/** What links in an element are relative to. */
export const baseOf = (place: unknown, base: string | undefined): string | undefined =>
  absolute(text(place, '@xml:base'), base) ?? base;

/** The address in a link of Atom of a relation. */
export const hrefOf = (place: unknown, relation: string): string | undefined =>
  text(
    all(place, 'link').filter((link) => (text(link, '@rel') ?? 'alternate') === relation),
    '@href',
  );

/** The address of a feed, a source, or an article. */
export function linkOf(place: unknown): string | undefined {
  const guid = all(place, 'guid').find((one) => text(one, '@isPermaLink') !== 'false');
  return text(place, 'link', 'url') ?? hrefOf(place, 'alternate') ?? /^https?:.*/.exec(say(guid) ?? '')?.[0];
}

interface Named {
  readonly name: string;
  readonly url: string | undefined;
}

/** Persons, names of Dublin Core and podcasts, and the mail addresses of RSS, of which only a name in brackets is told. */
export function authorsOf(place: unknown): readonly Named[] {
  const authors = new Map<string, Named>();
  for (const author of all(
    place,
    '_embedded.author',
    'author',
    'dc-creator',
    'itunes-author',
    'author_name',
    'account',
  )) {
    const name = (text(author, 'display_name', 'name', 'acct') ?? say(author) ?? '').replace(
      /^\S+@\S+(?: \((.*)\))?/,
      '$1',
    );
    if (name) authors.set(name, {name, url: text(author, 'link', 'url', 'uri')});
  }
  return [...authors.values()];
}

/** The picture that an article names, in any of the ways of feeds. */
function imageOf(item: unknown): string | undefined {
  const places = [...all(item, 'media-group'), item];
  const file = all(places, 'media-content', 'enclosure', 'link', 'media-thumbnail', 'itunes-image').find(
    (one) =>
      (/nail|image/.test((one as Element).localName) ||
        // Where nothing is said of it, its address may look like a picture.
        /^image|\.(?:jpe?g|png|gif|webp|avif)\b/i.test(
          text(one, '@medium') ?? text(one, '@type', '@url', '@href') ?? '',
        )) &&
      text(one, 'media-rating') !== 'adult',
  );
  const media = all(item, '_embedded.wp:featuredmedia');
  return (
    text(
      media,
      'media_details.sizes.medium_large.source_url',
      'media_details.sizes.large.source_url',
      'source_url',
    ) ??
    text(item, 'jetpack_featured_media_url') ??
    text(item, all(item, 'sensitive')[0] ? '' : 'media_attachments.preview_url') ??
    text(file, '@url', '@href')
  );
}

/**
 * An article in the kit's own format, with absolute links, for the contract's check. `url` is where it came from, `root` what
 * its feed says that links are relative to.
 */
export function articleOf(item: unknown, url: string | undefined, words: Words, root = url): unknown {
  const base = baseOf(item, root);
  const plain = (html: string | undefined) => html && (words(html) || undefined);
  const named = (one: Named) => ({name: plain(one.name), url: absolute(one.url, base)});
  // Before some words, Mastodon has a warning, which stands for them.
  const contents = ['spoiler_text', 'content.rendered', 'content-encoded', 'content'];
  const content = html(item, ...contents);
  const about = html(
    item,
    'excerpt.rendered',
    'description',
    'summary',
    // Films of YouTube have no other.
    'media-group.media-description',
    'itunes-summary',
  );
  // A theme of WordPress may end it with a link to the rest.
  const summary = plain(about?.replace(/<a\b[^>]*more-link[^]*?<\/a>/, ''));
  const gmt = text(item, 'date_gmt');
  const date = text(item, 'pubdate', 'published', 'dc-date', 'updated', 'date', 'created_at');
  const link = absolute(linkOf(item), base);
  // Generators put the words of a page into the feed as they are: where nothing says otherwise, pictures are relative to the page.
  const page = (base === url && link) || base;
  const authors = authorsOf(item);
  const name = text(item, 'source.title', 'source');
  return {
    // Numbers are of one site only; the guid of WordPress is the site's address with the number.
    id: text(item, 'guid.rendered', 'guid', 'id') ?? all(item, 'id')[0],
    url: link,
    title: plain(html(item, 'title.rendered', 'title')),
    summary,
    content_text: summary ? undefined : plain(content),
    image:
      absolute(imageOf(item), base) ??
      absolute(pictureIn(content), baseOf(all(item, ...contents), page)) ??
      absolute(pictureIn(about), page),
    // WordPress knows the time of all but drafts, whose year is 0000.
    date_published: gmt && /^[1-9]/.test(gmt) ? `${gmt}Z` : date && dateOf(date),
    authors: authors[0] && authors.map(named),
    tags: all(item, '_embedded.wp:term', 'tags', 'category', 'dc-subject')
      .map((tag) => plain(text(tag, 'name', '@label', '@term') ?? say(tag)))
      .filter((tag) => tag && tag !== 'Uncategorized'),
    language: text(item, 'language', '@xml:lang'),
    _peace: name && {outlet: named({name, url: linkOf(all(item, 'source')[0])})},
  };
}
