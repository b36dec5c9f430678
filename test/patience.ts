import {waitUntil as waitUntilAtMost} from '@open-wc/testing';

/** As of `@open-wc/testing`, with more patience (20 s): other programs of this machine may be busy. Who waits less says why. */
export function waitUntil(
  holds: () => unknown,
  message?: string,
  options: {readonly timeout?: number; readonly interval?: number} = {},
): Promise<void> {
  return waitUntilAtMost(holds, message, {timeout: 20_000, ...options});
}
