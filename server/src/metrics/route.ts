/** `/metrics`, for who has the token; for everybody else there is nothing at this address. */
import {createHash, timingSafeEqual} from 'node:crypto';
import {Hono} from 'hono';
import type {MiddlewareHandler} from 'hono';
import {routePath} from 'hono/route';
import {notFound} from '../http/problem.ts';
import type {Metrics} from './metrics.ts';

/** Counts every request of an app. */
export function measured(metrics: Metrics): MiddlewareHandler {
  return async (context, next) => {
    const started = performance.now();
    await next();
    metrics.request({
      method: context.req.method,
      route: routePath(context),
      status: context.res.status,
      duration: performance.now() - started,
    });
  };
}

/** The route. */
export function metricsRoute(metrics: Metrics, token: string): Hono {
  const expected = digest(`Bearer ${token}`);
  return new Hono().get('/metrics', async ({req}) => {
    // Digests, so that neither content nor length of the token is told by the time that it takes.
    if (!timingSafeEqual(digest(req.header('Authorization') ?? ''), expected)) throw notFound();
    const {text, type} = await metrics.text();
    return new Response(text, {headers: {'Content-Type': type, 'Cache-Control': 'no-store'}});
  });
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
