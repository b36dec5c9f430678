/** Which sites may send actions. Reading is for all. */
import {StartError} from '../start-error.ts';

/** `https://blog.example`, `http://localhost:8000`, or `https://*.blog.example` for every host below one. */
const ORIGIN = /^https?:\/\/(?:\*\.)?[^\s/?#@*:]+(?::\d+)?$/;

/** Whether a text names an origin, or all origins below a host. */
export function isOriginPattern(text: string): boolean {
  return ORIGIN.test(text);
}

/** Reads a list of origins. @throws {StartError} */
export function readOrigins(list: readonly string[]): readonly string[] {
  const wrong = list.filter((origin) => !isOriginPattern(origin));
  if (wrong.length === 0) return list;
  throw new StartError(
    wrong.map(
      (origin) =>
        `PEACE_ORIGINS must list origins like https://blog.example or https://*.blog.example; "${origin}" is none.`,
    ),
  );
}

/** Whether an origin is one of a list. */
export function isAmong(list: readonly string[], origin: string): boolean {
  const seen = origin.toLowerCase();
  return list.some((pattern) => {
    const allowed = pattern.toLowerCase();
    const [scheme = '', host] = allowed.split('*');
    return host === undefined ? seen === allowed : seen.startsWith(scheme) && seen.endsWith(host);
  });
}
