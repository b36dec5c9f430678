/** Headers that keep an answer what it is. */
import type {MiddlewareHandler} from 'hono';

/** What the campaign's own pages may load, and that anybody may frame them. Pages that say more for themselves may. */
const PAGE_POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; " +
  "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors *";

/** Data is no page, also where somebody opens it as one. */
const DATA_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** What no page here needs. */
const PERMISSIONS = 'camera=(), geolocation=(), microphone=(), payment=(), usb=()';

/** A year, as a browser needs to be told before it insists on TLS. In s. */
const INSIST = 31_536_000;

/** @param publicUrl Where the endpoint is reached from outside: with `https:`, browsers are told never to use another. */
export function security(publicUrl: string | undefined): MiddlewareHandler {
  const isSecure = publicUrl?.startsWith('https:') ?? false;
  return async (context, next) => {
    await next();
    const {headers} = context.res;
    headers.set('X-Content-Type-Options', 'nosniff');
    if (!headers.has('Referrer-Policy')) headers.set('Referrer-Policy', 'strict-origin-when-cross-origin');
    if (isSecure) headers.set('Strict-Transport-Security', `max-age=${INSIST}`);
    const type = headers.get('Content-Type') ?? '';
    const isPage = type.startsWith('text/html');
    if (isPage) {
      headers.set('Permissions-Policy', PERMISSIONS);
      headers.set('Cross-Origin-Opener-Policy', 'same-origin-allow-popups');
    }
    if (headers.has('Content-Security-Policy')) return;
    if (isPage) headers.set('Content-Security-Policy', PAGE_POLICY);
    else if (/^application\/(?:\w+\+)?json/.test(type)) headers.set('Content-Security-Policy', DATA_POLICY);
  };
}
