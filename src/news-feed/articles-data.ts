/** Articles as search engines read them. https://schema.org/NewsArticle */
import type {NamedLink, NewsItem} from '../contract/news.ts';

/** A list of articles in schema.org's words. `link` makes a link of an article absolute. */
export function describeArticles(
  items: readonly NewsItem[],
  link: (url: string | undefined, item: NewsItem) => string | undefined,
): object {
  return {
    '@type': 'ItemList',
    itemListElement: items.map((item, index) => {
      const who = (type: string, {name, url}: NamedLink) => ({'@type': type, name, url: link(url, item)});
      return {
        '@type': 'ListItem',
        position: index + 1,
        item: {
          '@type': 'NewsArticle',
          headline: item.title,
          description: item.summary,
          url: link(item.url, item),
          image: link(item.image?.url, item),
          datePublished: item.published,
          inLanguage: item.language,
          author: item.authors.map((author) => who('Person', author)),
          publisher: item.outlet && who('Organization', item.outlet),
        },
      };
    }),
  };
}
