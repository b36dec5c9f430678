/** Getting JSON or XML over HTTP: time-out, retries, and a clear word for everything that can go wrong. */

import {bodyOf, receive} from './body.ts';

/** Why a document could not be had; `contract` when it is JSON, but not of the contract. */
export type LoadFailure = 'network' | 'timeout' | 'status' | 'type' | 'json' | 'contract';

/** A document could not be had. The message is in English, for whoever builds the page. */
export class LoadError extends Error {
  readonly kind: LoadFailure;
  /** The answer, for `kind: 'status'`. */
  readonly response: Response | undefined;
  constructor(kind: LoadFailure, message: string, response?: Response) {
    super(message);
    this.kind = kind;
    this.response = response;
  }
}

/** How to ask: past the browser's cache, perhaps, and for bytes of one hash only. */
export interface LoadOptions extends Pick<RequestInit, 'cache' | 'integrity'> {
  /** Aborting it rejects with its reason. */
  readonly signal: AbortSignal;
  /** ms for one attempt, its body included. */
  readonly timeout: number;
}

const RETRIES = 2;
/** A server that asks for more patience than this (ms) gets it: there is no further attempt. */
const PATIENCE = 30_000;

/** Gets a document; one of XML as `{xml: '<…'}`. @throws {LoadError} or the signal's reason. */
export async function load(url: string, options: LoadOptions): Promise<unknown> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask(url, options);
    } catch (error) {
      options.signal.throwIfAborted();
      const {kind, response} = error as LoadError;
      const passing = kind === 'network' || (response && [429, 502, 503, 504].includes(response.status));
      // Longer each time, and never in step with other visitors.
      const wait = Math.max(delayOf(response), 300 * 2 ** attempt * (1 + Math.random()));
      if (attempt === RETRIES || !passing || wait > PATIENCE) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
      options.signal.throwIfAborted();
    }
  }
}

/** One attempt, the whole body included. */
async function ask(url: string, {signal, timeout, ...request}: LoadOptions): Promise<unknown> {
  const attempt = new AbortController();
  const stop = () => attempt.abort();
  signal.addEventListener('abort', stop);
  const timer = setTimeout(stop, timeout);
  let response: Response;
  let body: ArrayBuffer;
  try {
    response = await fetch(url, {...request, credentials: 'omit', signal: attempt.signal});
    body = await receive(response);
  } catch {
    throw attempt.signal.aborted
      ? new LoadError('timeout', `no answer within ${timeout / 1000} s`)
      : new LoadError('network', 'the server cannot be reached, or refuses other sites (CORS)');
  } finally {
    clearTimeout(timer);
  }
  if (!response.ok) throw new LoadError('status', `answered with status ${response.status}`, response);
  const type = response.headers.get('Content-Type');
  try {
    return bodyOf(body, type);
  } catch (error) {
    throw type?.includes('json')
      ? new LoadError('json', `is not valid JSON: ${(error as Error).message}`)
      : new LoadError('type', `answered with "${type}" instead of JSON`);
  }
}

/** `Retry-After` in ms, where a server says it and we may see it: a number of seconds, or a date (RFC 9110, 10.2.3). */
export function delayOf(response: Response | undefined): number {
  const header = response?.headers.get('Retry-After') ?? '';
  return Number(header) * 1000 || Date.parse(header) - Date.now() || 0;
}
