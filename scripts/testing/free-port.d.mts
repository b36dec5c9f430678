/** For the tests in TypeScript; see `free-port.mjs`, which is loaded before TypeScript can be. */

/** Whether nobody listens at a port of this machine. */
export function isFree(port: number): Promise<boolean>;

/** A port that is free, and stays free until it is listened at, also for the second time. */
export function freePort(): Promise<number>;
