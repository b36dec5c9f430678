/**
 * A word: its first letter as one group, then the rest up to white space or a hyphen ("al-Husseini" is two words).
 * A letter takes its marks with it, an emoji all of its code points.
 */
const WORD = /([^\p{P}\p{Cf}\s](?:[\p{M}\p{EMod}\p{RI}]|\p{Cf}.)*)[^\p{Pd}\s]*/gu;

/**
 * What stands in for a portrait: the first letters of the first and the last word of a name, in any script. Between
 * them stands a zero-width non-joiner, so that Arabic letters do not become a word.
 */
export function initials(name: string): string {
  const letters = Array.from(name.matchAll(WORD), ([, letter]) => letter);
  letters.splice(1, letters.length - 2);
  return letters.join('\u200c');
}
