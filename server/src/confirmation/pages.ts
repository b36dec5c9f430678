/** The pages behind the links of mails. Looking at one changes nothing: only its button does. */
import {Hono} from 'hono';
import type {Context} from 'hono';
import {html} from 'hono/html';
import type {Petition, Privacy, Signup} from 'peace-widgets/contract';
import {wordingFor} from '../actions/wording.ts';
import type {Library} from '../content/library.ts';
import {documentLink} from '../content/document-link.ts';
import {pageAnswer} from '../http/page.ts';
import type {Html} from '../http/html-answer.ts';
import type {Links} from './links.ts';
import type {Standing, Standings} from './standing.ts';
import {summaryOf} from './summary.ts';
import type {Purpose, Subject, Tokens} from './tokens.ts';
import {confirmationWordingFor} from './wording.ts';
import type {ConfirmationWording} from './wording.ts';

/** What the pages are made from. */
export interface ConfirmationOffice {
  readonly tokens: Tokens;
  readonly links: Links;
  readonly standings: Standings;
  readonly library: Library;
  /** ms since 1970 UTC */
  readonly now: () => number;
}

/** The status that an error is answered with; what is unexpected is logged. */
type StatusOf = (error: unknown, context: Context) => {readonly status: number};

/** One request: what its link is about, and in which words it is answered. */
interface Visit {
  readonly subject: Subject;
  readonly standings: readonly Standing[];
  readonly words: ConfirmationWording;
  readonly petition: Petition | undefined;
  readonly signup: Signup | undefined;
}

interface View {
  readonly status?: number;
  readonly title: string;
  readonly text?: string;
  /** What is below: the action, the button, where to go from here. */
  readonly more?: Html | undefined;
}

/** Links are secrets: they are kept in no cache, told to no other site, and found by no search. */
const HEADERS = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex, nofollow',
};

/** `/confirm`, `/withdraw` and `/unsubscribe`: GET shows, POST does. */
export function confirmationPages(office: ConfirmationOffice, statusOf: StatusOf): Hono {
  const pages = new ConfirmationPages(office);
  const app = new Hono();
  app.get('/confirm', (context) => pages.visit(context, 'confirm', pages.askToConfirm));
  app.post('/confirm', (context) => pages.visit(context, 'confirm', pages.confirm));
  for (const path of ['/withdraw', '/unsubscribe']) {
    app.get(path, (context) => pages.visit(context, 'withdraw', pages.askToWithdraw));
    // RFC 8058: a mail program posts here without a page. What is in the body does not matter.
    app.post(path, (context) => pages.visit(context, 'withdraw', pages.withdraw));
  }
  app.onError((error, context) => pages.trouble(context, statusOf(error, context)));
  return app;
}

class ConfirmationPages {
  readonly #office: ConfirmationOffice;

  constructor(office: ConfirmationOffice) {
    this.#office = office;
  }

  /** Reads the link and answers with a view of what it is about. */
  async visit(
    {req}: Context,
    purpose: Purpose,
    view: (visit: Visit) => View | Promise<View>,
  ): Promise<Response> {
    const {tokens, standings, library, now} = this.#office;
    const accepted = acceptedBy(req);
    const reading = tokens.read(purpose, req.query('token') ?? '', now());
    if (!reading) {
      const words = confirmationWordingFor(accepted);
      return this.#answer(words, {...words.broken, status: 404});
    }
    const {subject, expired} = reading;
    const found = await standings.of(subject);
    const language = found[0]?.row.language;
    const words = confirmationWordingFor(language, accepted);
    if (expired && found.some(({row}) => row.state === 'held')) {
      return this.#answer(words, {...words.expired, status: 410});
    }
    const isPetition = subject.kind === 'petition';
    // What was agreed to is shown as it was read there, also in a language that has no words of ours.
    const spoken = language ?? words.language;
    const petition = isPetition ? await library.petition(subject.targets[0] ?? '', spoken) : undefined;
    const signup = isPetition ? undefined : await library.signup(spoken);
    const visit = {subject, standings: found, words, petition, signup};
    return this.#answer(words, await view(visit), petition?.privacy ?? signup?.privacy);
  }

