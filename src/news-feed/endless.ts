/** A list whose articles come by themselves. https://www.w3.org/WAI/ARIA/apg/patterns/feed/ */

/** Presses buttons that get near the window. */
export function pressWhenNear(): IntersectionObserver {
  return new IntersectionObserver(
    (entries) =>
      entries.forEach(({isIntersecting, target}) => isIntersecting && (target as HTMLElement).click()),
    {rootMargin: '50%'},
  );
}

/** Page keys go from article to article. */
export function goByKey(press: KeyboardEvent): void {
  const step = {PageDown: 1, PageUp: -1}[press.key];
  if (!step) return;
  const root = (press.currentTarget as Element).getRootNode() as ShadowRoot;
  const articles = [...root.querySelectorAll('article')];
  const own = (press.target as Element).closest('article') as HTMLElement;
  const article = articles[articles.findIndex((article) => article === own) + step];
  if (!article) return;
  press.preventDefault();
  article.focus();
}
