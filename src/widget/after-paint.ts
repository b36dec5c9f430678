/** Calls a function once what is drawn by now is to be seen, and the browser has nothing better to do. */
export function afterPaint(work: () => void): void {
  // Safari knows of no idle time.
  const whenIdle = (globalThis.requestIdleCallback as typeof requestIdleCallback | undefined) ?? setTimeout;
  requestAnimationFrame(() => whenIdle(work));
}
