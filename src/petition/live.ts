/** What a petition asks for again and again while somebody looks at it: its count and its signers. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {sharedDocument} from '../document/cache.ts';
import {delayOf} from '../document/load.ts';

/** ms to wait for an answer. */
const TIMEOUT = 10_000;
/** ms between two questions. */
const INTERVAL = 30_000;
/** The longest pause (ms) after failures; a server that asks for a longer one gets it. */
const LONGEST = 300_000;

/**
 * Follows JSON at some addresses: one request per address and page, however many widgets follow it, and none while the
 * page is hidden. Nobody is told of failures; what was known stays.
 */
export class LiveController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #followed = new Map<string, () => void>();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** What an address has answered last. */
  jsonAt(url: string | undefined): unknown {
    return url && this.#followed.has(url) ? sharedDocument(url, TIMEOUT).snapshot.copy?.json : undefined;
  }

  /**
   * Follows these addresses and no others.
   *
   * @param again Not only once.
   */
  follow(urls: readonly string[], again: boolean): void {
    for (const [url, stop] of this.#followed) {
      if (urls.includes(url)) continue;
      stop();
      this.#followed.delete(url);
    }
    for (const url of urls) {
      if (this.#followed.has(url)) continue;
      const tell = () => this.#host.requestUpdate();
      this.#followed.set(url, sharedDocument(url, TIMEOUT).subscribe(tell));
    }
    if (again && urls.length) this.#timer ??= setInterval(this.#ask, INTERVAL);
    else this.#timer = void clearInterval(this.#timer);
  }

  /** @internal */
  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#ask);
  }

  /** @internal */
  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#ask);
    this.follow([], false);
  }

  readonly #ask = () => {
    if (document.hidden || !this.#timer) return;
    for (const url of this.#followed.keys()) {
      const shared = sharedDocument(url, TIMEOUT);
      const {copy, error} = shared.snapshot;
      // After a failure each pause is as long as all before it.
      const pause = Math.min((Date.now() - (copy?.at ?? 0)) / 2, LONGEST);
      shared.reload(error ? Math.max(pause, delayOf(error.response)) : INTERVAL * 0.9);
    }
  };
}
