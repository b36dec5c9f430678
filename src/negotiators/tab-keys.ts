/** Arrows go round a row of tabs, Home and End to the ends; the tab is selected at once. */
export function goByKey(event: KeyboardEvent): void {
  const row = event.currentTarget as Element;
  const tabs = [...row.children] as HTMLElement[];
  const at = tabs.indexOf(event.target as HTMLElement);
  const step = getComputedStyle(row).direction === 'rtl' ? -1 : 1;
  const places: Record<string, number> = {ArrowRight: at + step, ArrowLeft: at - step, Home: 0, End: -1};
  const place = places[event.key];
  // With a modifier, an arrow is the browser's.
  if (place === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const tab = tabs.at(place % tabs.length);
  tab?.focus();
  tab?.click();
}
