import {Task} from '@lit/task';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {ContractError} from '../contract/reading.ts';
import {sharedDocument} from './cache.ts';
import type {SharedDocument, Snapshot} from './cache.ts';
import {findCopy, keepCopy} from './copies.ts';
import type {Copy} from './copies.ts';
import {readSection} from './formats/initiative.ts';
import type {ReadSection, SectionFormat} from './formats/initiative.ts';
import {LoadError} from './load.ts';

/** A document is always in exactly one of these. */
export type DocumentState = 'loading' | 'ready' | 'empty' | 'stale' | 'error';

/** What the controller needs of an element. */
export interface DocumentHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  /** Absolute URL of the document, if it is to be fetched. */
  readonly documentUrl: string | undefined;
  /** The same as the page has it: with a place for the language. */
  readonly src: string | undefined;
  /** The document itself; it replaces the request. */
  readonly givenDocument: unknown;
  /** Seconds between two readings while the page is visible; 0 for once. */
  readonly refresh: number;
  /** Seconds to wait for an answer. */
  readonly timeout: number;
  /** Asks again for what else could not be had. */
  readonly askAgain: () => void;
}

/** What came of reading; `at` is when the copy was received, ms since 1970. */
export interface DocumentResult<T> {
  readonly section?: ReadSection<T> | undefined;
  readonly stale: boolean;
  readonly at?: number | undefined;
  readonly error?: LoadError | undefined;
}

/**
 * Follows the document of an element: fetches it (one request per URL and page), reads the element's section and keeps
 * it current. A document that is given as data is read at once, also where nothing can be fetched, as on a server.
 */
export class DocumentController<T> implements ReactiveController {
  /** What there is to show. */
  result: DocumentResult<T> | undefined;
  readonly #host: DocumentHost;
  readonly #format: SectionFormat<T>;
  readonly #onChange: (result: DocumentResult<T>) => void;
  #url: string | undefined;
  #src: string | undefined;
  #document: SharedDocument | undefined;
  #unsubscribe: (() => void) | undefined;
  #given: unknown;
  /** Seconds between two readings. */
  #interval = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param onChange Called with every new result, before it is rendered. */
  constructor(host: DocumentHost, format: SectionFormat<T>, onChange: (result: DocumentResult<T>) => void) {
    this.#host = host;
    this.#format = format;
    this.#onChange = onChange;
    host.addController(this);
    // The task makes the order of answers safe: what was asked last is what is shown.
    new Task(host, {
      args: () => [this.#document?.snapshot] as const,
      task: async ([snapshot]) => snapshot && this.#read(snapshot),
      onComplete: (result) => result && this.#show(result),
    });
  }

  /** The state of the document. */
  get state(): DocumentState {
    const {section, stale, error} = this.result ?? {};
    if (section) {
      if (section.value === undefined || this.#format.isEmpty(section.value)) return 'empty';
      return stale ? 'stale' : 'ready';
    }
    // What has no document yet may be given one later.
    return error ? 'error' : 'loading';
  }

  /** Asks the endpoint again. */
  retry(): void {
    this.#host.askAgain();
    this.#document?.reload();
  }

  /** @internal */
  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#refresh);
    addEventListener('online', this.#refresh);
    this.#host.requestUpdate();
  }

  /** @internal */
  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#refresh);
    removeEventListener('online', this.#refresh);
    // An element that is only moved is connected again by then, and must neither reload nor lose anything.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#stop();
      this.#setTimer(0);
    });
  }

  /** Follows the element's properties. The element calls it before every rendering, also on a server. */
  update(): void {
    const {givenDocument, documentUrl, src, isConnected, refresh, timeout} = this.#host;
    const url = givenDocument === undefined ? documentUrl : undefined;
    if (url !== this.#url && (isConnected || !url)) {
      this.#stop();
      // What is shown stays when only further sources are added, or the same one is had in another language.
      if (src !== this.#src && !url?.startsWith(`${this.#url} `)) this.result = undefined;
      this.#url = url;
      this.#src = src;
      this.#document = url ? (this.#format.open ?? sharedDocument)(url, timeout * 1000) : undefined;
    }
    if (isConnected) this.#unsubscribe ??= this.#document?.subscribe(() => this.#host.requestUpdate());
    if (givenDocument !== this.#given) {
      this.#given = givenDocument;
      this.result = undefined;
      if (givenDocument !== undefined) this.#show({stale: false, ...this.#readCopy({json: givenDocument})});
    }
    if (isConnected) this.#setTimer(refresh);
  }

  #stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  #setTimer(interval: number): void {
    if (interval === this.#interval) return;
    this.#interval = interval;
    clearInterval(this.#timer);
    if (interval) this.#timer = setInterval(this.#refresh, interval * 1000);
  }

  // Several elements of one document have a timer each; the first one asks, for all. After a failure somebody may come
  // back from logging in to a network, which no browser tells of.
  readonly #refresh = () => {
    if (document.hidden) return;
    this.#host.askAgain();
    const {error} = this.result ?? {};
    if (error ?? this.#interval) this.#document?.reload(error ? 0 : this.#interval * 900);
  };

  /** Reads what is known of the document now; of a copy that is of no use, the last one that was. */
  async #read({copy, stale, error}: Snapshot): Promise<DocumentResult<T>> {
    const url = this.#url;
    const read = copy ? this.#readCopy(copy) : {};
    const result = {stale, ...read, error: error ?? read.error};
    if (!copy || !url) return result;
    if (!read.section) {
      const kept = await findCopy(url);
      if (kept) return {...this.#readCopy(kept), stale: true, error: result.error};
    } else void keepCopy(url, copy);
    return result;
  }

  #readCopy({json, at}: Copy): Pick<DocumentResult<T>, 'section' | 'at' | 'error'> {
    try {
      return {section: readSection(json, this.#format, this.#url), at};
    } catch (error) {
      return {error: new LoadError('contract', (error as ContractError).message)};
    }
  }

  /** What could be read before stays when a newer answer is of no use. */
  #show(result: DocumentResult<T>): void {
    const {section, at} = this.result ?? {};
    const isOld = !result.section && Boolean(result.error);
    this.result = section ? {section, at, ...result, stale: result.stale || isOld} : result;
    if (result.section || result.error) this.#onChange(this.result);
    this.#host.requestUpdate();
  }
}
