/**
 * What this device knows of having signed: that somebody has, at this address, and not who. It offers sharing instead of
 * the form at the next visit.
 */
import {note, noted} from './device.ts';

/** Keeps that an action was taken at an absolute address. */
export function remember(url: string): void {
  note(`signed ${url}`, '1');
}

/** Whether an action from this device was taken at this address before. */
export function hasSigned(url: string): boolean {
  return noted(`signed ${url}`) !== '';
}

/** Forgets it: somebody else is at the device. */
export function forget(url: string): void {
  note(`signed ${url}`, '');
}
