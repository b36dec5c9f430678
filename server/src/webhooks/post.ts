/**
 * One delivery over HTTP. Not by `fetch`: each call leaves objects that only a full collection of garbage takes away, which
 * made hundreds of MB of a receiver that was away.
 */
import {request as requestHttp} from 'node:http';
import type {IncomingMessage, RequestOptions} from 'node:http';
import {request as requestHttps} from 'node:https';
import {retryAfter} from '../retry-after.ts';
import {signatureOf} from './signature.ts';
import type {WebhookSettings} from './settings.ts';

/** How long a receiver may take, in ms. */
const PATIENCE = 10_000;

/** How much of an answer is read before the connection is cut, in bytes; nothing of it is used. */
const ENOUGH = 64 * 1024;

/** How a delivery ended. */
export interface Ending {
  readonly delivered: boolean;
  /** Whether another delivery would have fared no better just now. */
  readonly isAway: boolean;
  /** ms that the receiver asks to be left alone. */
  readonly retryAfter: number;
  /** For the log: a status or the code of an error, nothing that the receiver wrote. */
  readonly reason: string;
}

/** Posts a body. Only a status from 200 to 299 of the very address counts; redirects are not followed. */
export async function post(
  {url, secret}: WebhookSettings,
  {id, body}: {readonly id: string; readonly body: string},
): Promise<Ending> {
  const timestamp = Math.floor(Date.now() / 1000);
  const headers = {
    'Content-Type': 'application/json',
    'User-Agent': 'peace-endpoint',
    'Idempotency-Key': `"${id}"`,
    'Webhook-Id': id,
    'Webhook-Timestamp': String(timestamp),
    'Webhook-Signature': signatureOf({id, timestamp, body}, secret),
  };
  try {
    const {statusCode: status = 0, headers: said} = await answerTo(new URL(url), {headers}, body);
    return {
      delivered: status >= 200 && status < 300,
      isAway: status >= 500 || status === 429,
      retryAfter: retryAfter(said['retry-after']),
      reason: `status ${status}`,
    };
  } catch (error) {
    const {name, code = name} = error as NodeJS.ErrnoException;
    return {delivered: false, isAway: true, retryAfter: 0, reason: code};
  }
}

/** The answer, after its body: what breaks off within it is none. */
async function answerTo(url: URL, options: RequestOptions, body: string): Promise<IncomingMessage> {
  const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {method: 'POST', ...options});
  const impatience = setTimeout(() => request.destroy(new TimeoutError()), PATIENCE);
  try {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request.on('response', resolve).on('error', reject).end(body);
    });
    await readSome(answer);
    return answer;
  } finally {
    clearTimeout(impatience);
  }
}

/** A connection whose answer was read to its end is used again. */
async function readSome(answer: IncomingMessage): Promise<void> {
  let read = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    read += chunk.length;
    if (read > ENOUGH) break;
  }
}

/** The receiver has not answered in full. */
class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}
