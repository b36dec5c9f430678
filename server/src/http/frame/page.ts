/** The page in a frame, drawn: one widget and nothing else. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {html, raw} from 'hono/html';
import {hashOf, htmlAnswer} from '../html-answer.ts';
import type {Html} from '../html-answer.ts';

/** What stands in a frame. */
export interface FramePage {
  readonly status?: number;
  readonly language: string;
  readonly title: string;
  /** The address that visitors pass on. */
  readonly canonical?: string | undefined;
  /** `light` or `dark` where the frame is to be so; otherwise it is as the visitor likes pages to be. */
  readonly colorScheme?: string | undefined;
  /** The file of the kit that it needs, against the page's own address. */
  readonly kit?: string;
  readonly body: Html;
}

const read = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8');
const STYLE = read('frame.css');
const SCRIPT = read('frame.js');

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
export function frameAnswer({canonical, colorScheme = '', kit, ...page}: FramePage): Promise<Response> {
  return htmlAnswer({
    ...page,
    colorScheme: /^(?:light|dark)$/.test(colorScheme) ? colorScheme : undefined,
    style: STYLE,
    policy: POLICY,
    head: html`<meta name="robots" content="noindex" />
      ${canonical && html`<link rel="canonical" href="${canonical}" />`}
      ${kit && html`<script type="module" src="${kit}"></script>`}
      ${raw(`<script type="module">${SCRIPT}</script>`)}`,
    headers: {'Cache-Control': 'no-cache', Vary: 'Sec-Fetch-Dest'},
  });
}
