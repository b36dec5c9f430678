/**
 * The kit's wording in English, in groups, so that a widget's file holds its own group only. Keys are unique across
 * groups: in other languages, and in a document's `strings`, they are one flat map. An object holds plural forms by CLDR
 * category; which one is taken depends on `{count}`.
 */
import type {Strings} from '../../contract/primitives.ts';

/** What every widget says. */
export const common = {
  loading: 'Loading',
  retry: 'Try again',
  more: 'More',
  less: 'Less',
  stale: 'Showing the copy of {time}.',
  network: 'This could not be loaded: there is no connection to the server.',
  timeout: 'This could not be loaded: the server took too long to answer.',
  status: 'This could not be loaded: the server reports a problem.',
  unreadable: 'This could not be loaded: the server’s answer cannot be read.',
} satisfies Strings;

/** The core issues. */
export const coreIssues = {
  noIssues: 'No issues have been published yet.',
  openAll: 'Open all',
  closeAll: 'Close all',
} satisfies Strings;

/** The news feed. */
export const news = {
  noNews: 'No news has been published yet.',
  noNewsInCategory: 'Nothing has been published in this category yet.',
  showMore: 'Show {count} more',
  articlesShown: {one: '{count} article is shown.', other: '{count} articles are shown.'},
} satisfies Strings;

/** The negotiators. */
export const negotiators = {
  noNegotiators: 'No negotiators have been named yet.',
  until: 'until {date}',
} satisfies Strings;
