/** A text as a part of an address. Half of a letter, which is left where a text was cut, has no place there: it is left out. */
export function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, ''));
}
