/** A word from its first letter on, that with its marks as a group; "al-Husseini" is two words. */
const WORD = /((?!\p{Lm})\p{L}\p{M}*)[^\p{Pd}\s]*/gu;

/** What is before a name: `Dr`, `ד״ר`, and what else is cut short with a full stop, but for capitals: "J." is a name. */
const TITLE = /^(?:Dr|Prof|Mrs?|Ms|Mme|Sir|ד.ר|פרופ.)$|\P{Lu}\.$/u;

/**
 * What stands in for a portrait: the first letters of the first and the last word of a name, in any script. What follows
 * a comma is no name. From Arabic on, scripts may join their letters: a zero-width non-joiner stands between those, so that
 * they do not become a word. In others WebKit would take the letter before it from another font, if the font has none.
 */
export function initials(name: string): string {
  const words = [...name.replace(/[,،].*/s, '').matchAll(WORD)];
  const letters = words.flatMap(([word, letter = '']) => (TITLE.test(word) ? [] : letter));
  letters.splice(1, letters.length - 2);
  return letters.join(letters.join('') < '\u0600' ? '' : '\u200c');
}
