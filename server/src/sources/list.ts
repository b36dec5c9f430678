/** `sources.json`: whose content is served here besides the campaign’s own. */
import {Text} from 'peace-widgets/contract';
import * as v from 'valibot';
import type {SheetSection} from '../sheets/columns.ts';

const Address = v.pipe(
  v.string(),
  v.check(isAddress, 'is not an address like https://blog.example/feed; names and passwords cannot be in it'),
);

const SourceSchema = v.strictObject({
  url: Address,
  /** Who published it, where the items do not say. */
  outlet: v.optional(Text),
  /** Put before the tags of every item. */
  category: v.optional(Text),
  /** How many of the newest items are taken. */
  limit: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1, 'must be 1 or more'))),
});

const Sources = v.optional(
  v.pipe(v.array(v.union([Address, SourceSchema])), v.maxLength(50, 'may list 50 sources at most')),
);

/** Items of one source of news, the newest, where it does not say otherwise. */
export const LIMIT = 50;

/** The addresses of each section: of news, feeds and sheets; of the others, sheets. */
export const SourceListSchema = v.strictObject({
  news: Sources,
  negotiators: Sources,
  timeline: Sources,
  issues: Sources,
});

/** A source with what is said about it. */
export interface NamedSource extends Omit<v.InferOutput<typeof SourceSchema>, 'url'> {
  readonly section: SheetSection;
  /** As it was written. */
  readonly address: string;
  /** What is asked for. */
  readonly url: string;
}

/** The sources of a checked list. */
export function sourcesIn(list: unknown): readonly NamedSource[] {
  const sections = Object.entries(list as v.InferOutput<typeof SourceListSchema>);
  return sections.flatMap(([section, sources = []]) =>
    sources.map((source) => {
      const {url: address, ...rest} = typeof source === 'string' ? {url: source} : source;
      const url = withPosts(tableAddress(new URL(address)), rest.limit).href;
      return {...rest, section: section as SheetSection, address, url};
    }),
  );
}

function isAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && !url.username && !url.password;
}

/** The most posts that WordPress gives at once. */
const MOST_POSTS = 100;

/** Where WordPress has the names, pictures and tags of its posts. */
const EMBEDDED = 'author,wp:featuredmedia,wp:term';

/** WordPress gives ten posts, and of what belongs to them no more than numbers, unless it is asked for more. */
function withPosts(url: URL, limit = LIMIT): URL {
  const route = url.searchParams.get('rest_route') ?? /\/wp-json(\/.*)/.exec(url.pathname)?.[1] ?? '';
  if (!/^\/wp\/v2\/[^/]+\/?$/.test(route)) return url;
  const asking = new URL(url);
  const {searchParams} = asking;
  if (!searchParams.has('per_page')) searchParams.set('per_page', String(Math.min(limit, MOST_POSTS)));
  if (!searchParams.has('_embed')) searchParams.set('_embed', EMBEDDED);
  return asking;
}

const SHEET = /^(?:\/a\/[^/]+)?\/spreadsheets\/(?:u\/\d+\/)?d\/(e\/)?([\w-]+)(?:\/|$)/;

/**
 * What an organiser copies from the address bar of a Google sheet leads to its table. Who has several accounts, or one of
 * a company, copies that, too: nobody else has it.
 */
function tableAddress(url: URL): URL {
  if (url.hostname !== 'docs.google.com') return url;
  const [, published, id] = SHEET.exec(url.pathname) ?? [];
  if (id === undefined || /\/(?:export|gviz)\b/.test(url.pathname)) return url;
  const sheet = url.searchParams.get('gid') ?? /\bgid=(\d+)/.exec(url.hash)?.[1];
  const folder = `/spreadsheets/d/${published ?? ''}${id}`;
  const table = new URL(`${folder}/${published ? 'pub?output=csv&single=true' : 'export?format=csv'}`, url);
  if (sheet !== undefined) table.searchParams.set('gid', sheet);
  return table;
}
