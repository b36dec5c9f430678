/** HTML of others becomes text. */
import {Parser} from 'htmlparser2';

const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'svg', 'head']);
const PARAGRAPHS = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'section',
  'table',
  'ul',
  'ol',
  'figure',
  'pre',
]);
const LINES = new Set(['li', 'tr', 'dt', 'dd', 'figcaption']);

/**
 * The words of HTML, with a new line for every line break and a blank line between paragraphs; text without markup stays
 * as it is. The endpoint’s counterpart of what widgets do with a browser’s parser.
 */
export function textOf(html: string): string {
  if (!/<[a-z/!]|&#?\w+;/i.test(html)) return html;
  let text = '';
  let last = '';
  let unseen = 0;
  const write = (words: string) => {
    text += words;
    last = words.at(-1) ?? last;
  };
  const parser = new Parser({
    onopentagname(name) {
      if (UNSEEN.has(name)) unseen++;
      else if (name === 'br') write('\n');
    },
    ontext(words) {
      if (unseen > 0) return;
      const line = words.replace(/[^\S\u00a0]+/g, ' ');
      // No more than one space ever stands in a row: to find the ends of long ones takes for ever.
      write(/[ \n]/.test(last) && line.startsWith(' ') ? line.slice(1) : line);
    },
    onclosetag(name) {
      if (UNSEEN.has(name)) unseen--;
      else if (PARAGRAPHS.has(name)) write('\n\n');
      else if (LINES.has(name)) write('\n');
    },
  });
  // XHTML closes its line breaks; in HTML the end of one is another.
  parser.end(html.replaceAll('</br>', ''));
  return text
    .replaceAll(' \n', '\n')
    .replace(/\n{2,}/g, '\n\n')
    .trim();
}
