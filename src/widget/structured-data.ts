/** What search engines read of an element: schema.org data as JSON-LD. */
import {trusted} from '../document/policy.ts';

const scripts = new WeakMap<Element, HTMLScriptElement>();

/**
 * Puts schema.org data into a `<script>` beside an element's own children, where it stays until other data comes, and goes
 * with the element. `undefined` takes it away. Where a page's Trusted Types allow no policy, there is none.
 */
export function describe(element: Element, data: object | undefined): void {
  const known = scripts.get(element);
  // A document that is saved must not end its script early.
  const json = data && JSON.stringify({'@context': 'https://schema.org', ...data}).replaceAll('<', '\\u003c');
  if (known?.parentNode === element && known.text === json) return;
  known?.remove();
  scripts.delete(element);
  if (!json) return;
  const script = document.createElement('script');
  script.type = 'application/ld+json';
  try {
    script.text = trusted()?.createScript(json) ?? json;
    element.append(script);
    scripts.set(element, script);
  } catch {
    // No policy, no data.
  }
}
