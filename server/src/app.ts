/** All that is served, put together from parts that are open already. */
import {Hono} from 'hono';
import type {Context} from 'hono';
import type {Desk} from './actions/receive.ts';
import {confirmationPages} from './confirmation/pages.ts';
import type {ConfirmationOffice} from './confirmation/pages.ts';
import {Documents} from './content/documents.ts';
import type {Database} from './database/database.ts';
import {isPassing} from './database/errors.ts';
import {Folder} from './files/folder.ts';
import {crossOrigin, lastWord, logged} from './http/access.ts';
import type {Called} from './http/access.ts';
import {api} from './http/api.ts';
import {cdn} from './http/cdn.ts';
import {frames} from './http/frame/routes.ts';
import {health} from './http/health.ts';
import {pages} from './http/pages.ts';
import {petitionPage} from './http/petition-page/routes.ts';
import {ProblemError, notFound, problemResponse} from './http/problem.ts';
import {security} from './http/security.ts';
import {refuseOwn} from './sources/loop.ts';
import {loggedError, loggedReason} from './log.ts';
import type {Log} from './log.ts';
import type {Metrics} from './metrics/metrics.ts';
import {measured, metricsRoute} from './metrics/route.ts';

/** What the app is made of. */
export interface Parts {
  readonly log: Log;
  readonly database: Database;
  readonly desk: Desk;
  /** The folder of the kit, and its version. */
  readonly kit: {readonly folder: string; readonly version: string};
  /** The folder of the campaign's pages. */
  readonly pages: string;
  /** What the links in mails need. */
  readonly confirmation: ConfirmationOffice;
  /** Where the endpoint is reached from outside; by default where a request says. */
  readonly publicUrl: string | undefined;
  /** What this endpoint calls itself when it reads what others publish. */
  readonly loopMark: string;
  /** What is counted, and what whoever reads it has to know. */
  readonly metrics?: {readonly metrics: Metrics; readonly token: string} | undefined;
  /** Whether the endpoint is about to stop. */
  readonly isClosing: () => boolean;
}

/** Seconds after which a busy database is worth another try. */
const BUSY_FOR = 2;

/** Makes the app. */
export function createApp(parts: Parts): Hono<Called> {
  const {log, desk, kit, metrics} = parts;
  const app = new Hono<Called>();

  if (metrics) app.use(measured(metrics.metrics));
  app.use(
    logged(log),
    lastWord(parts.isClosing),
    security(parts.publicUrl),
    crossOrigin,
    refuseOwn(parts.loopMark),
  );
  app.route('/', health(parts));
  if (metrics) app.route('/', metricsRoute(metrics.metrics, metrics.token));
  app.route(
    '/',
    api({documents: new Documents(desk.library, desk.board), desk, query: parts.database.query}),
  );
  app.route('/', cdn(kit.folder, kit.version));
  app.route('/', confirmationPages(parts.confirmation, problemOf));
  app.route('/', petitionPage({desk, pages: new Folder(parts.pages), publicUrl: parts.publicUrl, problemOf}));
  app.route('/', frames({library: desk.library, kit: kit.folder, publicUrl: parts.publicUrl}));
  app.route('/', pages(parts.pages));

  app.notFound(() => problemResponse(notFound().init));
  app.onError((error, context) => problemResponse(problemOf(error, context)));
  return app;

  /** What whoever called is told of an error. Only what nobody meant is logged. */
  function problemOf(error: unknown, context: Context): ProblemError['init'] {
    if (error instanceof ProblemError) return error.init;
    const passes = isPassing(error);
    const told = passes ? loggedReason(error) : loggedError(error);
    log.error(`${(context as Context<Called>).get('requestId')} ${told}`);
    return passes
      ? {
          status: 503,
          kind: 'busy',
          title: 'This could not be stored just now. Please try again in a moment.',
          retryAfter: BUSY_FOR,
        }
      : {status: 500, kind: 'fault', title: 'Something went wrong here. Nothing was stored.'};
  }
}
