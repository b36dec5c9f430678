/** Words that a visitor looks for in what a widget shows. */
import {html, nothing} from 'lit';
import type {Values} from './locale/strings.ts';

/**
 * A text as it is compared: lower case, without accents, points and other signs above and below letters, and with plain quotation
 * marks, as keyboards have them.
 */
export function folded(text: string): string {
  // Most texts are plain, and ten thousand of them are searched with every letter that is typed.
  const plain = /[^\0-\x7f]/.test(text)
    ? text
        .normalize('NFKD')
        // Drawn-out Arabic letters are not typed either, nor what has no shape: soft hyphens, marks of direction, joiners.
        .replace(/[\p{M}\p{Cf}\u0640]/gu, '')
        .replace(/[‘’ʼ׳]/g, "'")
        .replace(/[“”„«»״]/g, '"')
    : text;
  return plain.toLowerCase();
}

/** Tells of texts whether all the words are in them, in any order; no words are in every text. */
export function finder(words: string): (...texts: readonly (string | undefined)[]) => boolean {
  const wanted = folded(words).split(/\s+/);
  return (...texts) => {
    const text = folded(texts.join('\n'));
    return wanted.every((word) => text.includes(word));
  };
}

/**
 * The field to search with.
 *
 * @param label What it is called.
 * @param found What stands below it.
 */
export function renderField(
  label: string,
  onSearch: (words: string) => void,
  found: unknown = nothing,
): unknown {
  return html`<form
    class="search"
    role="search"
    aria-labelledby="heading"
    part="search"
    @submit=${(event: Event) => event.preventDefault()}
    @input=${({target}: Event) => onSearch((target as HTMLInputElement).value.trim())}
    @reset=${() => onSearch('')}
  >
    <label class="meta">${label} <input type="search" /></label>
    ${found}
  </form>`;
}

/** How much was found: announced always, and seen when it is nothing. */
export function renderFound(words: unknown, isNothing: boolean): unknown {
  return html`<p class="note ${isNothing ? '' : 'hidden'}" role="status">${words}</p>`;
}

/**
 * The field to search with, and how much was found.
 *
 * @param words What is looked for; empty for nothing.
 * @param count How much was found.
 */
export function renderSearch(
  words: string,
  count: number,
  term: (key: string, values?: Values) => string,
  onSearch: (words: string) => void,
): unknown {
  const found = words ? term(count ? 'found' : 'notFound', {count}) : nothing;
  return renderField(term('find'), onSearch, renderFound(found, Boolean(words && !count)));
}
