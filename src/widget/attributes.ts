/** Attributes as people write them: trimmed, checked, and never worth breaking a page for. */
import type {ComplexAttributeConverter} from 'lit';
import {isDate} from '../contract/dates.ts';
import {hint} from '../page.ts';

/** The attribute that is being read, and whose it is: Lit does not tell its converters. */
let tag = '';
let attribute = '';

/** Tells whose attribute is read next, for the hints on the console. */
export function reading(element: Element, name: string): void {
  tag = element.localName;
  attribute = name;
}

/** One of a few words. Anything else counts as the first word, with a hint on the console that names the others. */
export function oneOf<T extends string>(words: readonly [T, ...T[]]): ComplexAttributeConverter<T> {
  return checked(words[0], words.join(', '), (value) => words.find((word) => word === value.toLowerCase()));
}

/** A number within bounds. Anything else counts as `otherwise`, with a hint on the console. */
export function numberFrom(min: number, max: number, otherwise: number): ComplexAttributeConverter<number> {
  return checked(otherwise, `${min} to ${max}`, (value) =>
    value && Number(value) >= min && Number(value) <= max ? Number(value) : undefined,
  );
}

/** A date of the contract. Anything else counts as none, with a hint on the console. */
export const date = /* @__PURE__ */ checked<string | undefined>(
  undefined,
  'dates like 2013, 2013-08 or 2013-08-14',
  (value) => (isDate(value) ? value : undefined),
);

/** Whether the attribute is there, whatever it says; with a hint on the console where that may not be meant. */
export const flag: ComplexAttributeConverter<boolean> = {
  fromAttribute(value) {
    if (/^(?:false|no|off|0)$/i.test(value ?? ''))
      hint(tag, `${attribute}="${value}" switches on: leave it out`);
    return value !== null;
  },
};

/**
 * What is known of an attribute's value; `otherwise` without one, and for what is not known.
 *
 * @param accepted What is, in words.
 */
export function checked<T>(
  otherwise: T,
  accepted: string,
  read: (value: string) => T | undefined,
): ComplexAttributeConverter<T> {
  return {
    fromAttribute(value) {
      if (value === null) return otherwise;
      const known = read(value.trim());
      if (known === undefined) hint(tag, `${attribute}="${value}" is not one of: ${accepted}`);
      return known ?? otherwise;
    },
  };
}
