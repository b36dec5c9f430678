/** A list whose articles come by themselves. https://www.w3.org/WAI/ARIA/apg/patterns/feed/ */

/** What a visitor can go to by keyboard. */
const STOPS = 'a[href],button,input,select,textarea,summary,[tabindex="0"]';

/** Page keys go from article to article; Home and End, with the key Control, leave the list. */
export function goByKey(press: KeyboardEvent): void {
  const {key, ctrlKey, target, currentTarget} = press;
  const step = {PageDown: 1, PageUp: -1}[key];
  // As `compareDocumentPosition()` calls what precedes and what follows.
  const side = ctrlKey && {Home: 2, End: 4}[key];
  const stop = step
    ? articleBeside(target as Element, step)
    : side && stopBeside(currentTarget as Element, side);
  if (!stop) return;
  press.preventDefault();
  stop.focus();
}

function articleBeside(target: Element, step: number): HTMLElement | undefined {
  const articles = [...(target.getRootNode() as ShadowRoot).querySelectorAll('article')];
  return articles[articles.findIndex((article) => article.contains(target)) + step];
}

/** The nearest stop before or after an element, in the widget or in the page around it. */
function stopBeside(element: Element, side: number): HTMLElement | undefined {
  const root = element.getRootNode() as ShadowRoot;
  const stops = [...root.querySelectorAll<HTMLElement>(STOPS)].filter(
    (stop) => element.compareDocumentPosition(stop) === side && stop.getClientRects()[0],
  );
  return stops.at(side === 4 ? 0 : -1) ?? (root.host && stopBeside(root.host, side));
}
