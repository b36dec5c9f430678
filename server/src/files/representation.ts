/** Bytes that are served as they are, with a strong ETag per encoding. */
import {createHash} from 'node:crypto';
import {promisify} from 'node:util';
import {brotliCompress, constants, gzip} from 'node:zlib';

type Bytes = Uint8Array<ArrayBuffer>;
type Encoding = 'br' | 'gzip' | 'identity';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

/** Below this many bytes, compressing gains nothing. */
const WORTHWHILE = 1024;

const COMPRESSIBLE = /^(?:text\/|image\/svg|application\/(?:[\w.-]+\+)?(?:json|xml|javascript|manifest))/;

/** One resource at one moment. Encodings are made when they are first asked for, and kept. */
export class Representation {
  readonly type: string;
  readonly #bytes: Bytes;
  readonly #hash: string;
  readonly #brotliQuality: number;
  readonly #encoded = new Map<Encoding, Promise<Bytes>>();

  /**
   * @param type The media type.
   * @param brotliQuality 0–11: high for what is compressed once and served for months.
   */
  constructor(bytes: Bytes, type: string, brotliQuality = 5) {
    this.type = type;
    this.#bytes = bytes;
    this.#hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    this.#brotliQuality = brotliQuality;
  }

  /** Answers a GET: the bytes in the best encoding that the reader takes, or 304 when it has them. */
  async answer(request: Request, headers: Record<string, string>): Promise<Response> {
    const encoding = this.#encodingFor(request.headers.get('Accept-Encoding') ?? '');
    const etag = `"${this.#hash}${encoding === 'identity' ? '' : `-${encoding}`}"`;
    const common = {...headers, ETag: etag, Vary: 'Accept-Encoding'};
    if (matches(request.headers.get('If-None-Match'), etag)) {
      return new Response(null, {status: 304, headers: common});
    }
    return new Response(await this.#in(encoding), {
      headers: {
        ...common,
        'Content-Type': this.type,
        ...(encoding === 'identity' ? {} : {'Content-Encoding': encoding}),
      },
    });
  }

  #encodingFor(accepted: string): Encoding {
    if (this.#bytes.length < WORTHWHILE || !COMPRESSIBLE.test(this.type)) return 'identity';
    const refused = /;\s*q=0(?:\.0*)?$/;
    const taken = accepted
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter((part) => !refused.test(part))
      .map((part) => part.split(';', 1)[0]?.trim());
    return (['br', 'gzip'] as const).find((encoding) => taken.includes(encoding)) ?? 'identity';
  }

  #in(encoding: Encoding): Promise<Bytes> {
    const known = this.#encoded.get(encoding);
    if (known) return known;
    const made = this.#encode(encoding);
    this.#encoded.set(encoding, made);
    return made;
  }

  async #encode(encoding: Encoding): Promise<Bytes> {
    if (encoding === 'identity') return this.#bytes;
    if (encoding === 'gzip') return gzipped(this.#bytes);
    return brotli(this.#bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: this.#brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: this.#bytes.length,
      },
    });
  }
}

/** Whether `If-None-Match` names the tag. Compared weakly, as RFC 9110, 13.1.2, asks: a proxy may have weakened it. */
function matches(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === '*') return true;
  return header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}
