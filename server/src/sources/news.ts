/** A feed of whatever format becomes news that can be served from here: checked, absolute, short, with ids of their own. */
import {Parser} from 'htmlparser2';
import {NewsSchema, readWith, startOf, takeSection} from 'peace-widgets/contract';
import {newsOfJsonFeed, newsOfPosts, newsOfXml} from 'peace-widgets/feeds';
import type {Items} from '../sheets/items.ts';
import {textOf} from './html.ts';
import {LIMIT} from './list.ts';
import type {NamedSource} from './list.ts';
import {isFeedXml, parseXml} from './xml.ts';

type Item = Items['news'][number];

/** More is not shown in a feed; who wants to read on follows the link. In characters. */
const LONGEST = {title: 300, text: 1000};

/** Nothing of it is news. */
export class FeedError extends Error {
  override readonly name = 'FeedError';
}

/** Whether a text is a feed or means to be one; what is none may still be a sheet. */
export function isFeed(text: string): boolean {
  return /^\s*[[{<]/.test(text);
}

/** Reads a feed. @throws {FeedError} */
export function readFeed(
  text: string,
  foundAt: string,
  source: NamedSource,
): {readonly items: Items['news']; readonly problems: readonly string[]} {
  const {json, problem} = newsOf(text, foundAt);
  const {value, problems} = readWith(NewsSchema, json);
  const {outlet = value.title?.trim(), category, limit = LIMIT} = source;
  const base = (url: string | undefined) => url && URL.parse(url, foundAt)?.href;
  const host = new URL(foundAt).host.replace(/^www\./, '');
  const items = value.items.map((item): Item => {
    const url = base(item.url);
    const summary = item.summary?.trim();
    const authors = (item.authors ?? value.authors)?.map((author) => ({...author, url: base(author.url)}));
    const tags = [...(category === undefined ? [] : [category]), ...(item.tags ?? [])];
    const own = item._peace?.outlet;
    return compact({
      ...item,
      id: idOf(item, url, host),
      url,
      title: shortened(item.title?.replace(/\s+/g, ' ').trim(), LONGEST.title),
      summary: shortened(summary, LONGEST.text),
      content_text: summary ? undefined : shortened(item.content_text?.trim(), LONGEST.text),
      image: base(item.image),
      authors: authors?.length ? authors : undefined,
      tags: tags.length > 0 ? [...new Set(tags)] : undefined,
      language: item.language ?? value.language,
      _peace: {
        ...item._peace,
        ...(own ? {outlet: compact({...own, url: base(own.url)})} : outlet ? {outlet: {name: outlet}} : {}),
      },
    });
  });
  return {
    items: items.sort((a, b) => moment(b) - moment(a) || 0).slice(0, limit),
    problems: [
      ...(problem === undefined ? [] : [problem]),
      ...problems.map(({pointer, detail}) => `${pointer}: ${detail}`),
    ],
  };
}

/** @throws {FeedError} */
function newsOf(text: string, foundAt: string): {json: unknown; problem?: string | undefined} {
  try {
    if (isFeedXml(text)) {
      const {root, problem} = parseXml(text);
      return {json: newsOfXml(root, foundAt, textOf), problem};
    }
    if (text.trimStart().startsWith('<')) throw new FeedError(aboutPage(text, foundAt));
    const json = JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
    if (Array.isArray(json)) return {json: newsOfPosts(json, foundAt, textOf)};
    const section = takeSection(json, 'news').json as {items?: unknown} | undefined;
    if (!Array.isArray(section?.items)) throw new FeedError('is JSON, but no feed: it has no list of items');
    return {json: newsOfJsonFeed({...section}, textOf)};
  } catch (error) {
    if (error instanceof FeedError) throw error;
    throw new FeedError(`cannot be read (${(error as Error).message})`);
  }
}

/** Most people copy the address of a site; its head names the feed. */
function aboutPage(html: string, foundAt: string): string {
  let feed: URL | null = null;
  const parser = new Parser({
    onopentag(name, {type = '', href}) {
      if (name !== 'link' || href === undefined || !FEED_TYPE.test(type)) return;
      feed ??= URL.parse(href, foundAt);
    },
  });
  parser.end(html);
  const {href} = (feed as URL | null) ?? {};
  return `is a web page and no feed${href ? `; its feed is ${href}` : ''}`;
}

const FEED_TYPE = /^application\/(?:rss|atom|feed)\+(?:xml|json)/i;

/** An id that is another one in every feed: the feed’s own where it is an address or the like, else with its host. */
function idOf({id}: Item, url: string | undefined, host: string): string | undefined {
  if (id === undefined) return url;
  const text = String(id);
  return /^[a-z][\w+.-]*:\S|^[\da-f]{8}-(?:[\da-f]{4}-){3}[\da-f]{12}$/i.test(text)
    ? text
    : `${host}/${text}`;
}

function moment(item: Item): number {
  const date = item._peace?.published ?? item.date_published;
  return date === undefined ? -Infinity : startOf(date);
}

function shortened(text: string | undefined, longest: number): string | undefined {
  if (!text) return undefined;
  if (text.length <= longest) return text;
  const start = text.slice(0, longest);
  const word = start.replace(/\s\S*$/, '');
  // A word without end is cut between characters, not within one.
  return `${word.length > longest / 2 ? word : start.replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Without the keys that say nothing. */
function compact<T extends object>(item: T): T {
  return Object.fromEntries(
    Object.entries(item).filter(([, value]) => value !== undefined && !(isPlain(value) && isEmpty(value))),
  ) as T;
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isEmpty = (value: object) => Object.keys(value).length === 0;
