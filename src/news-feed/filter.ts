/** Which articles of a feed are shown. */
import type {NewsItem} from '../contract/news.ts';

function folded(text: string): string {
  return text.normalize().trim().toLowerCase();
}

/** The articles that carry a tag, whichever of their tags it is, in upper or lower case; all of them without a tag. */
export function inCategory(items: readonly NewsItem[], tag: string | undefined): readonly NewsItem[] {
  const wanted = folded(tag ?? '');
  return wanted ? items.filter(({tags}) => tags.some((own) => folded(own) === wanted)) : items;
}
