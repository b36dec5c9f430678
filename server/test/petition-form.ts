/** The page of a petition as a browser without scripts has it. */
import type {Caller} from './running.ts';

/** Texts by the names of controls. */
export type Answers = Record<string, string>;

/** A page, and the form on it. */
export interface Page {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  /** What nobody types. */
  readonly hidden: Answers;
}

async function pageOf(response: Response): Promise<Page> {
  const html = await response.text();
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const hidden = Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]));
  return {status: response.status, html, headers: response.headers, hidden};
}

/** Looks at the page of a petition. */
export async function open(caller: Caller, path = '/p/open', headers = {}): Promise<Page> {
  return pageOf(await caller.get(path, headers));
}

/** Sends the form on it. */
export async function send(caller: Caller, answers: Answers, path = '/p/open', headers = {}): Promise<Page> {
  const body = new URLSearchParams(answers).toString();
  const type = {'Content-Type': 'application/x-www-form-urlencoded'};
  return pageOf(
    await fetch(new URL(path, caller.url), {method: 'POST', body, headers: {...type, ...headers}}),
  );
}

/** What somebody answers. */
export const anna = {
  'given-name': 'Anna',
  'family-name': 'Schmidt',
  email: 'anna@example.org',
  'postal-code': '20001',
};

/** A form that somebody began a while ago. */
export function slowly({hidden}: Page): Answers {
  return {...hidden, began: (Date.now() - 20_000).toString(36)};
}
