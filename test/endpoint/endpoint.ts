/**
 * One scripted answer. Without `json`, `body`, `file` or `redirect` it is empty.
 * Every connection is closed after its answer, so that no browser repeats a cut request by itself.
 */
export interface Answer {
  /** Default 200; 302 with `redirect`. */
  readonly status?: number;
  /** Set over the defaults (content type, `cache-control: no-store`, CORS); null takes a default away. */
  readonly headers?: Readonly<Record<string, string | null>>;
  /** Sent as `application/json`. */
  readonly json?: unknown;
  /** Sent as it is, as `text/plain` unless `headers` say otherwise. */
  readonly body?: string;
  /** A file of this repository, by its path from the root. */
  readonly file?: string;
  /** The body is filled up with spaces to this many bytes: JSON stays valid JSON. */
  readonly size?: number;
  /** Sends the browser on to this URL. */
  readonly redirect?: string;
  /** False: neither the answer nor its preflight carries a CORS header. */
  readonly cors?: boolean;
  /** Waiting time before the answer, in ms. */
  readonly delay?: number;
  /** No answer before `release(url)`; never, if nobody calls it. */
  readonly hold?: boolean;
  /** The same after so many bytes of the body. */
  readonly holdAfter?: number;
  /** The connection is closed in place of an answer. */
  readonly cut?: boolean;
  /** The same after so many bytes of the body. */
  readonly cutAfter?: number;
}

/** A request as it arrived, its body read to the end. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The browser hung up before it had the whole answer. */
  readonly aborted: boolean;
}

/** A real HTTP server on an origin of its own whose answers a test writes. */
export interface Endpoint {
  /**
   * Makes a new URL that gives these answers in sequence, then the last one for ever.
   * @param name the last part of the URL's path; paths below the URL get the same answers
   */
  script(answers: readonly Answer[], name?: string): Promise<string>;
  /** From the next request on, the URL gives these answers. */
  rescript(url: string, answers: readonly Answer[]): Promise<void>;
  /** What was asked of the URL and of paths below it, preflights not counted. */
  requests(url: string): Promise<readonly RecordedRequest[]>;
  /** The CORS preflights (`OPTIONS`) that the URL has answered. */
  preflights(url: string): Promise<readonly RecordedRequest[]>;
  /** Waits until so many requests have arrived at the URL in all. */
  arrived(url: string, count: number): Promise<void>;
  /** Lets the answers go that are on hold at the URL; waits for the first, where its request has yet to arrive. */
  release(url: string): Promise<void>;
  /** Closes the connections that are still open at these URLs. */
  hangUp(urls: readonly string[]): Promise<void>;
}

/** A call as it travels from the browser to the test runner. */
export type EndpointCall = {
  [Method in keyof Endpoint]: {readonly method: Method; readonly args: Parameters<Endpoint[Method]>};
}[keyof Endpoint];

/** What comes back; wrapped, because the runner takes a bare `undefined` for an unknown command. */
export type EndpointResult<Value> = {readonly value: Value} | {readonly error: string};
