import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {languageOf, loadedStrings, loadStrings} from './strings.ts';

/** Scripts that are written from right to left, by language. */
const RIGHT_TO_LEFT = /^(?:ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)(?:-|$)/i;

/** The direction of a language's script. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
}

type LocaleHost = ReactiveControllerHost & Element;

/**
 * The language of an element: that of the nearest `lang` around it, through shadow roots, live. Until its strings are
 * here, `ready` is false.
 */
export class LocaleController implements ReactiveController {
  readonly #host: LocaleHost;
  #observer: MutationObserver | undefined;
  /** BCP 47 tag for dates and numbers; English where the kit does not speak the page's language. */
  tag = 'en';
  /** BCP 47 tag of the page around the element, also where the kit does not speak it. */
  around = 'en';
  /** The language of the kit's words. */
  language = 'en';

  constructor(host: LocaleHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether the strings are here. */
  get ready(): boolean {
    return loadedStrings(this.language) !== undefined;
  }

  /** The direction of the language's script. */
  get direction(): 'ltr' | 'rtl' {
    return directionOf(this.tag);
  }

  /** @internal */
  hostConnected(): void {
    this.#observer ??= new MutationObserver(() => this.#host.requestUpdate());
    for (
      let root: Node | undefined = this.#host;
      root;
      root = root instanceof ShadowRoot ? root.host : undefined
    ) {
      root = root.getRootNode();
      this.#observer.observe(root, {subtree: true, attributes: true, attributeFilter: ['lang']});
    }
  }

  /** @internal */
  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Looks for the language anew. The element calls it before every rendering, also on a server. */
  update(): void {
    const nearest = (this.around = nearestLang(this.#host));
    this.language = languageOf(nearest);
    this.tag = nearest.startsWith(this.language) ? nearest : this.language;
    if (!this.ready) void loadStrings(this.language).then(() => this.#host.requestUpdate());
  }
}

/** The language around an element, as a tag that `Intl` takes: a page may have written anything. */
function nearestLang(element: Element): string {
  // A server that renders knows the element's own attributes only.
  const near = element.closest ? element.closest('[lang]') : element;
  const root = near ?? element.getRootNode();
  if (root instanceof ShadowRoot) return nearestLang(root.host);
  try {
    return Intl.getCanonicalLocales(near?.getAttribute('lang') || 'en')[0] ?? 'en';
  } catch {
    return 'en';
  }
}
