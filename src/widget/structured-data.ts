/** What search engines read of an element: schema.org data as JSON-LD. */
import {trusted} from '../document/policy.ts';

const scripts = new WeakMap<Element, HTMLScriptElement>();

/**
 * Puts schema.org data into a `<script>` beside an element's own children, where it stays until other data comes, and goes
 * with the element. `undefined` takes it away. Where a page's Trusted Types allow no policy, there is none.
 */
export function describe(element: Element, data: object | undefined): void {
  const script = scripts.get(element) ?? document.createElement('script');
  // A document that is saved must not end its script early.
  const json = data
    ? JSON.stringify({'@context': 'https://schema.org', ...data}).replaceAll('<', '\\u003c')
    : '';
  if (script.text === json) return;
  script.type = 'application/ld+json';
  try {
    script.text = trusted()?.createScript(json) ?? json;
  } catch {
    return;
  }
  scripts.set(element, script);
  if (json) element.append(script);
  else script.remove();
}
