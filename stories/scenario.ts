/**
 * What the endpoint of a story does. A story names its scenario, and nothing else about HTTP:
 *
 *     export const Ready: Story = {parameters: {endpoint: ready(issues)}};
 *
 * Every story has an endpoint of its own, as the kit shares and keeps documents by address, and a page of documentation
 * shows many stories at once: the story's document is `https://endpoint.example/<story>/document.json`, and it is the
 * widget's `src` without being named. Anything else below `https://endpoint.example/<story>/` is answered by `action`: a
 * document whose `action.url` is `sign` is signed there.
 */
import {clear, createStore} from 'idb-keyval';
import {http, HttpResponse} from 'msw';
import {outbox} from '../src/delivery/outbox.ts';
import {forget} from '../src/delivery/signed.ts';
import {copyKey, keepCopy} from '../src/document/copies.ts';
import {page} from '../src/page.ts';

/** How the endpoint answers a request. */
type Answer = (request: Request) => Response | Promise<Response>;

/** An endpoint. */
export interface Scenario {
  /** Answers for the document. */
  readonly document: Answer;
  /** Answers what is sent. Without it, such a request is answered with 404. */
  readonly action?: Answer;
  /** What this browser kept of the document on an earlier visit. */
  readonly kept?: unknown;
}

declare module 'storybook/internal/csf' {
  interface Parameters {
    endpoint?: Scenario;
  }
}

/** The visit that left a copy, at 14:05. */
const EARLIER = new Date(2013, 7, 14, 14, 5).getTime();

/** The document is there. */
export const ready = (json: unknown): Scenario => ({document: () => HttpResponse.json(json as object)});

/** The document is there, and has nothing for this widget. */
export const empty = (): Scenario => ready({peace: '1.0'});

/** The endpoint never answers. */
export const loading = (): Scenario => ({document: () => new Promise(() => {})});

/** The endpoint answers with an error. */
export const failing = (status = 500): Scenario => ({document: () => new HttpResponse(null, {status})});

/** The endpoint answers with a web page, as misconfigured servers do. */
export const answeringHtml = (): Scenario => ({document: () => HttpResponse.html('<h1>Welcome!</h1>')});

/** The endpoint fails, and there is a copy from an earlier visit. */
export const stale = (json: unknown): Scenario => ({...failing(), kept: json});

const ORIGIN = 'https://endpoint.example';
const scenarios = new Map<string, Scenario>();

/** The address of a story's document. */
export function documentOf(story: string): string {
  return `${ORIGIN}/${story}/document.json`;
}

/** All endpoints of all stories, and one that is away: without it, the network would be asked, in its own time. */
export const endpoints = [
  http.all<{story: string}>(`${ORIGIN}/:story/*`, ({request, params: {story}}) => {
    const {document, action} = scenarios.get(story) ?? {};
    const answer = request.url === documentOf(story) ? document : action;
    return answer?.(request) ?? new HttpResponse(null, {status: 404});
  }),
  http.all('https://gone.invalid/*', () => HttpResponse.error()),
];

/** What the endpoint of a story that is shown does from now on, as when it has recovered. */
export function changeTo(story: string, scenario: Scenario): void {
  scenarios.set(story, scenario);
}

/** Sets a story's endpoint up, as on a first visit of the page. */
export async function prepare(story: string, scenario: Scenario): Promise<void> {
  const url = documentOf(story);
  changeTo(story, scenario);
  page().documents.delete(url);
  await (await caches.open('peace-widgets')).delete(copyKey(url));
  forget(new URL('sign', url).href);
  // What a story has left that was loaded anew before its end is in the storage only.
  await clear(createStore('peace-widgets', 'outbox'));
  const box = outbox();
  await Promise.all(box.entries.map(({key}) => box.withdraw(key)));
  if (scenario.kept) await keepCopy(url, {json: scenario.kept, at: EARLIER});
}
