/** `/api`: documents to read, actions to send; and the same below `/api/he` for every further language. */
import {Hono} from 'hono';
import type {Context, MiddlewareHandler} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import type {Kysely} from 'kysely';
import {countOf, isCollectedHere} from '../actions/counts.ts';
import {receive} from '../actions/receive.ts';
import type {Desk} from '../actions/receive.ts';
import {signing, unknownPetition} from '../actions/signatures.ts';
import {recentSigners} from '../actions/signers.ts';
import {subscribing} from '../actions/subscriptions.ts';
import {wordingFor} from '../actions/wording.ts';
import {isDocumentName} from '../content/campaign.ts';
import type {Documents} from '../content/documents.ts';
import type {Tables} from '../database/tables.ts';
import {Representation} from '../files/representation.ts';
import {notAllowed, notFound, problemResponse} from './problem.ts';

/** In bytes. */
const LONGEST_BODY = 64 * 1024;

const DOCUMENT_CACHE = 'public, max-age=60, stale-while-revalidate=600, stale-if-error=86400';
const COUNT_CACHE = 'public, max-age=5, stale-while-revalidate=60';

interface Api {
  readonly documents: Documents;
  readonly desk: Desk;
  readonly query: Kysely<Tables>;
}

/** The routes. `/api/petitions/…` comes before `/api/:language/…`; no language has such a long name. */
export function api({documents, desk, query}: Api): Hono {
  const app = new Hono();
  const languageOf = ({req}: Context) => req.param('language') ?? '';

  for (const base of ['/api', '/api/:language']) {
    app.get(`${base}/petitions/:id`, async (context) => {
      const language = languageOf(context);
      const petition = await desk.library.petition(context.req.param('id') ?? '', language);
      if (!petition || !isCollectedHere(petition)) throw unknownPetition(wordingFor(language));
      const {id, goal} = petition;
      const count = countOf(petition, await desk.board.of(id));
      const bytes = new TextEncoder().encode(JSON.stringify({id, count, goal}));
      return new Representation(bytes, 'application/json').answer(context.req.raw, {
        'Cache-Control': COUNT_CACHE,
      });
    });
    app.get(`${base}/petitions/:id/signers`, async (context) => {
      const language = languageOf(context);
      const petition = await desk.library.petition(context.req.param('id') ?? '', language);
      if (!petition || !isCollectedHere(petition)) throw unknownPetition(wordingFor(language));
      const text = JSON.stringify({signers: await recentSigners(query, petition)});
      return new Representation(new TextEncoder().encode(text), 'application/json').answer(context.req.raw, {
        'Cache-Control': COUNT_CACHE,
      });
    });
    app.post(`${base}/petitions/:id/signatures`, limited, (context) =>
      receive(context, desk, signing(desk, context.req.param('id') ?? '', languageOf(context))),
    );
    app.post(`${base}/subscriptions`, limited, (context) =>
      receive(context, desk, subscribing(desk, languageOf(context))),
    );
    app.get(`${base}/challenge`, async (context) => {
      const {defence} = desk;
      defence.refuseFlood(defence.visitorOf(context), wordingFor(languageOf(context)));
      return Response.json(await defence.challenges.create(), {headers: {'Cache-Control': 'no-store'}});
    });
    app.get(`${base}/:file{[a-z]+\\.json}`, async (context) => {
      const name = (context.req.param('file') ?? '').replace('.json', '');
      const document = isDocumentName(name) ? await documents.document(languageOf(context), name) : undefined;
      if (!document) throw notFound('This campaign has no such document.');
      return document.answer(context.req.raw, {'Cache-Control': DOCUMENT_CACHE});
    });
    for (const read of ['petitions/:id', 'petitions/:id/signers', 'challenge', ':file{[a-z]+\\.json}']) {
      app.all(`${base}/${read}`, () => problemResponse(notAllowed('GET, HEAD').init));
    }
    for (const sent of ['petitions/:id/signatures', 'subscriptions']) {
      app.all(`${base}/${sent}`, () => problemResponse(notAllowed('POST').init));
    }
  }
  return app;
}

const counted = bodyLimit({maxSize: LONGEST_BODY, onError: () => tooLong()});

/** Refuses long bodies. Only one whose length is not told is counted: for that it becomes a web stream, which is dear. */
const limited: MiddlewareHandler = async (context, next) => {
  const {req} = context;
  const length = req.header('Content-Length');
  if (length === undefined || req.header('Transfer-Encoding') !== undefined) return counted(context, next);
  return Number(length) > LONGEST_BODY ? tooLong() : next();
};

function tooLong(): Response {
  return problemResponse({
    status: 413,
    kind: 'too-long',
    title: 'This is more than 64 kB, too much for one form.',
  });
}
