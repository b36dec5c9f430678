/**
 * Puts an element into some custom states and no others, for `:state(name)` in a page's CSS. Older browsers have no
 * custom states, or want them with two hyphens; for them there are properties.
 */
export function setCustomStates(internals: ElementInternals, names: readonly string[]): void {
  const states = internals.states as CustomStateSet | undefined;
  states?.clear();
  for (const name of names) {
    try {
      states?.add(name);
    } catch {
      states?.add(`--${name}`);
    }
  }
}
