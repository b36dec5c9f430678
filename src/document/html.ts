/** HTML of others becomes text. */

import {trusted} from './policy.ts';

/**
 * The words of HTML, with a new line for every line break and a blank line between paragraphs; text without markup stays
 * as it is. It is parsed in a document of its own that runs and loads nothing, through the Trusted Types policy
 * `peace-widgets` where a page asks for one; and what comes of it is only ever drawn as text.
 *
 * @throws Where the page allows no such policy, or there is no parser.
 */
export function textOf(html: string): string {
  if (!/<[a-z/]|&#?\w+;/i.test(html)) return html;
  const policy = trusted();
  const lines = html
    .replace(/\s+/g, ' ')
    .replace(/<(script|style)\b.*?<\/\1/gi, '<b')
    .replace(/<(br|\/li)/gi, '\n$&')
    .replace(/<\/(p|div|h\d)/gi, '\n\n$&');
  const {body} = new DOMParser().parseFromString(policy?.createHTML(lines) ?? lines, 'text/html');
  return (body.textContent ?? '').replace(/\s*\n\s*\n\s*/g, '\n\n').trim();
}
