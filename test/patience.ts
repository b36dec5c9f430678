import {waitUntil as waitUntilAtMost} from '@open-wc/testing';

/** As of `@open-wc/testing`, with more patience (8 s): other programs of this machine may be busy. */
export function waitUntil(
  holds: () => unknown,
  message?: string,
  options: {readonly timeout?: number; readonly interval?: number} = {},
): Promise<void> {
  return waitUntilAtMost(holds, message, {timeout: 8000, ...options});
}
