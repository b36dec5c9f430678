import type {NamedLink} from '../contract/news.ts';
import {made} from '../widget/intl.ts';

/**
 * The authors of an article in the reader's language: "Daniel Kurtzer and Gilead Sher". Each name stands between the
 * marks of a bidirectional isolate (U+2068, U+2069): it may be written in another direction than the words around it.
 */
export function byline(authors: readonly NamedLink[], locale: string): string {
  const names = authors.map(({name}) => `\u2068${name}\u2069`);
  // Most articles have one author, and a formatter of lists takes a browser more than a ms to make.
  return names[1] ? made(Intl.ListFormat, locale).format(names) : names.join('');
}
