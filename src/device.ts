/**
 * Short notes that this device keeps over visits. Storage is tried, never assumed: in an opaque origin merely reading
 * `localStorage` throws. Where it is missing, each visit is the first.
 */
const PREFIX = 'peace-widgets/';

/** What is noted under a name; empty where nothing is. */
export function noted(name: string): string {
  try {
    return localStorage.getItem(PREFIX + name) ?? '';
  } catch {
    return '';
  }
}

/** Notes a text under a name, over what was there; an empty text removes the note. */
export function note(name: string, text: string): void {
  try {
    if (text) localStorage.setItem(PREFIX + name, text);
    else localStorage.removeItem(PREFIX + name);
  } catch {
    // Then the next visit is the first again.
  }
}
