import type {NamedLink} from '../contract/news.ts';
import {made} from '../widget/intl.ts';

/**
 * The authors of an article in the reader's language: "Daniel Kurtzer and Gilead Sher". Each name stands between the
 * marks of a bidirectional isolate (U+2068, U+2069): it may be written in another direction than the words around it.
 */
export function byline(authors: readonly NamedLink[], locale: string): string {
  return made(Intl.ListFormat, locale)
    .formatToParts(authors.map(({name}) => name))
    .map(({type, value}) => (type === 'element' ? `\u2068${value}\u2069` : value))
    .join('');
}
