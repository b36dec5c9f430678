import {isServer} from 'lit';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {Strings} from '../../contract/primitives.ts';
import {languageOf, loadStrings, wordingIn} from './strings.ts';

/** Scripts that are written from right to left, by language. */
const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/i;

/** The direction of a language's script. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
}

type LocaleHost = ReactiveControllerHost & Element;

/** English is shown meanwhile where the words of a language take longer than this, ms. */
const PATIENCE = 3000;

/**
 * The language of an element: that of the nearest `lang` around it, through shadow roots, live. Until its strings are
 * here, `ready` is false.
 */
export class LocaleController implements ReactiveController {
  readonly #host: LocaleHost;
  #observer: MutationObserver | undefined;
  /** The language whose words are on their way, and whether they take long. */
  #awaited: string | undefined;
  #isLate = false;
  /** BCP 47 tag for dates and numbers; English where the kit does not speak the page's language. */
  declare tag: string;
  /** BCP 47 tag of the page around the element, also where the kit does not speak it. */
  declare around: string;
  /** The language of the kit's words. */
  declare language: string;
  /** Whether these words are here. */
  declare ready: boolean;
  /** The words by key; English until those of the language are here. */
  declare strings: Strings;

  constructor(host: LocaleHost) {
    this.#host = host;
    host.addController(this);
  }

  /** @internal */
  hostConnected(): void {
    this.#observer ??= new MutationObserver(() => this.#host.requestUpdate());
    let node: Node | undefined = this.#host;
    while (node) {
      const root: Node = node.getRootNode();
      this.#observer.observe(root, {subtree: true, attributes: true, attributeFilter: ['lang']});
      node = (root as ShadowRoot).host;
    }
  }

  /** @internal */
  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  /** Looks for the language anew. The element calls it before every rendering, also on a server. */
  update(english: Strings): void {
    const nearest = nearestLang(this.#host);
    let language = languageOf(nearest);
    let strings = wordingIn(language, english);
    if (!strings) {
      this.#await(language);
      // What is shown stays in its language until the words of the new one are here.
      if (this.ready) return;
      if (this.#isLate) [language, strings] = ['en', english];
    }
    this.around = nearest;
    this.language = language;
    this.tag = nearest.startsWith(language) ? nearest : language;
    this.strings = strings ?? english;
    this.ready = !!strings;
  }

  #await(language: string): void {
    if (language === this.#awaited) return;
    this.#awaited = language;
    void loadStrings(language).then(() => {
      this.#awaited = undefined;
      this.#host.requestUpdate();
    });
    setTimeout(() => {
      this.#isLate = true;
      this.#host.requestUpdate();
    }, PATIENCE);
  }
}

/** The language around an element, as a tag that `Intl` takes: a page may have written anything. */
export function nearestLang(element: Element): string {
  // A server that renders knows the element's own attributes only.
  const near = isServer ? element : element.closest('[lang]');
  const host = near ? undefined : (element.getRootNode() as ShadowRoot).host;
  if (host) return nearestLang(host);
  try {
    return String(Intl.getCanonicalLocales(near?.getAttribute('lang') || 'en'));
  } catch {
    return 'en';
  }
}
