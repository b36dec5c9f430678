/**
 * A proof of work for endpoints that ask for one, in altcha's protocol of version 2: a number is searched whose key
 * begins as the endpoint wants it. It costs a person a second and a flood of robots more than it is worth.
 */

import {load} from '../document/load.ts';

/** How keys are derived, as the endpoint has signed it; nonce, salt and prefix are hexadecimal. */
interface Parameters {
  /** A digest, `SHA-256`, or a derivation, `PBKDF2/SHA-256`; what WebCrypto does not know cannot be solved here. */
  readonly algorithm: string;
  readonly nonce: string;
  readonly salt: string;
  /** Digests per key. */
  readonly cost: number;
  /** Bytes of a key. */
  readonly keyLength?: number;
  readonly keyPrefix: string;
}

/** Keys derived side by side: WebCrypto may have threads of its own for them. */
const BATCH = 32;

/**
 * Fetches a challenge and solves it.
 *
 * @param timeout ms after which a challenge counts as too hard, its loading included.
 * @returns What `Submission.challenge` takes: base64 of the JSON `{challenge, solution}`. Empty where it cannot be had: no
 * `crypto.subtle` (on `http:` pages), no challenge, an unknown algorithm, too hard. Never throws.
 */
export async function solveChallenge(url: string, timeout = 30_000): Promise<string> {
  const signal = AbortSignal.timeout(timeout);
  // A key under way cannot be called back, however long it takes.
  const late = new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('')));
  return Promise.race([solve(url, signal, timeout).catch(() => ''), late]);
}

async function solve(url: string, signal: AbortSignal, timeout: number): Promise<string> {
  const {subtle} = crypto;
  if (!subtle) return '';
  const answer = await load(url, {signal, timeout, cache: 'no-cache'});
  const {parameters, signature} = answer as {parameters: Parameters; signature: unknown};
  const {algorithm, nonce, salt, cost, keyLength = 32, keyPrefix} = parameters;
  if (!/^[\da-f]+$/.test(nonce + salt + keyPrefix)) return '';
  const [name = '', hash] = algorithm.split('/');

  /** The key of a number, in hexadecimal digits. */
  const keyOf = async (counter: number) => {
    const password = nonce + counter.toString(16).padStart(8, '0');
    let key = bytesOf(salt + password);
    let round = hash ? cost : 1;
    do {
      await turn();
      signal.throwIfAborted();
      key = new Uint8Array(
        await (hash
          ? subtle.deriveBits(
              {name, hash, salt: bytesOf(salt), iterations: cost},
              await subtle.importKey('raw', bytesOf(password), name, false, ['deriveBits']),
              keyLength * 8,
            )
          : subtle.digest(name, key)),
      );
    } while (round++ < cost);
    return [...key.slice(0, keyLength)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };

  for (let start = 0; ; start += BATCH) {
    const keys = await Promise.all([...Array(BATCH).keys()].map((index) => keyOf(start + index)));
    const found = keys.findIndex((key) => key.startsWith(keyPrefix));
    if (found >= 0) {
      const solution = {counter: start + found, derivedKey: keys[found]};
      return btoa(JSON.stringify({challenge: {parameters, signature}, solution}));
    }
  }
}

/** The turn of the page, while it lasts: all keys wait for the same. */
let pause: Promise<unknown> | undefined;

/**
 * Gives the rest of the page its turn: some browsers derive small keys at once. Timers would wait for 4 ms each, and in a
 * hidden tab for a second.
 */
function turn(): Promise<unknown> {
  return (pause ??= new Promise((resolve) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      pause = undefined;
      resolve(port1.close());
    };
    port2.postMessage(0);
  }));
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
