/** What a page puts inside a widget's tag: a document, and what is shown until the widget works and when it fails. */
import {hint} from '../page.ts';

/** The document in `<script type="application/json">`; what is no JSON is refused as the text it is. */
export function inlineDocument(widget: Element): unknown {
  const text = widget.querySelector(':scope>script[type="application/json"]')?.textContent;
  if (!text?.trim()) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    hint(widget.localName, String(error));
    return text;
  }
}

/** Whether an element has something to show in its default slot. */
export function hasContent(element: Element): boolean {
  return [...element.childNodes].some((node) =>
    node instanceof Element
      ? !node.matches('script,noscript,[slot]')
      : node instanceof Text && node.data.trim(),
  );
}

/** Puts the focus on what is no stop for the keyboard, and leaves the page where it is. */
export function focusOn(place: HTMLElement): void {
  place.tabIndex = -1;
  place.focus({preventScroll: true});
}
