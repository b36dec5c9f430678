/** What the reader of a list looks at stays where it is, whatever comes before it. */

/** Where something was, px from the top of the window; and which event had the focus. */
export interface Anchor {
  readonly id: string;
  readonly top: number;
  readonly focus: string | undefined;
}

/** What the reader looks at: the first event in view, and where the focus is. */
export function anchorIn(root: ParentNode): Anchor | undefined {
  const items = [...root.querySelectorAll<HTMLElement>('.spine .event')];
  const item = items.find((each) => each.getBoundingClientRect().bottom > 0);
  const focus = items.find((each) => each.matches(':focus-within'))?.id;
  return item && {id: item.id, top: item.getBoundingClientRect().top, focus};
}

/** Sees to it that it is where it was. */
export function keepIn(root: ShadowRoot, {id, top, focus}: Anchor): void {
  const item = (name?: string) => root.getElementById(name ?? '');
  const now = item(id)?.getBoundingClientRect().top ?? top;
  if (root.host.getBoundingClientRect().top < 0) scrollBy({top: now - top, behavior: 'instant'});
  item(focus)?.querySelector('a')?.focus({preventScroll: true});
}
