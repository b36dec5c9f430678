/**
 * What this device knows of having signed: that somebody has, at this address, and not who. It offers sharing instead of
 * the form at the next visit. Storage is tried, never assumed: where it is missing, each visit is the first.
 */

/** Work on the storage; in an opaque origin merely reading `localStorage` throws. */
type Work<T> = (storage: Storage, key: string) => T;

function tried<T>(url: string, work: Work<T>): T | undefined {
  try {
    return work(localStorage, `peace-widgets/signed ${url}`);
  } catch {
    return undefined;
  }
}

/** Keeps that an action was taken at an absolute address. */
export function remember(url: string): void {
  tried(url, (storage, key) => storage.setItem(key, '1'));
}

/** Whether an action from this device was taken at this address before. */
export function hasSigned(url: string): boolean {
  return Boolean(tried(url, (storage, key) => storage.getItem(key)));
}

/** Forgets it: somebody else is at the device. */
export function forget(url: string): void {
  tried(url, (storage, key) => storage.removeItem(key));
}
