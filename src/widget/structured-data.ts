/** What search engines read of an element: schema.org data as JSON-LD. */
import {trusted} from '../document/policy.ts';

/**
 * Puts schema.org data into a `<script>` beside an element's own children, where it stays until other data comes, and goes
 * with the element. `undefined` takes it away. Where a page's Trusted Types allow no policy, there is none.
 */
export function describe(element: Element, data: object | undefined): void {
  // A navigator's copy of the page brings the script of the element that it was made of.
  const script =
    element.querySelector<HTMLScriptElement>(':scope>.peace-data') ?? document.createElement('script');
  // A document that is saved must not end its script early.
  const json = data
    ? JSON.stringify({'@context': 'https://schema.org', ...data}).replaceAll('<', '\\u003c')
    : '';
  if (script.text === json) return;
  script.type = 'application/ld+json';
  script.className = 'peace-data';
  try {
    script.text = trusted()?.createScript(json) ?? json;
  } catch {
    return;
  }
  if (json) element.append(script);
  else script.remove();
}
