/** A source that leads back here, under whatever name: what this endpoint asks for carries its mark (RFC 8586). */
import type {MiddlewareHandler} from 'hono';
import {problemResponse} from '../http/problem.ts';

/** Refuses what this endpoint asks of itself: nothing would ever leave its news again. */
export function refuseOwn(loopMark: string): MiddlewareHandler {
  return async ({req}, next) => {
    const marks = req.header('CDN-Loop')?.split(',') ?? [];
    if (!marks.some((mark) => mark.trim() === loopMark)) return next();
    return problemResponse({status: 508, kind: 'loop', title: 'An endpoint cannot be a source of its own.'});
  };
}
