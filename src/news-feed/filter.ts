/** Which articles of a feed are shown, and where the words of a search are in them. */
import {endOf, startOf} from '../contract/dates.ts';
import type {NewsItem} from '../contract/news.ts';
import {folded} from '../widget/search.ts';

/** What articles are chosen by; what is not given chooses nothing. */
export interface Wanted {
  /** A tag, whichever of an article's tags it is. */
  readonly category?: string | undefined;
  /** The name of an outlet. */
  readonly outlet?: string | undefined;
  /** Words that all are somewhere in an article, in any order. */
  readonly words?: string | undefined;
  /** First and last day, or part of a date. */
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

// An attribute that was taken away is null.
const same = (name?: string | null) => folded(name ?? '').trim();

/** The words of a search. */
export function wordsOf(search = ''): string[] {
  return folded(search).split(/\s+/).filter(Boolean);
}

/** The articles that carry a tag, whichever of their tags it is, in upper or lower case; all of them without a tag. */
export function inCategory(items: readonly NewsItem[], tag: string | undefined): readonly NewsItem[] {
  const wanted = same(tag);
  return wanted ? items.filter(({tags}) => tags.some((own) => same(own) === wanted)) : items;
}

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

/** Gets articles from a place on ready to be searched, until a time; where it is to go on. */
export function prepare(items: readonly NewsItem[], place: number, until: number): number {
  let next = place;
  for (const item of items.slice(place)) {
    if (performance.now() >= until) break;
    textOf(item);
    next++;
  }
  return next;
}

/** The articles that are wanted. */
export function found(items: readonly NewsItem[], wanted: Wanted): readonly NewsItem[] {
  const words = wordsOf(wanted.words);
  const outlet = same(wanted.outlet);
  const [from, to] = [startOf(wanted.start ?? ''), endOf(wanted.end ?? '')];
  const isBounded = from === from || to === to;
  const chosen = inCategory(items, wanted.category);
  if (!outlet && !isBounded && !words.length) return chosen;
  return chosen.filter(
    (item) =>
      (!outlet || same(item.outlet?.name) === outlet) &&
      // What has no date is in no stretch of time.
      (!isBounded ||
        (item.published && !(endOf(item.published) <= from) && !(startOf(item.published) >= to))) &&
      words.every((word) => textOf(item).includes(word)),
  );
}

/** Articles below one heading. */
export interface Group {
  readonly name: string;
  readonly items: readonly NewsItem[];
}

/** The articles by a name of theirs, in the order of the articles; last those without one. */
export function groupsOf(
  items: readonly NewsItem[],
  nameOf: (item: NewsItem) => string | undefined,
): readonly Group[] {
  const groups = new Map<string, {name: string; items: NewsItem[]}>();
  const others: Group & {items: NewsItem[]} = {name: '', items: []};
  for (const item of items) {
    const name = nameOf(item) ?? '';
    let group = name ? groups.get(same(name)) : others;
    if (!group) groups.set(same(name), (group = {name, items: []}));
    group.items.push(item);
  }
  return [...groups.values(), ...(others.items.length ? [others] : [])];
}

/** A text, cut where the words of a search begin and end: what stands at odd places was looked for. */
export function cutAt(text: string, words: readonly string[]): string[] {
  if (!words.length) return [text];
  // What is folded may be shorter or longer: each of its characters knows where it comes from.
  let plain = '';
  const places: number[] = [];
  let place = 0;
  for (const character of text) {
    const letters = folded(character);
    plain += letters;
    for (let letter = 0; letter < letters.length; letter++) places.push(place);
    place += character.length;
  }
  places.push(place);
  const parts: string[] = [];
  let end = 0;
  const pattern = new RegExp(words.map((word) => word.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('|'), 'g');
  for (const {0: match, index} of plain.matchAll(pattern)) {
    const [from = 0, to = 0] = [places[index], places[index + match.length]];
    parts.push(text.slice(end, from), text.slice(from, to));
    end = to;
  }
  return [...parts, text.slice(end)];
}
