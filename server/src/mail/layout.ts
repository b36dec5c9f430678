/** A mail from its parts: the same words as text and as simple HTML. */
import {html} from 'hono/html';
import {directionOf} from '../languages/direction.ts';
import type {Html} from '../http/html-answer.ts';

/** One part of a mail. All of it is text. */
export type Part =
  | {readonly kind: 'text'; readonly text: string}
  | {readonly kind: 'title'; readonly text: string}
  | {readonly kind: 'list'; readonly items: readonly string[]}
  | {readonly kind: 'button'; readonly text: string; readonly url: string}
  | {readonly kind: 'link'; readonly text: string; readonly url: string}
  /** The end: who writes, and ways out. */
  | {readonly kind: 'rule'};

/** The mail as plain text; an address stands on a line of its own. */
export function asText(parts: readonly Part[]): string {
  return `${parts.map(textOf).join('\n\n')}\n`;
}

function textOf(part: Part): string {
  switch (part.kind) {
    case 'rule':
      return '--------';
    case 'list':
      return part.items.map((item) => `- ${item}`).join('\n');
    case 'button':
    case 'link':
      return `${part.text}:\n${part.url}`;
    default:
      return part.text;
  }
}

const STYLE = {
  body: 'margin:0;padding:24px 16px;font:16px/1.5 system-ui,-apple-system,Segoe UI,Arial,sans-serif',
  inner: 'max-width:36em;margin:0 auto',
  text: 'margin:0 0 16px',
  title: 'margin:0 0 16px;font-size:20px;line-height:1.25;font-weight:bold',
  button:
    'display:inline-block;padding:12px 24px;border-radius:6px;background:#0a5a7d;color:#ffffff;font-weight:bold;text-decoration:none',
  small: 'margin:0 0 8px;font-size:14px',
  rule: 'margin:32px 0 16px;border:0;border-top:1px solid #dcd8cd',
};

/** The mail as HTML, with styles at each element, for many programs know no others. */
export async function asHtml(parts: readonly Part[], subject: string, language: string): Promise<string> {
  const small = parts.findIndex(({kind}) => kind === 'rule');
  const blocks = parts.map((part, index) => htmlOf(part, small >= 0 && index > small));
  const page = await html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <title>${subject}</title>
      </head>
      <body style="${STYLE.body}">
        <div style="${STYLE.inner}" lang="${language}" dir="${directionOf(language)}">${blocks}</div>
      </body>
    </html> `;
  return page.toString();
}

function htmlOf(part: Part, isSmall: boolean): Html {
  const style = isSmall ? STYLE.small : STYLE.text;
  switch (part.kind) {
    case 'rule':
      return html`<hr style="${STYLE.rule}" /> `;
    case 'title':
      return html`<h1 style="${STYLE.title}">${part.text}</h1> `;
    case 'list':
      return html`<ul style="${STYLE.text}">
        ${part.items.map((item) => html`<li>${item}</li>`)}
      </ul> `;
    case 'button':
      return html`<p style="${STYLE.text}">
        <a href="${part.url}" style="${STYLE.button}">${part.text}</a>
      </p> `;
    case 'link':
      return html`<p style="${style}"><a href="${part.url}">${part.text}</a></p> `;
    default:
      return html`<p style="${style}">${part.text}</p> `;
  }
}
