/**
 * What this device knows of having signed: that somebody has, at this address, with which status, and not who. It offers
 * sharing instead of the form at the next visit. Storage is tried, never assumed: in an opaque origin merely reading
 * `localStorage` throws. Where it is missing, each visit is the first.
 */
import type {ActionStatus} from './outcome.ts';

const keyOf = (url: string) => `peace-widgets/signed ${url}`;

/** Keeps that an action was taken at an absolute address; what still waits for a click in a mail does not count yet. */
export function remember(url: string, status: ActionStatus): void {
  try {
    localStorage.setItem(keyOf(url), status);
  } catch {
    // Then the form is offered once more.
  }
}

/** The status of the last action from this device that was taken at this address; empty where there was none. */
export function statusAt(url: string): string {
  try {
    return localStorage.getItem(keyOf(url)) ?? '';
  } catch {
    return '';
  }
}

/** Forgets it: somebody else is at the device. */
export function forget(url: string): void {
  try {
    localStorage.removeItem(keyOf(url));
  } catch {
    // There is nothing to forget.
  }
}
