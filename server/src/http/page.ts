/** Pages that the endpoint draws itself: HTML and one style sheet, nothing else is loaded and nothing runs. */
import {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {html, raw} from 'hono/html';
import {directionOf} from './direction.ts';

/** Markup; what was put into it is escaped. */
export type Html = ReturnType<typeof html>;

/** One page. */
export interface Page {
  readonly status?: number;
  readonly language: string;
  readonly title: string;
  /** The campaign whose page it is, and where its own page is. */
  readonly campaign: {readonly title: string; readonly url: string};
  /** The same page in other languages. */
  readonly links?: readonly {readonly url: string; readonly language: string; readonly text: string}[];
  /** More for the head: a description, what is shown where the page is shared. */
  readonly head?: Html | undefined;
  readonly main: Html;
  /** The foot: who is responsible. */
  readonly foot?: Html | undefined;
  /** The words of the link that leads past the masthead. */
  readonly skip: string;
  readonly headers: Readonly<Record<string, string>>;
}

const STYLE = readFileSync(join(import.meta.dirname, 'page.css'), 'utf8');

const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page as an answer. */
export async function pageAnswer(page: Page): Promise<Response> {
  const {status = 200, language, title, campaign, links = [], head, main, foot, skip, headers} = page;
  const content = await html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${[title, campaign.title].filter(Boolean).join(' – ')}</title>
        <meta name="color-scheme" content="light dark" />
        ${head} ${raw(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <a class="skip" href="#main">${skip}</a>
        <header class="masthead">
          <div class="wrap">
            <a class="brand" href="${campaign.url}">${campaign.title}</a>
            ${links.map(
              ({url, language, text}) =>
                html`<a href="${url}" lang="${language}" hreflang="${language}">${text}</a>`,
            )}
          </div>
        </header>
        <main id="main" class="wrap" tabindex="-1">${main}</main>
        ${foot && html`<footer class="masthead"><div class="wrap">${foot}</div></footer>`}
      </body>
    </html> `;
  return new Response(content.toString(), {
    status,
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': language,
      'Content-Security-Policy': POLICY,
      ...headers,
    },
  });
}
