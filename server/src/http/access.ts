/** Who may call: anybody, from any page, until the endpoint stops. One line in the log for each call. */
import {randomBytes} from 'node:crypto';
import type {MiddlewareHandler} from 'hono';
import {cors} from 'hono/cors';
import {loggedPath} from '../log.ts';
import type {Log} from '../log.ts';

/** Cross-origin reading and writing for every origin, on every answer. A preflight is remembered for a day. */
export const crossOrigin: MiddlewareHandler = cors({
  origin: '*',
  allowMethods: ['GET', 'HEAD', 'POST', 'OPTIONS'],
  allowHeaders: ['Content-Type', 'Idempotency-Key'],
  exposeHeaders: ['Retry-After'],
  maxAge: 86_400,
});

/** What the middleware leaves on a request. */
export interface Called {
  Variables: {requestId: string};
}

/** Gives every request an id, tells the caller, and writes method, path, status, ms and id to the log. */
export function logged(log: Log): MiddlewareHandler<Called> {
  return async (context, next) => {
    const started = performance.now();
    const id = randomBytes(6).toString('hex');
    context.set('requestId', id);
    await next();
    context.header('X-Request-Id', id);
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
    if (isClosing()) context.header('Connection', 'close');
  };
}
