/** What JSON Feeds have and the kit's own format has not. https://www.jsonfeed.org/version/1.1/ */
import {dateOf} from './feed-date.ts';
import {absolute, pictureIn} from './feed-text.ts';
import type {Words} from './feed-text.ts';

type Loose = Readonly<Record<string, unknown>>;

/** An item with any of these is not the kit's own. */
const FOREIGN = ['content_html', 'author', 'external_url', 'banner_image', 'attachments'];

const isForeign = (one: unknown) => FOREIGN.some((key) => key in Object(one));

/** A feed in the kit's own format, for the contract's check; links are still relative to where it came from. */
export function newsOfJsonFeed(feed: Loose, words: Words): unknown {
  const {title, items} = feed;
  if (!Array.isArray(items) || ![feed, ...(items as unknown[])].some(isForeign)) return feed;

  /** Titles and names are plain text, but some generators encode them. */
  const plain = (text: unknown) => (typeof text === 'string' && !text.includes('<') ? words(text) : text);

  /** Version 1.0 has one author. */
  const authorsOf = ({author, authors = author && [author]}: Loose) =>
    Array.isArray(authors)
      ? authors.map((one: Loose | null) => one && {...one, name: plain(one['name'])})
      : authors;

  const itemOf = (item: Loose) => {
    const {
      summary,
      content_html: content,
      attachments,
      date_modified,
      date_published: date = date_modified,
    } = item;
    const url = (item['url'] ?? item['external_url']) as string | undefined;
    const html = typeof content === 'string' ? content : '';
    const files = Array.isArray(attachments) ? (attachments as (Loose | null)[]) : [];
    return {
      ...item,
      url,
      title: plain(item['title']),
      content_text: item['content_text'] ?? (summary ? undefined : words(html)),
      date_published: typeof date === 'string' ? dateOf(date) : date,
      authors: authorsOf(item),
      image:
        item['image'] ??
        item['banner_image'] ??
        files.find((file) => String(file?.['mime_type']).startsWith('image/'))?.['url'] ??
        absolute(pictureIn(html), url),
    };
  };

  return {
    ...feed,
    title: plain(title),
    authors: authorsOf(feed),
    items: items.map((item: unknown) => (isForeign(item) ? itemOf(item as Loose) : item)),
  };
}
