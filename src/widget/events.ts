/**
 * The kit's events. They bubble and cross shadow roots; recognise them by name, never by `instanceof`: a page may hold
 * several copies of the kit.
 */
import type {Problem} from '../contract/reading.ts';
import type {LoadFailure} from '../document/load.ts';

const everywhere = {bubbles: true, composed: true} as const;

/** A document was read. */
export class PeaceLoadEvent extends Event {
  /** Absolute URL of the document; `undefined` when it was given as data. */
  readonly url: string | undefined;
  /** It is the last good copy, because the endpoint fails or is slow. */
  readonly stale: boolean;
  /** What was wrong in it and was left out, by JSON pointer. */
  readonly problems: readonly Problem[];
  constructor(url: string | undefined, stale: boolean, problems: readonly Problem[]) {
    super('peace-load', everywhere);
    this.url = url;
    this.stale = stale;
    this.problems = problems;
  }
}

/** Why something failed: a document that could not be read, or an action that could not be delivered. */
export type FailureKind = LoadFailure | 'refused' | 'invalid' | 'unknown';

/** A document could not be had, or an action not be delivered. */
export class PeaceErrorEvent extends Event {
  readonly kind: FailureKind;
  /** One sentence in English, for whoever builds the page. */
  readonly message: string;
  readonly url: string | undefined;
  constructor(kind: FailureKind, message: string, url: string | undefined) {
    super('peace-error', everywhere);
    this.kind = kind;
    this.message = message;
    this.url = url;
  }
}

/** A visitor chose an event, a person or an issue. */
export class PeaceSelectEvent extends Event {
  /** The id of what was chosen. */
  readonly id: string;
  constructor(id: string) {
    super('peace-select', everywhere);
    this.id = id;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'peace-load': PeaceLoadEvent;
    'peace-error': PeaceErrorEvent;
    'peace-select': PeaceSelectEvent;
  }
}
