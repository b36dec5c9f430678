/**
 * Where a site strips tags that it does not know, `<div data-peace="petition" data-src="…">` stands in for the tag: the
 * element is put into it, its `data-…` become the element's attributes, and its content is the fallback content.
 */

/** Fills all stand-ins for registered elements, those that are there and those that are added later. */
export function fillStandIns(): void {
  // While the page is being parsed, more of their content may follow.
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', fillStandIns);
    return;
  }
  fillWithin(document);
  observer ??= new MutationObserver((records) =>
    records.forEach(({addedNodes}) => addedNodes.forEach(fillWithin)),
  );
  observer.observe(document, {childList: true, subtree: true});
}

let observer: MutationObserver | undefined;
/** The widgets of places. */
const widgets = new WeakMap<Element, Element>();

function fillWithin(node: Node): void {
  const inside = (node as Partial<ParentNode>).querySelectorAll?.('[data-peace]') ?? [];
  for (const place of [node.parentNode, node, ...inside] as HTMLElement[]) {
    const tag = `peace-${place?.dataset?.['peace']?.trim().toLowerCase()}`;
    // Of a `data-…` only what is an attribute of the element: a `data-onclick` must not come alive.
    const attributes = (customElements.get(tag) as {observedAttributes?: string[]} | undefined)
      ?.observedAttributes;
    if (!attributes || place.querySelector(tag)) continue;
    let widget = widgets.get(place);
    if (widget?.localName !== tag) widgets.set(place, (widget = document.createElement(tag)));
    // Where a script that morphs the page puts back what the server sent, the widget comes back, too, with all that was
    // typed. Anything else was put in its place on purpose.
    else if (!widget.innerHTML.startsWith(place.innerHTML)) continue;
    for (const name of attributes) {
      const value = place.getAttribute(`data-${name}`);
      if (value !== null) widget.setAttribute(name, value);
    }
    widget.replaceChildren(...place.childNodes);
    place.append(widget);
  }
}
