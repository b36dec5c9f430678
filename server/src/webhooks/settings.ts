/** Who is told of every stored action. */
import {StartError} from '../start-error.ts';
import {BASE64_FOLLOWS, keyOf} from './signature.ts';

/** In bytes: whoever guesses the key could sign as the endpoint. */
const SHORTEST_KEY = 12;

/** The receiver of webhooks. */
export interface WebhookSettings {
  readonly url: string;
  /** What the signatures are made with: `whsec_` and base64, or any text. */
  readonly secret: string;
}

/** Reads the receiver from environment variables; without an address there is none. @throws {StartError} */
export function readWebhookSettings(env: NodeJS.ProcessEnv): WebhookSettings | undefined {
  const {PEACE_WEBHOOK_URL: url, PEACE_WEBHOOK_SECRET: secret = ''} = env;
  if (!url && secret) {
    throw new StartError(['PEACE_WEBHOOK_SECRET needs PEACE_WEBHOOK_URL: who is told of what is stored.']);
  }
  if (!url) return undefined;
  const address = URL.parse(url);
  // The address itself may hold a password.
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new StartError(['PEACE_WEBHOOK_URL must be an address like https://crm.example/hooks.']);
  }
  if (address.username || address.password) {
    throw new StartError([
      'PEACE_WEBHOOK_URL must not hold a name or password: the receiver knows by the signature who sends.',
    ]);
  }
  if (secret.length < 24) {
    throw new StartError([
      'PEACE_WEBHOOK_SECRET must be at least 24 characters long when PEACE_WEBHOOK_URL is set.',
    ]);
  }
  if (secret.startsWith(BASE64_FOLLOWS) && keyOf(secret).length < SHORTEST_KEY) {
    throw new StartError([
      `PEACE_WEBHOOK_SECRET must go on with the base64 of at least ${SHORTEST_KEY} bytes after ${BASE64_FOLLOWS}.`,
    ]);
  }
  return {url: address.href, secret};
}
