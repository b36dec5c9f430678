/** A word from its first letter on, that with its marks as a group; "al-Husseini" is two words. */
const WORD = /((?!\p{Lm})\p{L}\p{M}*)[^\p{Pd}\s]*/gu;

/** What is before a name: `Dr`, `ד״ר`, and what else is cut short with a full stop, but for capitals: "J." is a name. */
const TITLE = /^(?:Dr|Prof|Mrs?|Ms|Mme|Sir|ד.ר|פרופ.)$|\P{Lu}\.$/u;

/**
 * What stands in for a portrait: the first letters of the first and the last word of a name, in any script. What follows
 * a comma is no name. Between them stands a zero-width non-joiner, so that Arabic letters do not become a word.
 */
export function initials(name: string): string {
  const words = [...name.replace(/[,،].*/s, '').matchAll(WORD)];
  const letters = words.flatMap(([word, letter = '']) => (TITLE.test(word) ? [] : letter));
  letters.splice(1, letters.length - 2);
  return letters.join('\u200c');
}
