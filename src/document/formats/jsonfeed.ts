/** What JSON Feeds have and the kit's own format has not. https://www.jsonfeed.org/version/1.1/ */
import {pictureIn} from './feed-text.ts';
import type {Words} from './feed-text.ts';

type Loose = Readonly<Record<string, unknown>>;

/** An item with any of these is not the kit's own. */
const FOREIGN = ['content_html', 'author', 'external_url', 'banner_image', 'attachments'];

/** A feed in the kit's own format, for the contract's check; links are still relative to where it came from. */
export function newsOfJsonFeed(feed: Loose, words: Words): unknown {
  const {items} = feed;
  return {
    ...feed,
    authors: authorsOf(feed),
    items: Array.isArray(items)
      ? items.map((item: unknown) =>
          FOREIGN.some((key) => key in Object(item)) ? itemOf(item as Loose, words) : item,
        )
      : items,
  };
}

/** Version 1.0 has one author. */
const authorsOf = ({authors, author}: Loose) => authors ?? (author ? [author] : undefined);

function itemOf(item: Loose, words: Words): unknown {
  const {title, summary, content_html: content, attachments} = item;
  const html = typeof content === 'string' ? content : '';
  const files = Array.isArray(attachments) ? (attachments as (Loose | null)[]) : [];
  return {
    ...item,
    url: item['url'] ?? item['external_url'],
    // Titles are plain text, but some generators encode them.
    title: typeof title === 'string' && !title.includes('<') ? words(title) : title,
    content_text: item['content_text'] ?? (summary ? undefined : words(html)),
    authors: authorsOf(item),
    image:
      item['image'] ??
      item['banner_image'] ??
      files.find((file) => String(file?.['mime_type']).startsWith('image/'))?.['url'] ??
      pictureIn(html),
  };
}
