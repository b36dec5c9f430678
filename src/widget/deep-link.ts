/**
 * Links into a widget: `#peace-event=ID`, several joined by `&`. They are read always; they are written only where the
 * page allows it, and never over a fragment that is the page's own.
 */
import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** What a fragment can name. */
export type DeepLinkKey = 'peace-event' | 'peace-person' | 'peace-issue';

/** The kit's part of a fragment; `undefined` when it is the page's own. */
function parametersOf(hash: string): URLSearchParams | undefined {
  const parameters = new URLSearchParams(hash.slice(1));
  return [...parameters.keys()].every((key) => key.startsWith('peace-')) ? parameters : undefined;
}

/** The fragment that names one thing, e.g. for a link to copy. */
export function deepLink(key: DeepLinkKey, id: string): string {
  return `#${key}=${encodeURIComponent(id)}`;
}

/** The id that the page's address names under a key. */
export function linkedId(key: DeepLinkKey): string | undefined {
  return parametersOf(location.hash)?.get(key) ?? undefined;
}

/** Puts an id into the page's address without a new entry in the history. */
export function writeDeepLink(key: DeepLinkKey, id: string | undefined): void {
  const parameters = parametersOf(location.hash);
  if (!parameters || (parameters.get(key) ?? undefined) === id) return;
  if (id === undefined) parameters.delete(key);
  else parameters.set(key, id);
  const hash = parameters.size ? `#${String(parameters)}` : location.pathname + location.search;
  history.replaceState(history.state, '', hash);
}

/** Tells an element of every link into it that was followed, the one it came with included. */
export class DeepLinkController implements ReactiveController {
  readonly #key: DeepLinkKey;
  readonly #follow: (id: string) => void;

  /** @param follow Called with the id when the element is connected, and whenever the fragment changes. */
  constructor(host: ReactiveControllerHost, key: DeepLinkKey, follow: (id: string) => void) {
    this.#key = key;
    this.#follow = follow;
    host.addController(this);
  }

  readonly #read = () => {
    const id = linkedId(this.#key);
    if (id !== undefined) this.#follow(id);
  };

  /** @internal */
  hostConnected(): void {
    addEventListener('hashchange', this.#read);
    this.#read();
  }

  /** @internal */
  hostDisconnected(): void {
    removeEventListener('hashchange', this.#read);
  }
}
