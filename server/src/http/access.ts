/** Who may call: anybody, from any page, until the endpoint stops. One line in the log for each call. */
import {randomUUID} from 'node:crypto';
import type {MiddlewareHandler} from 'hono';
import {loggedPath} from '../log.ts';
import type {Log} from '../log.ts';

/** Cross-origin reading and writing for every origin, on every answer. A preflight is remembered for a day. */
const OPEN = {'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': 'Retry-After'};
const PREFLIGHT = {
  'Access-Control-Allow-Methods': 'GET,HEAD,POST,OPTIONS',
  'Access-Control-Allow-Headers': 'Content-Type,Idempotency-Key',
  'Access-Control-Max-Age': '86400',
};

/**
 * Lets pages of every origin in. Like the others here it sets headers of the answer as it is: Hono's own way of doing so
 * copies the answer each time.
 */
export const crossOrigin: MiddlewareHandler = async (context, next) => {
  if (context.req.method === 'OPTIONS') {
    context.res = new Response(null, {status: 204, headers: {...OPEN, ...PREFLIGHT}});
    return;
  }
  await next();
  for (const [name, value] of Object.entries(OPEN)) context.res.headers.set(name, value);
};

/** What the middleware leaves on a request. */
export interface Called {
  Variables: {requestId: string};
}

/** Gives every request an id, tells the caller, and writes method, path, status, ms and id to the log. */
export function logged(log: Log): MiddlewareHandler<Called> {
  return async (context, next) => {
    const started = performance.now();
    const id = randomUUID().slice(-12);
    context.set('requestId', id);
    await next();
    context.res.headers.set('X-Request-Id', id);
    const {method, path} = context.req;
    const ms = Math.round(performance.now() - started);
    log.info(`${method} ${loggedPath(path)} ${context.res.status} ${ms}ms ${id}`);
  };
}

/**
 * While the endpoint is stopping, every answer is the last one on its connection: otherwise a caller who keeps asking
 * keeps it from ending.
 */
export function lastWord(isClosing: () => boolean): MiddlewareHandler {
  return async (context, next) => {
    await next();
    if (isClosing()) context.res.headers.set('Connection', 'close');
  };
}
