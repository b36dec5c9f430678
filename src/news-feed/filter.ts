/** Which articles of a feed are shown, below which headings, and where the words of a search are in them. */
import {endOf, startOf} from '../contract/dates.ts';
import type {NewsItem} from '../contract/news.ts';
import {folded} from '../widget/search.ts';

/** A name as it is compared. An attribute that was taken away is null. */
export const plain = (name?: string | null): string => folded(name ?? '').trim();

/** The words of a search. */
export const wordsOf = (search: string): string[] => folded(search).split(/\s+/).filter(Boolean);

/** What is searched of each article that was searched before. */
const searched = new WeakMap<NewsItem, string>();

function textOf(item: NewsItem): string {
  let text = searched.get(item);
  if (text === undefined) {
    const {title, summary, outlet, authors, tags} = item;
    text = folded([title, summary, outlet?.name, ...authors.map(({name}) => name), ...tags].join('\n'));
    searched.set(item, text);
  }
  return text;
}

/** Gets articles from a place on ready to be searched until a time, ms as in `performance.now()`; where it is to go on. */
export function prepare(items: readonly NewsItem[], place: number, until: number): number {
  const rest = items.slice(place);
  const late = rest.findIndex((item) => performance.now() >= until || !textOf(item));
  return late < 0 ? items.length : place + late;
}

/**
 * Tells of articles whether they are wanted; what is not given chooses nothing.
 *
 * @param category A tag, whichever of an article's tags it is.
 * @param outlet The name of an outlet.
 * @param start First day, or part of a date; so the last with `end`.
 * @param search Words that all are somewhere in an article, in any order.
 */
export function wanting(
  category?: string,
  outlet?: string,
  start?: string,
  end?: string,
  search = '',
): (item: NewsItem) => boolean {
  const words = wordsOf(search);
  const [tag, name] = [plain(category), plain(outlet)];
  const [from, to] = [startOf(start ?? ''), endOf(end ?? '')];
  const isBounded = from === from || to === to;
  return (item) =>
    (!tag || item.tags.some((own) => plain(own) === tag)) &&
    (!name || plain(item.outlet?.name) === name) &&
    // What has no date is in no stretch of time.
    (!isBounded ||
      (item.published !== undefined &&
        !(endOf(item.published) <= from) &&
        !(startOf(item.published) >= to))) &&
    words.every((word) => textOf(item).includes(word));
}

/** What visitors choose articles by. */
export type Choice = 'category' | 'outlet';

/** What a visitor has chosen. */
export type Chosen = Readonly<Partial<Record<Choice, string>>>;

/** What an article is chosen by. */
export function nameOf(item: NewsItem, choice: 'none' | Choice): string {
  return (choice === 'outlet' ? item.outlet?.name : choice === 'category' && item.category) || '';
}

/** Articles below one heading. */
export interface Group {
  readonly name: string;
  /** Of its name. */
  readonly language: string | undefined;
  readonly items: readonly NewsItem[];
}

/** The articles by a name of theirs, in the order of the articles; last those without one. */
export function groupsOf(items: readonly NewsItem[], choice: 'none' | Choice): Group[] {
  const groups = new Map<string, Group & {items: NewsItem[]}>();
  for (const item of items) {
    const name = nameOf(item, choice);
    const key = name && plain(name);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = {name, language: item.language, items: []}));
    group.items.push(item);
  }
  return [...groups.values()].sort((a, b) => Number(!a.name) - Number(!b.name));
}

/** Ids of articles that would push down what is being read: they are not known, and stand above one that is. */
export function freshOf(items: readonly NewsItem[], known: ReadonlySet<string>): ReadonlySet<string> {
  const last = items.findLastIndex(({id}) => known.has(id));
  return new Set(items.flatMap(({id}, place) => (place < last && !known.has(id) ? id : [])));
}

/** A text, cut where the words of a search begin and end: what stands at odd places was looked for. */
export function cutAt(text: string, words: readonly string[]): string[] {
  const letters = text.match(/./gsu) ?? [];
  const plain = letters.map(folded);
  // What is folded may be shorter or longer: each of its characters knows where it comes from.
  const places = plain.flatMap(({length}, place) => Array<number>(length).fill(place));
  const pattern = new RegExp(words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('|'), 'g');
  const parts: string[] = [];
  let start = 0;
  const cut = (end = letters.length) => {
    parts.push(letters.slice(start, end).join(''));
    start = end;
  };
  for (const {0: match, index} of plain.join('').matchAll(pattern)) {
    cut(places[index]);
    cut(places[index + match.length]);
  }
  cut();
  return parts;
}
