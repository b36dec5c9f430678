/** What of a text can be seen. Copied from elsewhere, it may hold signs that nobody sees. */

/** Whether there is something to be seen. */
export function hasText(value: unknown): value is string {
  return typeof value === 'string' && /[\p{L}\p{N}\p{P}\p{S}]/u.test(value);
}

/**
 * An address as it is seen, in one spelling for signs that look alike: whoever is known by it is also written to by it. The sign
 * of kelvin is a K to whom addresses are compared by, and to no mail server.
 */
export function visible(email: string): string {
  return email.replace(/\p{Cf}/gu, '').normalize('NFC');
}

/**
 * What was sent, with the answers about a person as they are seen: some of the signs that are not turn the direction of
 * what is written after them. In names others join letters, or keep them apart.
 */
export function withoutUnseen(json: unknown): unknown {
  const person = (json as {person?: unknown} | null | undefined)?.person;
  if (typeof person !== 'object' || person === null) return json;
  const seen = Object.entries(person).map(([key, value]): [string, unknown] => {
    if (typeof value !== 'string') return [key, value];
    return [key, key === 'email' ? visible(value) : value.replace(/(?![\u200c\u200d])\p{Cf}/gu, '')];
  });
  return {...(json as object), person: Object.fromEntries(seen) as unknown};
}
