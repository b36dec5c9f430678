/** Attributes as people write them: trimmed, checked, and never worth breaking a page for. */
import type {ComplexAttributeConverter} from 'lit';
import {hint} from '../page.ts';

/**
 * One of a few words. Anything else counts as the first word, with a hint on the console that names the others.
 *
 * @param tag The element's name, for the hint.
 */
export function oneOf<T extends string>(
  tag: string,
  attribute: string,
  words: readonly [T, ...T[]],
): ComplexAttributeConverter<T> {
  return checked(tag, attribute, words.join(', '), words[0], (value) =>
    words.find((word) => word === value.toLowerCase()),
  );
}

/** A number within bounds. Anything else counts as `otherwise`, with a hint on the console. */
export function numberFrom(
  tag: string,
  attribute: string,
  min: number,
  max: number,
  otherwise: number,
): ComplexAttributeConverter<number> {
  return checked(tag, attribute, `${min} to ${max}`, otherwise, (value) =>
    value && Number(value) >= min && Number(value) <= max ? Number(value) : undefined,
  );
}

function checked<T>(
  tag: string,
  attribute: string,
  accepted: string,
  otherwise: T,
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
