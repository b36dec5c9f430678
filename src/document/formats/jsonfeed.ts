/** What JSON Feeds have and the kit's own format has not. https://www.jsonfeed.org/version/1.1/ */
import {pictureIn} from './feed-text.ts';
import type {Words} from './feed-text.ts';

type Loose = Readonly<Record<string, unknown>>;

/** An item with any of these is not the kit's own. */
const FOREIGN = ['content_html', 'author', 'external_url', 'banner_image', 'attachments'];

/** A feed in the kit's own format, for the contract's check; links are still relative to where it came from. */
export function newsOfJsonFeed(feed: Loose, words: Words): unknown {
  const {author, items} = feed;
  return {
    ...feed,
    authors: feed['authors'] ?? (author ? [author] : undefined),
    items: Array.isArray(items)
      ? items.map((item: unknown) => {
          const isForeign = item && typeof item === 'object' && FOREIGN.some((key) => key in item);
          return isForeign ? itemOf(item as Loose, words) : item;
        })
      : items,
  };
}

function itemOf(item: Loose, words: Words): unknown {
  const {content_html: html, content_text: text, author, url, external_url: external} = item;
  const content = typeof html === 'string' ? html : undefined;
  const title = item['title'];
  const attached = Array.isArray(item['attachments']) ? (item['attachments'] as (Loose | null)[]) : [];
  return {
    ...item,
    url: url ?? external,
    // Titles are plain text, but some generators encode them.
    title: typeof title === 'string' && !title.includes('<') ? words(title) : title,
    content_text: text ?? (content && !item['summary'] ? words(content) : undefined),
    authors: item['authors'] ?? (author ? [author] : undefined),
    image:
      item['image'] ??
      item['banner_image'] ??
      attached.find((file) => String(file?.['mime_type']).startsWith('image/'))?.['url'] ??
      pictureIn(content),
  };
}
