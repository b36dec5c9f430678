/**
 * Makes `name` the only one of `names` that the element is in, for `:state(name)` in a page's CSS. Older browsers have no
 * custom states, or want them with two hyphens; for them there is the property `state`.
 */
export function setCustomState(internals: ElementInternals, names: readonly string[], name: string): void {
  const states = internals.states as CustomStateSet | undefined;
  if (!states) return;
  for (const other of names) {
    states.delete(other);
    states.delete(`--${other}`);
  }
  try {
    states.add(name);
  } catch {
    states.add(`--${name}`);
  }
}
