/** One guarded GET: where it may lead, how long it may take, how much it may bring. */
import {request as requestHttp} from 'node:http';
import type {IncomingMessage, RequestOptions} from 'node:http';
import {request as requestHttps} from 'node:https';
import {pipeline} from 'node:stream';
import type {Readable, Transform} from 'node:stream';
import {createBrotliDecompress, createGunzip, createInflate} from 'node:zlib';
import {retryAfter} from '../retry-after.ts';
import type {AddressGuard} from './addresses.ts';

/** Redirects that are followed one after another. */
const HOPS = 5;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Nothing that a machine sent gets into a sentence; whoever reads it can mend what it names. */
export class GetError extends Error {
  override readonly name = 'GetError';
  /** ms that the other side asks to be left alone. */
  readonly retryAfter: number;

  constructor(sentence: string, retryAfter = 0) {
    super(sentence);
    this.retryAfter = retryAfter;
  }
}

/** What a GET needs to know. */
export interface Getting {
  readonly guard: AddressGuard;
  /** In ms, for all hops. */
  readonly patience: number;
  /** In bytes, as sent and unpacked. */
  readonly longest: number;
  /** What this endpoint calls itself: a request that comes back to it is refused there (RFC 8586). */
  readonly loopMark: string;
  readonly signal?: AbortSignal | undefined;
}

/** What is known of an answer, to be asked whether it is still so. */
export interface Validators {
  readonly etag: string | undefined;
  readonly lastModified: string | undefined;
}

/** An answer; `undefined` where nothing has changed since the validators. */
export interface Got extends Validators {
  /** Where it was found in the end: what relative links hang on. */
  readonly url: string;
  readonly type: string | undefined;
  readonly bytes: Buffer;
}

/** Gets what is at an address. @throws {GetError} @throws {PrivateAddressError} */
export async function get(
  address: string,
  getting: Getting,
  known: Validators | undefined,
): Promise<Got | undefined> {
  const ending = AbortSignal.any([
    AbortSignal.timeout(getting.patience),
    ...(getting.signal ? [getting.signal] : []),
  ]);
  const seen = new Set<string>();
  let url = new URL(address);
  for (;;) {
    url.hash = '';
    if (seen.has(url.href)) throw new GetError('redirects in a circle');
    seen.add(url.href);
    if (seen.size > HOPS + 1) throw new GetError(`redirects more than ${HOPS} times`);
    const answer = await ask(url, {...getting, signal: ending}, known);
    const {statusCode: status = 0, headers} = answer;
    if (REDIRECTS.has(status) && headers.location !== undefined) {
      answer.destroy();
      url = next(headers.location, url);
      continue;
    }
    if (status === 304 && known) {
      answer.destroy();
      return undefined;
    }
    if (status !== 200) {
      answer.destroy();
      throw new GetError(`answers ${status}${MEANING[status] ?? ''}`, retryAfter(headers['retry-after']));
    }
    return {
      url: url.href,
      type: headers['content-type'],
      etag: headers.etag,
      lastModified: headers['last-modified'],
      bytes: await read(answer, {...getting, signal: ending}),
    };
  }
}

const MEANING: Readonly<Record<number, string>> = {
  401: ', it wants a password',
  403: ', it is closed to programs',
  404: ', it is not there',
  410: ', it is gone for good',
  429: ', it is asked too often',
  508: ', it is this endpoint itself',
};

function next(location: string, from: URL): URL {
  const url = URL.parse(location, from.href);
  if (url && /^https?:$/.test(url.protocol) && !url.username && !url.password) return url;
  throw new GetError('redirects to something that is not an address of the web');
}

function ask(url: URL, getting: Getting, known: Validators | undefined): Promise<IncomingMessage> {
  const {guard, loopMark, signal} = getting;
  guard.check(url.hostname);
  const options: RequestOptions = {
    agent: false,
    lookup: guard.lookup,
    signal,
    headers: {
      Accept:
        'application/feed+json, application/rss+xml, application/atom+xml, application/json, text/csv, */*;q=0.5',
      'Accept-Encoding': 'gzip, br, deflate',
      'User-Agent': 'peace-endpoint (+https://www.npmjs.com/package/peace-widgets)',
      'CDN-Loop': loopMark,
      ...(known?.etag === undefined ? {} : {'If-None-Match': known.etag}),
      ...(known?.lastModified === undefined ? {} : {'If-Modified-Since': known.lastModified}),
    },
  };
  return new Promise((resolve, reject) => {
    (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, resolve)
      .on('error', (error) => reject(asGetError(error, getting)))
      .end();
  });
}

/** Reads a body to its end, unpacked; cuts the connection when it is too long. */
async function read(answer: IncomingMessage, getting: Getting): Promise<Buffer> {
  const {longest, signal} = getting;
  const tooLong = new GetError(`is longer than ${Math.round(longest / 1024)} kB`);
  if (Number(answer.headers['content-length']) > longest) {
    answer.destroy();
    throw tooLong;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of unpacked(answer) as AsyncIterable<Buffer>) {
      signal?.throwIfAborted();
      size += chunk.length;
      if (size > longest) throw tooLong;
      chunks.push(chunk);
    }
  } catch (error) {
    throw asGetError(error as Error, getting);
  } finally {
    answer.destroy();
  }
  return Buffer.concat(chunks);
}

const UNPACKERS: Readonly<Record<string, () => Transform>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

function unpacked(answer: IncomingMessage): Readable {
  const encoding = (answer.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding === 'identity' || encoding === '') return answer;
  const unpacker = UNPACKERS[encoding];
  if (!unpacker) throw new GetError('is packed in a way that was not asked for');
  // Errors reach whoever reads the last stream.
  return pipeline(answer, unpacker(), () => {});
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'has a host that does not exist',
  EAI_AGAIN: 'cannot be found: the name service does not answer',
  ECONNREFUSED: 'refuses connections',
  ECONNRESET: 'breaks the connection off',
  Z_DATA_ERROR: 'is packed wrongly',
  Z_BUF_ERROR: 'breaks off',
  ERR_STREAM_PREMATURE_CLOSE: 'breaks off',
};

function asGetError(error: Error & {code?: string}, {patience, signal}: Getting): Error {
  if (error instanceof GetError || error.name === 'PrivateAddressError') return error;
  if (signal?.aborted) {
    return new GetError(`does not answer in full within ${patience / 1000} s`);
  }
  const code = error.code ?? error.name;
  return new GetError(REASONS[code] ?? `cannot be reached (${code})`);
}
