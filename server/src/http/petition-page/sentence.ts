/** A page that says one sentence: that there is no such petition, or that something is not possible just now. */
import type {Context} from 'hono';
import {html} from 'hono/html';
import {wordingFor} from '../../actions/wording.ts';
import type {Wording} from '../../actions/wording.ts';
import type {Library} from '../../content/library.ts';
import {termsFor} from '../../languages/terms.ts';
import {pageAnswer} from '../page.ts';
import type {ProblemError} from '../problem.ts';

type Said = Pick<ProblemError['init'], 'status' | 'title' | 'retryAfter'>;

/** The page, in the language of its folder. */
export async function sentence(
  {req}: Context,
  library: Library,
  said: (words: Wording) => Said,
): Promise<Response> {
  const folder = req.param('language') ?? '';
  const campaign = await library.campaignFor(folder);
  const {title: name = '', language = 'en'} = campaign?.initiative as {title?: string; language?: string};
  const words = wordingFor(language);
  const {status, title, retryAfter} = said(words);
  return pageAnswer({
    status,
    language: words.language,
    title,
    skip: termsFor(words.language).term('skip'),
    campaign: {title: name, url: folder ? '../../' : '../'},
    main: html`<h1>${title}</h1>`,
    headers: {'Cache-Control': 'no-store', ...retryHeader(retryAfter)},
  });
}

/** When it is worth trying again, in s. */
export function retryHeader(seconds: number | undefined): Record<string, string> {
  return seconds === undefined ? {} : {'Retry-After': String(seconds)};
}
