/** Headers that keep a page what it is. */
import type {MiddlewareHandler} from 'hono';

/** What the campaign's own pages may load, and that anybody may frame them. */
const PAGE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; frame-ancestors *";

/** On every answer: types are what they say. On pages: the policy. */
export const security: MiddlewareHandler = async (context, next) => {
  await next();
  const {headers} = context.res;
  headers.set('X-Content-Type-Options', 'nosniff');
  headers.set('Referrer-Policy', 'strict-origin-when-cross-origin');
  if (headers.get('Content-Type')?.startsWith('text/html')) {
    headers.set('Content-Security-Policy', PAGE_POLICY);
  }
};
