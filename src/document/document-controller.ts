import {Task} from '@lit/task';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {ContractError} from '../contract/reading.ts';
import {sharedDocument} from './cache.ts';
import type {SharedDocument} from './cache.ts';
import {findCopy, keepCopy} from './copies.ts';
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
  /** The document itself; it replaces the request. */
  readonly givenDocument: unknown;
  /** Seconds between two readings while the page is visible; 0 for once. */
  readonly refresh: number;
  /** Seconds to wait for an answer. */
  readonly timeout: number;
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
  readonly #host: DocumentHost;
  readonly #format: SectionFormat<T>;
  readonly #onChange: (result: DocumentResult<T>) => void;
  #url: string | undefined;
  #document: SharedDocument | undefined;
  #unsubscribe: (() => void) | undefined;
  #revision = 0;
  #result: DocumentResult<T> | undefined;
  #given: unknown;
  #timer: ReturnType<typeof setInterval> | undefined;

  /** @param onChange Called with every new result, before it is rendered. */
  constructor(host: DocumentHost, format: SectionFormat<T>, onChange: (result: DocumentResult<T>) => void) {
    this.#host = host;
    this.#format = format;
    this.#onChange = onChange;
    host.addController(this);
    // The task makes the order of answers safe: what was asked last is what is shown.
    new Task(host, {
      args: () => [this.#document, this.#revision] as const,
      task: async ([document]) => document && this.#read(document),
      onComplete: (result) => result && this.#show(result),
    });
  }

  /** What there is to show. */
  get result(): DocumentResult<T> | undefined {
    return this.#result;
  }

  /** The state of the document. */
  get state(): DocumentState {
    const {section, stale, error} = this.#result ?? {};
    if (section) {
      if (section.value === undefined || this.#format.isEmpty(section.value)) return 'empty';
      return stale ? 'stale' : 'ready';
    }
    if (error) return 'error';
    return this.#host.documentUrl ? 'loading' : 'empty';
  }

  /** Asks the endpoint again. */
  retry(): void {
    this.#document?.reload();
  }

  /** @internal */
  hostConnected(): void {
    if (this.#document && !this.#unsubscribe) this.#subscribe();
    this.#host.requestUpdate();
    globalThis.document?.addEventListener('visibilitychange', this.#refreshIfVisible);
    this.#schedule();
  }

  /** @internal */
  hostDisconnected(): void {
    // An element that is only moved is connected again by then, and must neither reload nor lose anything.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#unsubscribe?.();
      this.#unsubscribe = undefined;
      globalThis.document?.removeEventListener('visibilitychange', this.#refreshIfVisible);
      clearInterval(this.#timer);
    });
  }

  /** Follows the element's properties. The element calls it before every rendering, also on a server. */
  update(): void {
    const {givenDocument, documentUrl, timeout} = this.#host;
    if (givenDocument !== undefined) {
      this.#follow(undefined);
      if (givenDocument !== this.#given) {
        this.#given = givenDocument;
        this.#result = undefined;
        this.#show(this.#readCopy(givenDocument));
      }
      return;
    }
    if (this.#given !== undefined) this.#result = this.#given = undefined;
    if (documentUrl === this.#url || (documentUrl && !this.#host.isConnected)) return;
    this.#follow(documentUrl ? sharedDocument(documentUrl, timeout * 1000) : undefined);
    this.#url = documentUrl;
    this.#result = undefined;
  }

  /** @internal */
  hostUpdated(): void {
    this.#schedule();
  }

  #follow(document: SharedDocument | undefined): void {
    if (document === this.#document) return;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#document = document;
    this.#url = undefined;
    if (document) this.#subscribe();
  }

  #subscribe(): void {
    this.#revision++;
    this.#unsubscribe = this.#document?.subscribe(() => {
      this.#revision++;
      this.#host.requestUpdate();
    });
  }

  /** Reads what is known of the document now; of a copy that is of no use, the last one that was. */
  async #read({snapshot: {copy, stale, error}}: SharedDocument): Promise<DocumentResult<T>> {
    if (!copy) return {stale, error};
    const result = {error, ...this.#readCopy(copy.json), stale, at: copy.at};
    if (!this.#url || stale) return result;
    if (result.section) {
      void keepCopy(this.#url, copy);
      return result;
    }
    const kept = await findCopy(this.#url);
    return kept ? {...this.#readCopy(kept.json), stale: true, at: kept.at, error: result.error} : result;
  }

  #readCopy(json: unknown): DocumentResult<T> {
    try {
      return {section: readSection(json, this.#format), stale: false};
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      return {stale: false, error: new LoadError('contract', error.message)};
    }
  }

  /** What could be read before stays when a newer answer is of no use. */
  #show(result: DocumentResult<T>): void {
    const {section, at} = this.#result ?? {};
    this.#result = section && !result.section ? {...result, section, at, stale: true} : result;
    if (result.section || result.error) this.#onChange(this.#result);
    this.#host.requestUpdate();
  }

  /** Keeps one timer for the `refresh` attribute, whatever its changes. */
  #interval = 0;
  #schedule(): void {
    const {refresh, isConnected} = this.#host;
    const interval = isConnected ? refresh : 0;
    if (interval === this.#interval) return;
    this.#interval = interval;
    clearInterval(this.#timer);
    if (interval > 0) this.#timer = setInterval(this.#refreshIfVisible, interval * 1000);
  }

  // Several elements of one document have a timer each; the first one asks, for all.
  readonly #refreshIfVisible = () => {
    const {refresh} = this.#host;
    if (refresh > 0 && globalThis.document.visibilityState === 'visible')
      this.#document?.reload(refresh * 900);
  };
}
