/** Attributes as people and frameworks write them: trimmed, checked, and never worth breaking a page for. */
import {isDate} from '../contract/dates.ts';
import {hint} from '../page.ts';
import type {Check} from './property.ts';

/** One of a few words. Anything else counts as the first word, with a hint on the console that names the others. */
export function oneOf<T extends string>(words: readonly [T, ...T[]]): Check<T> {
  return checked(words[0], words.join(', '), (value) => words.find((word) => word === value.toLowerCase()));
}

/** A number within bounds. Anything else counts as `otherwise`, with a hint on the console. */
export function numberFrom(min: number, max: number, otherwise: number): Check<number> {
  return checked(otherwise, `${min} to ${max}`, (value) =>
    Number(value) >= min && Number(value) <= max ? Number(value) : undefined,
  );
}

/** A date of the contract. Anything else counts as none, with a hint on the console. */
export const date = /* @__PURE__ */ checked<string | undefined>(
  undefined,
  'dates like 2013, 2013-08 or 2013-08-14',
  (value) => (isDate(value) ? value : undefined),
);

/**
 * Whether something is on: the attribute is there, and does not say no. HTML knows no such no, but Vue and Svelte write
 * `="false"` on a server, and React did before version 19.
 */
export const flag: Check<boolean> = (given) => !/^(?:false|no|off|0|)$/i.test(String(given ?? ''));

/**
 * What is known of a value; `otherwise` without one, and for what is not known.
 *
 * @param accepted What is, in words.
 */
export function checked<T>(otherwise: T, accepted: string, read: (value: string) => T | undefined): Check<T> {
  return (given, tag, name) => {
    const text = given === true ? '' : String(given ?? '').trim();
    if (!text || given === otherwise) return otherwise;
    const known = read(text);
    if (known === undefined) hint(tag, `${name}="${text}" is not one of: ${accepted}`);
    return known ?? otherwise;
  };
}
