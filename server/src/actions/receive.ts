/** The way of every action: read it, store it once, acknowledge it after the commit. */
import type {Context} from 'hono';
import type {Library} from '../content/library.ts';
import type {Entry} from '../database/entry.ts';
import {KeyReusedError} from '../database/writer.ts';
import type {Answer} from '../database/writer.ts';
import type {Defence, Visitor} from '../defence/defence.ts';
import {ProblemError} from '../http/problem.ts';
import type {ActionOutcome} from '../metrics/metrics.ts';
import type {CountBoard} from './counts.ts';
import {readKey} from './idempotency.ts';
import type {Keys} from './idempotency.ts';
import type {KeyedHash} from './keyed-hash.ts';
import {wordingFor} from './wording.ts';
import type {Wording} from './wording.ts';

/** What it takes to receive actions. */
export interface Desk {
  readonly library: Library;
  readonly keys: Keys;
  readonly hash: KeyedHash;
  readonly defence: Defence;
  readonly board: CountBoard;
  /** Told what became of an action. */
  readonly onAction?: (target: string, outcome: ActionOutcome) => void;
  /** Whether a webhook tells of what is stored. */
  readonly hasWebhook: boolean;
  /** ms since 1970 UTC */
  readonly now: () => number;
}

/** One kind of action at one address. */
export interface Action {
  /** What the action is done to. A key used for one target is not good for another. */
  readonly target: string;
  /** The language of the address, for who does not say which one they speak. */
  readonly language: string;
  /** Checks what was sent and tells what is stored of it. @throws {ProblemError} */
  readonly prepare: (json: unknown, words: Wording, visitor: Visitor) => Promise<Entry>;
}

/** Answers a POST: 201 with a receipt, 200 with the receipt of a repetition. @throws {ProblemError} */
export async function receive(context: Context, desk: Desk, action: Action): Promise<Response> {
  const {onAction = () => {}} = desk;
  try {
    const {receipt, replayed} = await take(context, desk, action);
    onAction(action.target, replayed ? 'repeated' : receipt.status === 'stored' ? 'stored' : 'held');
    return Response.json(receipt, {status: replayed ? 200 : 201, headers: {'Cache-Control': 'no-store'}});
  } catch (error) {
    onAction(action.target, error instanceof ProblemError ? 'refused' : 'failed');
    throw error;
  }
}

async function take(context: Context, desk: Desk, action: Action): Promise<Answer> {
  const {req} = context;
  const {keys, hash, defence} = desk;
  const visitor = defence.visitorOf(context);
  defence.refuseFlood(visitor, wordingFor(action.language));
  refuseOtherTypes(req.header('Content-Type'));
  const key = readKey(req.header('Idempotency-Key'));
  const body = await readBody(req.raw);
  const json = parseBody(body);
  const words = wordingFor(languageOf(json) ?? action.language);
  const payloadHash = hash.payload(action.target, body);
  return keys
    .once({key, payloadHash}, () => action.prepare(json, words, visitor))
    .catch((error: unknown) => {
      throw error instanceof KeyReusedError ? otherContent(words) : error;
    });
}

function refuseOtherTypes(contentType = ''): void {
  if (/^application\/json\s*(?:;|$)/i.test(contentType)) return;
  throw new ProblemError({
    status: 415,
    kind: 'content-type',
    title: 'Send JSON, with the header Content-Type: application/json.',
  });
}

async function readBody(request: Request): Promise<Uint8Array> {
  try {
    return new Uint8Array(await request.arrayBuffer());
  } catch {
    throw new ProblemError({status: 400, kind: 'body', title: 'The body did not arrive as a whole.'});
  }
}

const utf8 = new TextDecoder('utf-8', {fatal: true});

function parseBody(body: Uint8Array): unknown {
  try {
    return JSON.parse(utf8.decode(body)) as unknown;
  } catch {
    throw new ProblemError({status: 400, kind: 'body', title: 'The body is not JSON in UTF-8.'});
  }
}

function languageOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'language' in json ? json.language : undefined;
}

function otherContent({otherContent, language}: Wording): ProblemError {
  return new ProblemError({
    status: 422,
    kind: 'idempotency-key-reused',
    title: otherContent,
    language,
    errors: [{pointer: '', detail: otherContent}],
  });
}
