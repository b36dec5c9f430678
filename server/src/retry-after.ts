/** `Retry-After` in ms: a number of seconds, or a date (RFC 9110, 10.2.3). 0 where it says nothing, or what is over. */
export function retryAfter(header: string | undefined): number {
  if (header === undefined) return 0;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return wait > 0 ? wait : 0;
}
