/**
 * The kit's events. All but `peace-submit` bubble and cross shadow roots; recognise them by name, never by `instanceof`: a
 * page may hold several copies of the kit.
 */
import type {Submission, Subscription} from '../contract/action.ts';
import type {Problem} from '../contract/reading.ts';
import type {Acknowledgement, ActionStatus} from '../delivery/outcome.ts';
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
export type FailureKind = LoadFailure | 'refused' | 'invalid' | 'later' | 'unknown';

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

/** A timeline shows another stretch of time, and has come to rest. */
export class PeaceRangeChangeEvent extends Event {
  /** The first moment in view: ISO 8601 to the minute, on the reader's clock. */
  readonly start: string;
  /** The last moment in view. */
  readonly end: string;
  constructor(start: string, end: string) {
    super('peace-range-change', everywhere);
    this.start = start;
    this.end = end;
  }
}

/**
 * A visitor has filled a form in without a mistake, and it is about to be sent. Cancel it to deliver it yourself. It
 * carries personal data: it stays at the element and does not leave a shadow root.
 */
export class PeaceSubmitEvent extends Event {
  readonly submission: Submission | Subscription;
  constructor(submission: Submission | Subscription) {
    super('peace-submit', {cancelable: true});
    this.submission = submission;
  }
}

/**
 * A signature was taken: `stored`; or held until a link in a mail is followed (`confirm`); or handed to a system that
 * confirms nothing (`sent`).
 */
export class PeaceSignEvent extends Event {
  /** The id of the petition. */
  readonly id: string;
  /** All signatures, if the endpoint tells. */
  readonly count: number | undefined;
  readonly status: ActionStatus;
  constructor(id: string, count: number | undefined, status: ActionStatus) {
    super('peace-sign', everywhere);
    this.id = id;
    this.count = count;
    this.status = status;
  }
}

/** A sign-up was taken, with a status as signatures have it. */
export class PeaceSubscribeEvent extends Event {
  /** The lists that were asked for, each with a status of its own. */
  readonly lists: NonNullable<Acknowledgement['lists']>;
  readonly status: ActionStatus;
  constructor(lists: NonNullable<Acknowledgement['lists']>, status: ActionStatus) {
    super('peace-subscribe', everywhere);
    this.lists = lists;
    this.status = status;
  }
}

/** A visitor has followed a link to share, copied the address, or used the device's own way. */
export class PeaceShareEvent extends Event {
  /** `mail`, `whatsapp`, `facebook`, `x`, `bluesky`, `mastodon`, `copy` or `device`. */
  readonly channel: string;
  constructor(channel: string) {
    super('peace-share', everywhere);
    this.channel = channel;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'peace-submit': PeaceSubmitEvent;
    'peace-sign': PeaceSignEvent;
    'peace-subscribe': PeaceSubscribeEvent;
    'peace-share': PeaceShareEvent;
    'peace-load': PeaceLoadEvent;
    'peace-error': PeaceErrorEvent;
    'peace-select': PeaceSelectEvent;
    'peace-range-change': PeaceRangeChangeEvent;
  }
}