  /** What it is about cannot be looked up, nor changed. */
  trouble({req}: Context, {status}: {readonly status: number}): Promise<Response> {
    const words = confirmationWordingFor(acceptedBy(req));
    return this.#answer(words, {status, title: wordingFor(words.language).notNow});
  }

  readonly askToConfirm = (visit: Visit): View => {
    const {standings, words, subject} = visit;
    if (standings.length === 0) return {...words.gone, status: 410};
    if (standings.every(({row}) => row.state === 'stored')) return this.#confirmedAlready(visit);
    const {title, text, button} = isSignature(visit) ? words.confirmSignature : words.confirmLists;
    const away = new URL(this.#office.links.withdraw(subject)).search;
    const page = isSignature(visit) ? 'withdraw' : 'unsubscribe';
    return {
      title,
      text,
      more: html`${summaryOf(visit)}
        <form method="post"><button>${button}</button></form>
        <p>${words.notYou} <a class="tall" href="${page}${away}">${words.deleteInstead}</a></p>`,
    };
  };

  readonly confirm = async (visit: Visit): Promise<View> => {
    const {standings, words, subject} = visit;
    if (standings.length === 0) return {...words.gone, status: 410};
    if ((await this.#office.standings.confirm(subject)) === 0) return this.#confirmedAlready(visit);
    const said = isSignature(visit) ? words.signatureCounts : words.listsConfirmed;
    return {...said, more: this.#toPetition(visit)};
  };

  readonly askToWithdraw = (visit: Visit): View => {
    const {standings, words} = visit;
    if (standings.length === 0) return {...words.gone, status: 410};
    const {title, text, button} = isSignature(visit) ? words.withdraw : words.unsubscribe;
    return {
      title,
      text,
      more: html`${summaryOf(visit)}
        <form method="post"><button>${button}</button></form>`,
    };
  };

  readonly withdraw = async (visit: Visit): Promise<View> => {
    const {words, subject} = visit;
    await this.#office.standings.withdraw(subject);
    // Once more is as good as once: a mail program that repeats its request is told the same.
    return isSignature(visit) ? words.withdrawn : words.unsubscribed;
  };

  #confirmedAlready(visit: Visit): View {
    const {words} = visit;
    const said = isSignature(visit) ? words.signatureCountsAlready : words.listsConfirmedAlready;
    return {...said, more: this.#toPetition(visit)};
  }

  #toPetition({petition, words}: Visit): Html | undefined {
    if (!petition) return undefined;
    return html`<p>
      <a class="tall" href="${this.#office.library.pageOf(petition.id, words.language)}"
        >${words.toPetition}</a
      >
    </p>`;
  }

  async #answer(words: ConfirmationWording, view: View, own?: Privacy): Promise<Response> {
    const {library} = this.#office;
    const campaign = await library.campaignFor(words.language);
    const head = campaign?.initiative as {title?: string; privacy?: Privacy} | undefined;
    const privacy = own ?? head?.privacy;
    const notice = documentLink(privacy?.url);
    return pageAnswer({
      status: view.status ?? 200,
      language: words.language,
      title: view.title,
      campaign: {title: head?.title ?? '', url: './'},
      skip: words.skip,
      main: html`<div class="stack narrow">
        <h1>${view.title}</h1>
        ${view.text && html`<p>${view.text}</p>`} ${view.more}
      </div>`,
      foot:
        notice === undefined
          ? undefined
          : html`<p><a class="tall" href="${notice}">${words.privacy(privacy?.controller)}</a></p>`,
      headers: HEADERS,
    });
  }
}

/** The language that a browser asks for first. */
function acceptedBy(req: Context['req']): string | undefined {
  return req.header('Accept-Language')?.split(/[,;]/)[0];
}

function isSignature({subject}: Visit): boolean {
  return subject.kind === 'petition';
}
