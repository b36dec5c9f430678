/** What a petition asks for again and again while somebody looks at it: its count, its signers, and once whom it goes to. */
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {sharedDocument} from '../document/cache.ts';
import {delayOf} from '../document/load.ts';
import {page} from '../page.ts';

/** ms to wait for an answer. */
const TIMEOUT = 10_000;
/** How old (ms) an answer may become; a little less than a minute, which is when the page's clock ticks. */
const FRESH = 50_000;
/** The longest pause (ms) after failures; a server that asks for a longer one gets it. */
const LONGEST = 300_000;

/**
 * Follows JSON at some addresses: one request per address and page, however many widgets follow it, and none while the
 * page is hidden. Nobody is told of failures; what was known stays.
 */
export class LiveController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #followed = new Map<string, () => void>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** What an address has answered last. */
  jsonAt(url: string | undefined): unknown {
    return page().documents.get(String(url))?.snapshot.copy?.json;
  }

  /**
   * Follows these addresses and no others. The element calls it after every rendering, thus at least once a minute.
   *
   * @param urls The first of them is one whose answer does not become old; any may be missing.
   * @param again Asks anew where an answer has become old.
   */
  follow(urls: readonly (string | undefined)[], again: boolean): void {
    for (const [url, stop] of this.#followed) {
      if (urls.includes(url)) continue;
      stop();
      this.#followed.delete(url);
    }
    for (const url of urls) {
      if (!url) continue;
      const shared = sharedDocument(url, TIMEOUT);
      if (!this.#followed.has(url)) {
        this.#followed.set(
          url,
          shared.subscribe(() => this.#host.requestUpdate()),
        );
      }
      if (!again || document.hidden) continue;
      const {copy, error} = shared.snapshot;
      if (copy && url === urls[0]) continue;
      // After a failure each pause is as long as all before it.
      const pause = Math.min((Date.now() - (copy?.at ?? 0)) / 2, LONGEST);
      shared.reload(error ? Math.max(pause, delayOf(error.response)) : FRESH);
    }
  }

  /** @internal */
  hostDisconnected(): void {
    this.follow([], false);
  }
}
