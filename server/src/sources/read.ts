/** What was found at a source becomes items of its section. */
import type {SheetSection} from '../sheets/columns.ts';
import {SheetError} from '../sheets/grid.ts';
import {readSheet} from '../sheets/sheet.ts';
import type {Items} from '../sheets/items.ts';
import type {About} from '../sheets/timelinejs.ts';
import type {Copy} from './copies.ts';
import type {NamedSource} from './list.ts';
import {FeedError, isFeed, readFeed} from './news.ts';
import {TimelineError, isJson, readTimelineSource} from './timeline.ts';

/** Items for one section, from one sheet, feed or timeline. */
export type Part = {
  readonly [S in SheetSection]: {
    readonly section: S;
    readonly items: Items[S];
    /** Of a sheet: what it is called, and the row of each item. */
    readonly sheet?: {readonly name: string; readonly rows: readonly number[]};
    /** Of a timeline: what it says of the whole section, where the document does not. */
    readonly about?: About;
  };
}[SheetSection];

/** What a source gives. */
export interface SourceReading {
  /** `undefined` where nothing of it can be used. */
  readonly part: Part | undefined;
  /** One sentence each. */
  readonly problems: readonly string[];
}

/** Reads what was found. */
export function readSource(copy: Copy, source: NamedSource, language: string): SourceReading {
  try {
    return reading(copy, source, language);
  } catch (error) {
    if (error instanceof FeedError || error instanceof SheetError || error instanceof TimelineError) {
      return {part: undefined, problems: [error.message]};
    }
    throw error;
  }
}

function reading({body, foundAt}: Copy, source: NamedSource, language: string): SourceReading {
  const {section} = source;
  if (section === 'news' && isFeed(body)) {
    const {items, problems} = readFeed(body, foundAt, source);
    return {part: {section, items}, problems};
  }
  if (section === 'timeline' && isJson(body)) {
    const {items, about, problems} = readTimelineSource(body, foundAt);
    return {part: {section, items, about}, problems};
  }
  const {items, rows, about, problems} = readSheet(body, section, language);
  return {part: {section, items, about, sheet: {name: source.url, rows}} as Part, problems};
}
