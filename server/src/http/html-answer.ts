/** HTML as an answer: a page with a style sheet of its own in it, and a policy that lets it load nothing else unnamed. */
import {createHash} from 'node:crypto';
import {html, raw} from 'hono/html';
import {directionOf} from '../languages/direction.ts';

/** Markup; what was put into it is escaped. */
export type Html = ReturnType<typeof html>;

interface HtmlPage {
  readonly status?: number | undefined;
  readonly language: string;
  readonly title: string;
  /** As `<meta name="color-scheme">` has it; by default as the visitor likes pages to be. */
  readonly colorScheme?: string | undefined;
  /** A style sheet. */
  readonly style: string;
  /** More for the head. */
  readonly head?: Html | undefined;
  readonly body: Html;
  /** The Content-Security-Policy. */
  readonly policy: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** How a policy names a script or a style sheet that stands in the page. */
export const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A page as an answer. */
export async function htmlAnswer(page: HtmlPage): Promise<Response> {
  const {status = 200, language, title, colorScheme = 'light dark'} = page;
  const {style, head, body, policy, headers} = page;
  const content = await html`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <meta name="color-scheme" content="${colorScheme}" />
        ${head} ${raw(`<style>${style}</style>`)}
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
      'Content-Security-Policy': policy,
      ...headers,
    },
  });
}
