/**
 * A new idempotency key: a UUID of version 4 (RFC 9562, 5.4) with 120 random bits. `crypto.randomUUID` is missing on
 * `http:` pages.
 */
export function newKey(): string {
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, () => {
    const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
    return (byte % 16).toString(16);
  });
}
