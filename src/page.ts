/**
 * What all widgets of a page share, also when they come from different CDN files or copies of the kit. It is the kit's
 * only global. Its shape is frozen for version 1: another copy of the kit may have made it.
 */
import type {Outbox} from './delivery/outbox.ts';
import type {SharedDocument} from './document/cache.ts';

/** The shared object. A copy knows the objects in it by their public members only, never by their class. */
export interface Page {
  /** Documents by absolute URL. */
  readonly documents: Map<string, SharedDocument>;
  /** Strings of languages by address, or their loading. */
  readonly locales: Map<string, Promise<unknown>>;
  /** Deliveries under way by idempotency key. */
  readonly deliveries: Map<string, Promise<unknown>>;
  /** What waits to be delivered; opened by the first widget that delivers. */
  outbox?: Outbox | undefined;
  /** Called about once a minute while there are any: the one timer of all relative dates. */
  readonly ticks: Set<() => void>;
  /** That timer. */
  timer?: ReturnType<typeof setInterval> | undefined;
  /** Lines that the console has had already. */
  readonly said: Set<string>;
}

const key = Symbol.for('peace-widgets/1');

/** The shared object of this page, made by whoever asks first. */
export function page(): Page {
  const scope = globalThis as {[key]?: Page};
  return (scope[key] ??= {
    documents: new Map(),
    locales: new Map(),
    deliveries: new Map(),
    ticks: new Set(),
    said: new Set(),
  });
}

/** Says something to whoever builds the page, once; the line starts with the tag's name. */
export function hint(tag: string, message: string): void {
  const line = `<${tag}> ${message}`;
  const {said} = page();
  if (said.has(line)) return;
  said.add(line);
  console.warn(line);
}
