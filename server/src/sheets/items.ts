/** A row becomes an item of its section, unchecked. */
import {
  Color,
  IssueSchema,
  NewsItemSchema,
  PersonSchema,
  Text,
  TimelineEventSchema,
} from 'peace-widgets/contract';
import {isPicture} from 'peace-widgets/feeds';
import * as v from 'valibot';
import {namesIn, tagsIn} from './cells.ts';
import type {SheetSection} from './columns.ts';

/** A person of a sheet: delegations are made of what stands beside them. */
const SheetPersonSchema = v.object({
  ...PersonSchema.entries,
  delegation: Text,
  color: v.optional(Color),
});

/** What a row becomes. */
export const ITEM_SCHEMAS = {
  news: NewsItemSchema,
  negotiators: SheetPersonSchema,
  timeline: TimelineEventSchema,
  issues: IssueSchema,
} satisfies Record<SheetSection, v.GenericSchema>;

/** The items of sheets and feeds, as the contract has them. */
export type Items = {[S in SheetSection]: readonly v.InferOutput<(typeof ITEM_SCHEMAS)[S]>[]};

interface TitledLink {
  readonly url: string;
  readonly title: string;
}

/** A row that is being read. */
export interface Row {
  /** The value of a column; `''` where there is none. */
  readonly cell: (column: string) => string;
  /** The same for a column of dates. */
  readonly date: (column: string) => string;
  /** The same for a column with one link. */
  readonly link: (column: string) => string;
  /** What a column with several links holds. */
  readonly links: (column: string) => readonly TitledLink[];
  /** What stands in columns that are called what they lead to. */
  readonly furtherLinks: readonly TitledLink[];
  /** Columns that say where a delegation stands. */
  readonly positions: readonly {readonly delegation: string; readonly text: string}[];
}

/** What a row says; blank cells say nothing. */
export function itemOf(section: SheetSection, row: Row): object {
  const language = section === 'issues' ? '' : row.cell('language');
  return withoutBlanks({id: row.cell('id'), language, ...MAKERS[section](row)});
}

const MAKERS: Readonly<Record<SheetSection, (row: Row) => object>> = {
  news: newsItem,
  negotiators: person,
  timeline: timelineEvent,
  issues: issue,
};

function newsItem({cell, date, link}: Row): object {
  const outlet = cell('outlet');
  return {
    url: link('url'),
    title: cell('title'),
    summary: cell('summary'),
    content_text: cell('content_text'),
    image: link('image'),
    authors: namesIn(cell('authors')).map((name) => ({name})),
    tags: tagsIn(cell('tags')),
    _peace: withoutBlanks({outlet: outlet === '' ? '' : {name: outlet}, published: date('date')}),
  };
}

function person({cell, date, link, links, furtherLinks}: Row): object {
  return {
    name: cell('name'),
    delegation: cell('delegation'),
    role: cell('role'),
    bio: cell('bio'),
    image: picture(cell, link),
    links: [...links('url'), ...links('links'), ...furtherLinks],
    until: date('until'),
    color: cell('color'),
  };
}

function timelineEvent(row: Row): object {
  const {cell, date, link} = row;
  return {
    start: date('start'),
    end: date('end'),
    displayDate: cell('displayDate'),
    title: cell('title'),
    text: cell('text'),
    url: link('url'),
    group: cell('group'),
    ...pictureAndMedia(row),
  };
}

/** Many put pictures among what there is to see and hear. Caption and credit are of the picture, where there is one. */
function pictureAndMedia({cell, link}: Row): object {
  const media = link('media');
  const picture = link('image') || (isPicture(media) ? media : '');
  const image = {url: picture || link('thumbnail'), alt: cell('alt')};
  const about = {caption: cell('caption'), credit: cell('credit')};
  return {
    image: image.url === '' ? '' : withoutBlanks({...image, ...(picture === '' ? {} : about)}),
    media:
      media === '' || media === picture ? '' : withoutBlanks({url: media, ...(picture === '' ? about : {})}),
  };
}

function issue({cell, links, furtherLinks, positions}: Row): object {
  return {title: cell('title'), text: cell('text'), links: [...links('links'), ...furtherLinks], positions};
}

function picture(cell: Row['cell'], link: Row['link']): object | string {
  const url = link('image');
  return url === '' ? '' : withoutBlanks({url, caption: cell('caption'), credit: cell('credit')});
}

/** An item without what says nothing. */
export function withoutBlanks(item: object): object {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => !isBlank(value)));
}

function isBlank(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}
