/** The signature of a delivery, as Standard Webhooks (standardwebhooks.com) has it: libraries verify it. */
import {createHmac} from 'node:crypto';

/** What a receiver verifies. */
interface Message {
  readonly id: string;
  /** s since 1970 UTC */
  readonly timestamp: number;
  readonly body: string;
}

/** A secret that starts so goes on in base64. */
export const BASE64_FOLLOWS = 'whsec_';

/** The bytes of a secret. */
export function keyOf(secret: string): Buffer {
  return secret.startsWith(BASE64_FOLLOWS)
    ? Buffer.from(secret.slice(BASE64_FOLLOWS.length), 'base64')
    : Buffer.from(secret);
}

/** HMAC-SHA256 over id, time and body. */
export function signatureOf({id, timestamp, body}: Message, secret: string): string {
  return `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
}
