import type {NamedLink} from '../contract/news.ts';
import {made} from '../widget/intl.ts';

/**
 * The authors of an article in the reader's language: "Daniel Kurtzer and Gilead Sher". Each name stands between the
 * marks of a bidirectional isolate (U+2068, U+2069): it may be written in another direction than the words around it.
 */
export function byline(authors: readonly NamedLink[], locale: string): string {
  const names = authors.map(({name}) => name);
  // Most articles have one author, and a formatter of lists takes a browser more than a ms to make. It looks at the letters
  // that names begin with, so it must not see the marks.
  const parts = names[1]
    ? made(Intl.ListFormat, locale).formatToParts(names)
    : names.map((value) => ({type: 'element', value}));
  return parts.map(({type, value}) => (type === 'element' ? `\u2068${value}\u2069` : value)).join('');
}
