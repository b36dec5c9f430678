/**
 * The small shapes that every section is made of. All are plain Valibot schemas without a transform, so that the same
 * objects check the wire in the browser and on the server and print themselves as JSON Schema.
 */
import * as v from 'valibot';
import {isDate} from './dates.ts';
import {rule} from './rule.ts';

/** Text with at least one character that is not white space. Always text, never HTML. */
export const Text = v.pipe(v.string(), v.regex(/\S/, 'must not be blank'));

/**
 * A link: `http:`, `https:`, `mailto:`, `tel:`, or relative to the document. Whatever has a colon before the first
 * `/`, `?` or `#` has a scheme, and no other scheme passes, however it is spelled or padded.
 */
export const Link = v.pipe(
  v.string(),
  v.regex(
    /^(?:(?:[hH][tT][tT][pP][sS]?|mailto|tel):|(?![^/?#]*:)\s*\S)/,
    'is not a link: use http:, https:, mailto: or tel:',
  ),
);

/**
 * An e-mail address, as far as it can be told without sending a mail: something, @, a domain with a dot, which is a name
 * and no number. Brackets, quotes and controls are no part of a mailbox: programs that send mail leave them out, and so
 * one mailbox would have many addresses.
 */
export const Email = v.pipe(
  v.string(),
  v.regex(
    /^(?!.*(?:\s|\.\d*$))[!#-;=?A-~\u00a1-\uffff]+@(?:[-\w\u00a1-\uffff]+(?:\.|$)){2,}$/,
    'must be an e-mail address like name@example.org',
  ),
  v.maxLength(254, 'must be at most 254 characters'),
);

/** A BCP 47 language tag, e.g. `he` or `pt-BR`. */
export const Language = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, 'is not a language tag like "en" or "pt-BR"'),
);

/** A CSS colour: hexadecimal, a name, or a function of numbers such as `rgb(10 20 30)`. */
export const Color = v.pipe(
  v.string(),
  v.regex(/^(?!url)#?\w+(?:\([\w\s.,%/+-]*\))?$/, 'is not a colour like "#3f7a52"'),
);

/**
 * An ISO 8601 date at the precision that is known: `2013`, `2013-08`, `2013-08-14`, `2013-08-14T09:30`,
 * `2013-08-14T09:30:00Z`. Years before 0 or beyond four digits are written with a sign and six digits
 * (`-000500`), from −010000 to +010000. Days that do not exist do not match.
 */
export const PartialDate = v.pipe(
  v.string(),
  rule('date', isDate, 'is not a date like 2013, 2013-08 or 2013-08-14'),
);

/** A picture. Without `alt` it is decorative. `width` and `height` are its own pixels and reserve its place. */
export const Image = v.object({
  url: Link,
  alt: v.optional(v.string()),
  width: v.optional(v.number()),
  height: v.optional(v.number()),
  sources: v.optional(v.array(v.object({url: Link, width: v.number()}))),
  caption: v.optional(v.string()),
  credit: v.optional(v.string()),
});

/** A link with the words to show for it. */
export const TitledLink = v.object({url: Link, title: Text});

/** Who is responsible for personal data, and where that is explained. */
export const Privacy = v.object({url: Link, controller: v.optional(Text)});

/** Wordings of the kit that a document replaces, by key; an object gives plural forms by CLDR category. */
export const Strings = v.record(v.string(), v.union([v.string(), v.record(v.string(), v.string())]));

/** @see Image */
export type Image = v.InferOutput<typeof Image>;
/** @see TitledLink */
export type TitledLink = v.InferOutput<typeof TitledLink>;
/** @see Privacy */
export type Privacy = v.InferOutput<typeof Privacy>;
/** @see Strings */
export type Strings = v.InferOutput<typeof Strings>;
/** @see PartialDate */
export type PartialDate = string;
