/** Pages that the endpoint draws itself: HTML and one style sheet, nothing else is loaded and nothing runs. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {html} from 'hono/html';
import {hashOf, htmlAnswer} from './html-answer.ts';
import type {Html} from './html-answer.ts';

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
  `style-src ${hashOf(STYLE)}`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** A page as an answer. */
export function pageAnswer(page: Page): Promise<Response> {
  const {title, campaign, links = [], main, foot, skip, ...rest} = page;
  return htmlAnswer({
    ...rest,
    title: [title, campaign.title].filter(Boolean).join(' – '),
    style: STYLE,
    policy: POLICY,
    body: html`<a class="skip" href="#main">${skip}</a>
      <header class="masthead">
        <div class="wrap">
          <a class="brand" href="${campaign.url}">${campaign.title}</a>
          <div class="languages">
            ${links.map(
              ({url, language, text}) =>
                html`<a href="${url}" lang="${language}" hreflang="${language}">${text}</a>`,
            )}
          </div>
        </div>
      </header>
      <main id="main" class="wrap" tabindex="-1">${main}</main>
      ${foot && html`<footer class="masthead"><div class="wrap">${foot}</div></footer>`}`,
  });
}
