/** The page in a frame, drawn: one widget and nothing else. */
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {html, raw} from 'hono/html';
import {directionOf} from '../direction.ts';
import type {Html} from '../page.ts';

/** What stands in a frame. */
export interface FramePage {
  readonly status?: number;
  readonly language: string;
  readonly title: string;
  /** The address that visitors pass on. */
  readonly canonical?: string | undefined;
  /** The file of the kit that it needs, against the page's own address. */
  readonly kit?: string;
  readonly body: Html;
}

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const STYLE = read('frame.css');
const SCRIPT = read('frame.js');

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Anybody may frame it. It reads and sends to wherever its document is, and plays films of which it names the hosts. */
const POLICY = [
  "default-src 'none'",
  `script-src 'self' ${hashOf(SCRIPT)}`,
  `style-src ${hashOf(STYLE)}`,
  'connect-src http: https:',
  'img-src http: https: data:',
  'frame-src https://www.youtube-nocookie.com https://player.vimeo.com',
  "form-action 'none'",
  "base-uri 'none'",
  'frame-ancestors *',
  "require-trusted-types-for 'script'",
  'trusted-types lit-html peace-widgets',
].join('; ');

/** The page as an answer. */
export async function frameAnswer(page: FramePage): Promise<Response> {
  const {status = 200, language, title, canonical, kit, body} = page;
  const content = await html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        ${canonical && html`<link rel="canonical" href="${canonical}" />`} ${raw(`<style>${STYLE}</style>`)}
        ${kit && html`<script type="module" src="${kit}"></script>`}
        ${raw(`<script type="module">${SCRIPT}</script>`)}
      </head>
      <body>
        ${body}
      </body>
    </html> `;
  return new Response(content.toString(), {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': language,
      'Content-Security-Policy': POLICY,
      'Cache-Control': 'no-cache',
      Vary: 'Sec-Fetch-Dest',
    },
  });
}
