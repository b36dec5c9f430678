/**
 * A proof of work for endpoints that ask for one, in altcha's protocol of version 2: a number is searched whose key
 * begins as the endpoint wants it. It costs a person a second and a flood of robots more than it is worth.
 */

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

/** ms of work after which the rest of the page has its turn. */
const SLICE = 8;

/**
 * Fetches a challenge and solves it.
 *
 * @param timeout ms after which a challenge counts as too hard, its loading included.
 * @returns What `Submission.challenge` takes: base64 of the JSON `{challenge, solution}`. `undefined` where it cannot be
 * had: no `crypto.subtle` (on `http:` pages), no challenge, an unknown algorithm, too hard. Never throws.
 */
export async function solveChallenge(url: string, timeout = 30_000): Promise<string | undefined> {
  const signal = AbortSignal.timeout(timeout);
  try {
    // A key under way cannot be called back, however long it takes.
    const late = new Promise<never>((_, reject) => signal.addEventListener('abort', reject));
    return await Promise.race([solve(url, signal), late]);
  } catch {
    return undefined;
  }
}

async function solve(url: string, signal: AbortSignal): Promise<string | undefined> {
  if (!crypto.subtle) return undefined;
  const response = await fetch(url, {credentials: 'omit', cache: 'no-store', signal});
  const {parameters, signature} = (await response.json()) as {parameters: Parameters; signature: unknown};
  const {nonce, salt, keyPrefix} = parameters;
  if (!/^[\da-f]+$/.test(nonce + salt + keyPrefix)) return undefined;
  for (let start = 0; ; start += BATCH) {
    const keys = await Promise.all(
      Array.from({length: BATCH}, (_, index) => keyOf(parameters, start + index, signal)),
    );
    const found = keys.findIndex((key) => key.startsWith(keyPrefix));
    if (found >= 0) {
      const solution = {counter: start + found, derivedKey: keys[found]};
      return btoa(JSON.stringify({challenge: {parameters, signature}, solution}));
    }
  }
}

/** The key of a number, in hexadecimal digits. @throws the signal's reason. */
async function keyOf(
  {algorithm, nonce, salt, cost, keyLength = 32}: Parameters,
  counter: number,
  signal: AbortSignal,
): Promise<string> {
  const {subtle} = crypto;
  const [name = '', hash] = algorithm.split('/');
  const password = nonce + counter.toString(16).padStart(8, '0');
  let key = bytesOf(salt + password);
  let rounds = 0;
  do {
    await yieldToPage();
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
  } while (!hash && ++rounds < cost);
  return Array.from(key.slice(0, keyLength), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** When the work ends for now, on the page's clock. */
let sliceEnd = 0;
/** The turn of the page, while it lasts: all keys wait for the same. */
let turn: Promise<void> | undefined;

/** Some browsers derive small keys at once: without this nothing else would have its turn before all is done. */
async function yieldToPage(): Promise<void> {
  if (performance.now() < sliceEnd) return;
  turn ??= new Promise((resolve) => {
    // Timers would wait for 4 ms each, and in a hidden tab for a second.
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      turn = undefined;
      sliceEnd = performance.now() + SLICE;
      resolve();
    };
    port2.postMessage(0);
  });
  await turn;
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
}
