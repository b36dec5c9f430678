import {hint} from '../page.ts';
import {made} from './intl.ts';
import {fillStandIns} from './stand-ins.ts';

/** An element class of the kit. */
export interface WidgetClass extends CustomElementConstructor {
  readonly version: string;
}

/**
 * Registers an element unless its name is taken: a page may load the kit twice, or in two versions; the first one stays,
 * and nothing throws. Does nothing where there are no custom elements, as in Node.
 */
export function define(tag: string, element: WidgetClass): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  if (!registry) return;
  const known = registry.get(tag) as Partial<WidgetClass> | undefined;
  if (!known) {
    registry.define(tag, element);
    if (!globalThis.document) return;
    fillStandIns();
    // The first formatter of a page takes a browser some 15 ms: while documents are on their way, nobody waits for it.
    setTimeout(() => made(Intl.DateTimeFormat, 'en'));
    return;
  }
  const {version = 'unknown'} = known;
  if (version !== element.version)
    hint(tag, `is already registered in version ${version}; version ${element.version} is not used`);
}
