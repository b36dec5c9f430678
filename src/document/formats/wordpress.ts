/** Posts of WordPress's REST interface. https://developer.wordpress.org/rest-api/reference/posts/ */
import {absolute, pictureIn} from './feed-text.ts';
import type {Words} from './feed-text.ts';

/** Whatever a plugin made of it: every step into it may lead nowhere, or to an error object. */
type Loose = Readonly<Record<string, unknown>> | undefined;

const given = (value: unknown) => (typeof value === 'string' && value.trim() ? value : undefined);

/** All objects in a list, or in a list of lists. */
function objects(value: unknown): Exclude<Loose, undefined>[] {
  const all: unknown[] = Array.isArray(value) ? value.flat() : [];
  return all.filter((one): one is Exclude<Loose, undefined> => Boolean(one) && typeof one === 'object');
}

/**
 * Posts as a feed of the kit's own format, with absolute links, for the contract's check. `url` is where they came from.
 * The next page is the page after this one as long as this one is full: the headers that count pages are seldom to be seen.
 */
export function newsOfWordpress(posts: readonly unknown[], url: string | undefined, words: Words): unknown {
  return {
    next_url: url && nextPage(url, posts.length),
    items: posts.map((post) => itemOf(post as Loose, url, words)),
  };
}

function nextPage(url: string, count: number): string | undefined {
  const next = new URL(url);
  const {searchParams} = next;
  if (count < (Number(searchParams.get('per_page')) || 10)) return undefined;
  searchParams.set('page', String((Number(searchParams.get('page')) || 1) + 1));
  return next.href;
}

function itemOf(post: Loose, url: string | undefined, words: Words): unknown {
  const text = (key: string) => given((post?.[key] as Loose)?.['rendered']);
  const plain = (value: unknown) => {
    const html = given(value);
    return html && given(words(html));
  };
  const embedded = (key: string) => objects((post?.['_embedded'] as Loose)?.[key]);
  const [media] = embedded('wp:featuredmedia');
  const sizes = (media?.['media_details'] as Loose)?.['sizes'] as Loose;
  const picture = [sizes?.['medium_large'], sizes?.['large'], media].map((one) =>
    given((one as Loose)?.['source_url']),
  );
  const gmt = given(post?.['date_gmt']);
  const excerpt = plain(text('excerpt'));
  return {
    // Numbers are of one site only; the guid is the site's address with the number.
    id: text('guid') ?? post?.['id'],
    url: absolute(given(post?.['link']), url),
    title: plain(text('title')),
    summary: excerpt,
    content_text: excerpt ? undefined : plain(text('content')),
    image: absolute(
      picture.find(Boolean) ?? given(post?.['jetpack_featured_media_url']) ?? pictureIn(text('content')),
      url,
    ),
    date_published: gmt?.startsWith('0000') === false ? `${gmt}Z` : given(post?.['date']),
    authors: embedded('author').map((author) => ({
      name: plain(author['name']),
      url: absolute(given(author['link']), url),
    })),
    tags: embedded('wp:term')
      .filter(({slug}) => slug !== 'uncategorized')
      .flatMap(({name}) => plain(name) ?? []),
  };
}
