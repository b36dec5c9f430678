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
  failedNetwork: 'This could not be loaded: no connection to the server.',
  failedTimeout: 'This could not be loaded: the server took too long to answer.',
  failedStatus: 'This could not be loaded: the server reported a problem.',
  failedDocument: 'This could not be loaded: the server’s answer could not be read.',
} satisfies Strings;

/** The core issues. */
export const coreIssues = {
  noIssues: 'No issues have been published yet.',
  openAll: 'Open all',
  closeAll: 'Close all',
} satisfies Strings;
