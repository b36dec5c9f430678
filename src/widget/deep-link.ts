/**
 * Links into a widget: `#peace-event=ID`, several joined by `&`. They are read always; they are written only where the
 * page allows it, and never over a fragment that is the page's own.
 */
import type {ReactiveController, ReactiveControllerHost, ReactiveElement} from 'lit';

/** What a fragment can name. */
export type DeepLinkKey = 'peace-event' | 'peace-person' | 'peace-delegation' | 'peace-issue';

/** The fragment that names one thing, e.g. for a link to copy. */
export function deepLink(key: DeepLinkKey, id: string): string {
  return `#${key}=${encodeURIComponent(id)}`;
}

/** This page's address with another fragment. By itself, that would be one of the page's `<base>`. */
export const addressWith = (fragment: string): string => new URL(fragment, location.href).href;

/** The kit's part of the page's address; `undefined` when the fragment is the page's own. */
function parameters(): URLSearchParams | undefined {
  const {hash} = location;
  return /^(?:#peace-\w+=|$)/.test(hash) ? new URLSearchParams(hash.slice(1)) : undefined;
}

/** Puts an id into the page's address without a new entry in the history. */
export function writeDeepLink(key: DeepLinkKey, id: string): void {
  const ours = parameters();
  if (!ours) return;
  ours.set(key, id);
  history.replaceState(history.state, '', addressWith(`#${String(ours)}`));
}

/** Takes the visitor to a place in an element, once it has drawn it. */
export async function goTo(element: ReactiveElement, selector: string): Promise<void> {
  await element.updateComplete;
  const place = element.renderRoot.querySelector<HTMLElement>(selector);
  place?.scrollIntoView({block: 'center'});
  place?.focus({preventScroll: true});
}

/** Tells an element of every link into it that was followed, the one it came with included. */
export class DeepLinkController implements ReactiveController {
  readonly #key: DeepLinkKey;
  readonly #follow: (id: string) => void;
  #followed: string | undefined;

  /** @param follow Called with the id when the element is connected, and whenever the fragment changes. */
  constructor(host: ReactiveControllerHost, key: DeepLinkKey, follow: (id: string) => void) {
    this.#key = key;
    this.#follow = follow;
    host.addController(this);
  }

  readonly #read = () => {
    const id = parameters()?.get(this.#key);
    if (id) this.#follow(id);
  };

  /** @internal */
  hostConnected(): void {
    addEventListener('hashchange', this.#read);
    // An element that is only moved must not take the visitor anywhere again.
    if (location.hash !== this.#followed) this.#read();
  }

  /** @internal */
  hostDisconnected(): void {
    removeEventListener('hashchange', this.#read);
    this.#followed = location.hash;
  }
}
