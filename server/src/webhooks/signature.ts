/** The signature of a delivery, as Standard Webhooks (standardwebhooks.com) has it: libraries verify it. */
import {createHmac} from 'node:crypto';

/** What a receiver verifies. */
interface Message {
  readonly id: string;
  /** s since 1970 UTC */
  readonly timestamp: number;
  readonly body: string;
}

/** HMAC-SHA256 over id, time and body. A secret that starts with `whsec_` goes on in base64. */
export function signatureOf({id, timestamp, body}: Message, secret: string): string {
  const key = secret.startsWith('whsec_')
    ? Buffer.from(secret.slice('whsec_'.length), 'base64')
    : Buffer.from(secret);
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}
