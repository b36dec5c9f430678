/** News: JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/) with `_peace` for what it has no key for. */
import * as v from 'valibot';
import {startOf} from './dates.ts';
import {Language, Link, PartialDate, Text} from './primitives.ts';
import type {Image} from './primitives.ts';
import {readWith, withIds} from './reading.ts';
import type {Problem, Reading} from './reading.ts';
import {rule} from './rule.ts';

const AuthorSchema = v.object({name: v.optional(Text), url: v.optional(Link)});

/** One article. It needs words to show: a title, or else a summary or a text. */
export const NewsItemSchema = v.pipe(
  v.object({
    /** A number is accepted and becomes a text when it is read. */
    id: v.optional(v.union([Text, v.number()])),
    url: v.optional(Link),
    title: v.optional(Text),
    summary: v.optional(v.string()),
    content_text: v.optional(v.string()),
    image: v.optional(Link),
    date_published: v.optional(PartialDate),
    authors: v.optional(v.array(AuthorSchema)),
    tags: v.optional(v.array(Text)),
    language: v.optional(Language),
    _peace: v.optional(
      v.object({
        /** Who published the article. */
        outlet: v.optional(v.object({name: Text, url: v.optional(Link)})),
        /** The date at the precision that is known, where `date_published` would have to invent a day. */
        published: v.optional(PartialDate),
      }),
    ),
  }),
  rule(
    'words',
    ({title, summary = '', content_text: text = ''}) => title !== undefined || /\S/.test(summary + text),
    'has no title, summary or text',
  ),
);

/** A feed of articles. */
export const NewsSchema = v.object({
  version: v.optional(v.string()),
  title: v.optional(v.string()),
  home_page_url: v.optional(Link),
  language: v.optional(Language),
  authors: v.optional(v.array(AuthorSchema)),
  /** Where older articles are. */
  next_url: v.optional(Link),
  items: v.array(NewsItemSchema),
});

/** The wire shape of a feed. */
export type News = v.InferOutput<typeof NewsSchema>;

/** Who wrote or published something. */
export interface NamedLink {
  readonly name: string;
  readonly url?: string | undefined;
}

/** An article as the widgets use it. Links are still as they were sent: resolve them against `base`. */
export interface NewsItem {
  readonly id: string;
  readonly title: string;
  readonly url?: string | undefined;
  readonly summary?: string | undefined;
  readonly image?: Image | undefined;
  readonly outlet?: NamedLink | undefined;
  readonly authors: readonly NamedLink[];
  readonly published?: PartialDate | undefined;
  /** The first tag. */
  readonly category?: string | undefined;
  readonly tags: readonly string[];
  readonly language?: string | undefined;
  /** Where it came from. */
  readonly base?: string | undefined;
}

/** A feed as the widgets use it, newest article first. */
export interface NewsFeed {
  readonly title?: string | undefined;
  readonly language?: string | undefined;
  readonly items: readonly NewsItem[];
  /** Its site; as it was sent, like all links. */
  readonly home?: string | undefined;
  /** Where older articles are; as it was sent. */
  readonly next?: string | undefined;
}

type WireItem = v.InferOutput<typeof NewsItemSchema>;

function named(authors: readonly v.InferOutput<typeof AuthorSchema>[]): NamedLink[] {
  return authors.flatMap(({name, url}) => (name ? [{name, url}] : []));
}

function published(item: WireItem): PartialDate | undefined {
  return item._peace?.published ?? item.date_published;
}

/** Newest first; what has no date comes last; equal dates keep the order of the document. */
export function byDate(a: NewsItem, b: NewsItem): number {
  return (
    (b.published ? startOf(b.published) : -Infinity) - (a.published ? startOf(a.published) : -Infinity) || 0
  );
}

/** The most that is shown of a headline, of a summary, and of a text that stands in for one, in characters. */
const [TITLE, SUMMARY, EXCERPT] = [300, 1000, 300] as const;

/** A text, or its beginning up to the end of a word. */
function short(text: string, length: number): string {
  const whole = text.trim();
  if (whole.length <= length) return whole;
  return `${whole.slice(0, length).replace(/\s\S*$|[\ud800-\udbff]$/, '')}…`;
}

/** What a post without a title has for one, its first line or sentence, and the rest of it. */
function headlineOf(post: string): [title: string, summary: string] {
  const [title] = /.{1,140}$|.{15,139}?[.!?…](?=\s)/muy.exec(post) ?? [short(post, 120)];
  const isCut = !post.startsWith(title);
  return [title, isCut ? `…${post.slice(title.length - 1).trim()}` : post.slice(title.length).trim()];
}

/** Reads a feed that came from a URL. @throws {ContractError} when it has no list of items. */
export function readNews(json: unknown, base?: string): Reading<NewsFeed> {
  const {value, problems} = readWith(NewsSchema, json);
  const {title, language, home_page_url: home, next_url: next} = value;
  const found: Problem[] = [...problems];
  const nameOf = (item: WireItem) =>
    item.url ?? [item.title ?? item.summary, published(item), item._peace?.outlet?.name].join(' ');
  const items = withIds(value.items, nameOf, (index) => `/items/${index}`, found).map((item): NewsItem => {
    const {summary = '', content_text: content = '', tags = []} = item;
    const text = short(summary, SUMMARY) || short(content, EXCERPT);
    const [title, rest] = item.title ? [short(item.title, TITLE), text] : headlineOf(text);
    return {
      id: item.id,
      title,
      url: item.url,
      summary: rest || undefined,
      image: item.image ? {url: item.image} : undefined,
      outlet: item._peace?.outlet,
      authors: named(item.authors ?? value.authors ?? []),
      published: published(item),
      category: tags[0],
      tags,
      language: item.language ?? language,
      base,
    };
  });
  return {value: {title, language, home, next, items: items.sort(byDate)}, problems: found};
}
