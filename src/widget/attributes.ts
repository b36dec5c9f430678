/** Attributes as people write them: trimmed, checked, and never worth breaking a page for. */
import type {ComplexAttributeConverter} from 'lit';
import {hint} from '../page.ts';

/**
 * One of a few words. Anything else counts as the first word, with a hint on the console that names the others.
 *
 * @param tag Tag and attribute, for the hint: `peace-timeline layout`.
 */
export function oneOf<T extends string>(
  tag: string,
  attribute: string,
  words: readonly [T, ...T[]],
): ComplexAttributeConverter<T> {
  return {
    fromAttribute(value) {
      const word = value?.trim().toLowerCase() as T;
      if (value === null || words.includes(word)) return value === null ? words[0] : word;
      hint(tag, `${attribute}="${value}" is none of: ${words.join(', ')}. "${words[0]}" is used.`);
      return words[0];
    },
  };
}

/** A number within bounds. Anything else counts as `otherwise`, with a hint on the console. */
export function numberFrom(
  tag: string,
  attribute: string,
  min: number,
  max: number,
  otherwise: number,
): ComplexAttributeConverter<number> {
  return {
    fromAttribute(value) {
      if (value === null) return otherwise;
      const number = Number(value);
      if (value.trim() && number >= min && number <= max) return number;
      hint(tag, `${attribute}="${value}" is not a number from ${min} to ${max}. ${otherwise} is used.`);
      return otherwise;
    },
  };
}
