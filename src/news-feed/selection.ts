/** What a visitor has chosen of a feed, and below which headings it stands. */
import type {NewsItem} from '../contract/news.ts';
import {found, groupsOf} from './filter.ts';
import type {Group} from './filter.ts';

/** What visitors choose articles by. */
export type Choice = 'category' | 'outlet';

/** What a visitor has chosen, and how it is put. */
interface Visit {
  readonly order: 'asc' | 'desc';
  readonly groupBy: 'none' | Choice;
  readonly words: string;
  readonly chosen: Readonly<Partial<Record<Choice, string>>>;
  /** Ids of articles that wait until they are wanted. */
  readonly fresh: ReadonlySet<string>;
}

/** What a visitor has chosen of the articles that the page gives, in groups. */
export function selected(
  given: readonly NewsItem[],
  {order, groupBy, words, chosen, fresh}: Visit,
): readonly Group[] {
  const shown = found(given, {...chosen, words}).filter(({id}) => !fresh.has(id));
  if (order === 'asc') shown.reverse();
  return groupsOf(shown, (item) => nameOf(item, groupBy));
}

/** What an article is chosen by. */
export function nameOf(item: NewsItem, choice: 'none' | Choice): string | undefined {
  return choice === 'outlet' ? item.outlet?.name : choice === 'category' ? item.category : '';
}

/** Makes the last thing that was made of articles once, as long as what is asked of them stays the same. */
export function remembering<Asked extends object, Made>(
  make: (items: readonly NewsItem[], asked: Asked) => Made,
): (items: readonly NewsItem[], asked: Asked) => Made {
  let known: readonly unknown[] = [];
  let made: Made;
  return (items, asked) => {
    const key = [items, ...(Object.values(asked) as unknown[])];
    if (key.some((part, index) => part !== known[index])) made = make(items, asked);
    known = key;
    return made;
  };
}
