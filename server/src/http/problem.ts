/** Answers for what cannot be done: RFC 9457. */
import type {Problem, ProblemDetails} from 'peace-widgets/contract';

interface ProblemInit {
  readonly status: number;
  /** What a program can tell it by: the last part of `type`. */
  readonly kind: string;
  /** What a person reads. */
  readonly title: string;
  /** The language of the words. */
  readonly language?: string;
  readonly detail?: string;
  readonly errors?: readonly Problem[];
  /** Seconds after which it is worth trying again. */
  readonly retryAfter?: number;
  /** The methods that the address takes. */
  readonly allow?: string;
}

/** Ends a request with a problem as its answer. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly init: ProblemInit;

  constructor(init: ProblemInit) {
    super(init.title);
    this.init = init;
  }
}

/** The answer; it is never cached. */
export function problemResponse(init: ProblemInit): Response {
  const {status, kind, title, detail, errors, language = 'en', retryAfter, allow} = init;
  const body: ProblemDetails = {
    type: `urn:peace-widgets:problem:${kind}`,
    title,
    status,
    ...(detail === undefined ? {} : {detail}),
    ...(errors === undefined ? {} : {errors: [...errors]}),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Content-Language': language,
      'Cache-Control': 'no-store',
      ...(retryAfter === undefined ? {} : {'Retry-After': String(retryAfter)}),
      ...(allow === undefined ? {} : {Allow: allow}),
    },
  });
}

/** Nothing is served at this address. */
export const notFound = (detail?: string) =>
  new ProblemError({
    status: 404,
    kind: 'not-found',
    title: 'There is nothing at this address.',
    ...(detail === undefined ? {} : {detail}),
  });

/** What is at this address takes other methods. */
export const notAllowed = (allow: string) =>
  new ProblemError({
    status: 405,
    kind: 'method',
    title: `This address takes ${allow.replaceAll(', ', ' and ')} only.`,
    allow,
  });
