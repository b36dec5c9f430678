/** HTML of others, parsed where it runs and loads nothing, becomes text. */

import {trusted} from './policy.ts';

/**
 * A document of its own that runs and loads nothing, made through the Trusted Types policy `peace-widgets` where a page
 * asks for one.
 *
 * @throws Where the page allows no such policy, or there is no parser.
 */
export function parse(markup: string): Document {
  return new DOMParser().parseFromString(trusted()?.createHTML(markup) ?? markup, 'text/html');
}

/**
 * The words of HTML, with a new line for every line break and a blank line between paragraphs; text without markup stays
 * as it is. What comes of it is only ever drawn as text.
 *
 * @throws Where {@link parse} does.
 */
export function textOf(html: string): string {
  if (!/<[a-z/]|&#?\w+;/i.test(html)) return html;
  const lines = html
    .replace(/\s+/g, ' ')
    .replace(/<(script|style|figcaption)\b.*?<\/\1/gi, '<b')
    .replace(/<(br|\/li)/gi, '\n$&')
    .replace(/<\/(p|div|h\d|figure)/gi, '\n\n$&');
  const {body} = parse(lines);
  return (body.textContent ?? '').replace(/\s*\n\s*\n\s*/g, '\n\n').trim();
}
