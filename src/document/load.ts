/** Getting JSON over HTTP: time-out, retries, and a clear word for everything that can go wrong. */

/** Why a document could not be had; `contract` when it is JSON, but not of the contract. */
export type LoadFailure = 'network' | 'timeout' | 'status' | 'type' | 'json' | 'contract';

/** A document could not be had. The message is in English, for whoever builds the page. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
  readonly kind: LoadFailure;
  /** HTTP status, for `kind: 'status'`. */
  readonly status: number | undefined;
  constructor(kind: LoadFailure, message: string, status?: number) {
    super(message);
    this.kind = kind;
    this.status = status;
  }
}

/** How to ask. */
export interface LoadOptions {
  /** Aborting it rejects with its reason. */
  readonly signal: AbortSignal;
  /** ms for one attempt, its body included. */
  readonly timeout: number;
  /** Ask the server even when the browser's cache has a copy that looks fresh. */
  readonly revalidate: boolean;
}

const RETRIES = 2;
/** Statuses of a server that may do better in a moment. */
const PASSING = [429, 502, 503, 504];
/** A server that asks for more patience than this (ms) gets it: there is no further attempt. */
const PATIENCE = 30_000;

/** @throws {LoadError} or the signal's reason. */
export async function load(url: string, options: LoadOptions): Promise<unknown> {
  const {signal} = options;
  for (let attempt = 0; ; attempt++) {
    const last = attempt >= RETRIES;
    const answer = await ask(url, options).catch((error: unknown) => {
      signal.throwIfAborted();
      if (last || !(error instanceof LoadError) || error.kind !== 'network') throw error;
      return undefined;
    });
    if (answer && (last || !PASSING.includes(answer.status))) return parse(answer);
    const wait = backoff(attempt, answer?.retryAfter);
    if (answer && wait > PATIENCE) return parse(answer);
    await pause(wait, signal);
  }
}

interface Answer {
  readonly status: number;
  readonly type: string;
  /** ms to wait as the server wishes, where it says so and we may see it. */
  readonly retryAfter: number | undefined;
  readonly body: string;
}

/** One attempt: status, type and the whole body. */
async function ask(url: string, {signal, timeout, revalidate}: LoadOptions): Promise<Answer> {
  const attempt = new AbortController();
  const stop = () => attempt.abort(signal.reason);
  signal.addEventListener('abort', stop);
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    attempt.abort();
  }, timeout);
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      headers: {Accept: 'application/json, */*;q=0.5'},
      cache: revalidate ? 'no-cache' : 'default',
      signal: attempt.signal,
    });
    return {
      status: response.status,
      type: response.headers.get('Content-Type') ?? '',
      retryAfter: delayOf(response.headers.get('Retry-After')),
      body: await response.text(),
    };
  } catch {
    signal.throwIfAborted();
    throw late
      ? new LoadError('timeout', `no answer within ${timeout / 1000} s`)
      : new LoadError('network', 'the server cannot be reached, or does not let other sites read it (CORS)');
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

function parse({status, type, body}: Answer): unknown {
  if (status < 200 || status > 299) throw new LoadError('status', `answered with status ${status}`, status);
  try {
    return JSON.parse(body);
  } catch (error) {
    throw /json/.test(type)
      ? new LoadError('json', `is not valid JSON: ${(error as Error).message}`)
      : new LoadError('type', `answered with "${type || 'no content type'}" instead of JSON`);
  }
}

/** `Retry-After` is a number of seconds or a date (RFC 9110, 10.2.3). */
function delayOf(header: string | null): number | undefined {
  if (!header) return undefined;
  const delay = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(delay) ? undefined : delay;
}

/** Twice as long each time, and never in step with other visitors. */
function backoff(attempt: number, atLeast = 0): number {
  return Math.max(atLeast, 500 * 2 ** attempt * (1 + Math.random()) * 0.6);
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done);
    function done() {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve();
    }
  });
}
