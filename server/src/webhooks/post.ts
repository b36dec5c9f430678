/** One delivery over HTTP. */
import {signatureOf} from './signature.ts';
import type {WebhookSettings} from './settings.ts';

/** How long a receiver may take, in ms. */
const PATIENCE = 10_000;

/** How much of an answer is read before the connection is cut, in bytes; nothing of it is used. */
const ENOUGH = 64 * 1024;

/** How a delivery ended. */
export interface Ending {
  readonly delivered: boolean;
  /** ms that the receiver asks to be left alone. */
  readonly retryAfter: number;
  /** For the log: a status or the name of an error, nothing that the receiver wrote. */
  readonly reason: string;
}

/** Posts a body. Only a status from 200 to 299 of the very address counts; redirects are not followed. */
export async function post(
  {url, secret}: WebhookSettings,
  {id, body}: {readonly id: string; readonly body: string},
): Promise<Ending> {
  const timestamp = Math.floor(Date.now() / 1000);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'peace-endpoint',
        'Idempotency-Key': `"${id}"`,
        'Webhook-Id': id,
        'Webhook-Timestamp': String(timestamp),
        'Webhook-Signature': signatureOf({id, timestamp, body}, secret),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    await readSome(response);
    const wait = Number(response.headers.get('Retry-After') ?? 0) * 1000;
    return {delivered: response.ok, retryAfter: wait || 0, reason: `status ${response.status}`};
  } catch (error) {
    const {name, cause} = error as Error & {cause?: {code?: string}};
    return {delivered: false, retryAfter: 0, reason: cause?.code ?? name};
  }
}

/** A connection whose answer was read to its end is used again. */
async function readSome({body}: Response): Promise<void> {
  if (!body) return;
  let read = 0;
  for await (const chunk of body) {
    read += chunk.length;
    if (read > ENOUGH) break;
  }
}
