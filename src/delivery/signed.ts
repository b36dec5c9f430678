/**
 * What this device knows of having signed: that somebody has, at this address, with which status, and not who. It offers
 * sharing instead of the form at the next visit.
 */
import {note, noted} from '../device.ts';
import type {ActionStatus} from './outcome.ts';

/** What goes nowhere has no address, and nothing is ever noted of it. */
const nameOf = (url: string | undefined) => `signed ${url}`;

/** Keeps that an action was taken at an absolute address; what still waits for a click in a mail does not count yet. */
export function remember(url: string, status: ActionStatus): void {
  note(nameOf(url), status);
}

/** The status of the last action from this device that was taken at this address; empty where there was none. */
export function statusAt(url: string | undefined): string {
  return noted(nameOf(url));
}

/** Forgets it: somebody else is at the device. */
export function forget(url: string | undefined): void {
  note(nameOf(url), '');
}
