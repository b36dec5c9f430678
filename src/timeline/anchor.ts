/** What the reader of a list looks at stays where it is, whatever comes before it. */

/** Where something was, px from the top of the window; and which event had the focus. */
export interface Anchor {
  readonly id: string;
  readonly top: number;
  readonly focus: string | undefined;
  /** The ids of the events in view. */
  readonly seen: readonly string[];
  /** It was not in this list: it is brought there unless it is in view anyway. */
  readonly isNew?: boolean;
}

/** What the reader looks at: the first event in view, and where the focus is. */
export function anchorIn(root: ParentNode): Anchor | undefined {
  const items = [...root.querySelectorAll<HTMLElement>('.spine .event')];
  const seen = items.filter((each) => {
    const {top, bottom} = each.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  });
  const focus = items.find((each) => each.matches(':focus-within'))?.id;
  const item = seen[0] ?? items.find((each) => each.getBoundingClientRect().bottom > 0);
  return item && {id: item.id, top: item.getBoundingClientRect().top, focus, seen: seen.map(({id}) => id)};
}

/** Sees to it that it is where it was. */
export function keepIn(root: ShadowRoot, {id, top, focus, isNew}: Anchor): void {
  const item = (name?: string) => root.getElementById(name ?? '');
  const now = item(id)?.getBoundingClientRect().top ?? top;
  const isOff = isNew ? now < 0 || now > innerHeight : root.host.getBoundingClientRect().top < 0;
  if (isOff) scrollBy({top: now - top, behavior: 'instant'});
  item(focus)?.querySelector('a')?.focus({preventScroll: true});
}
