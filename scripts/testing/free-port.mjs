import {randomInt} from 'node:crypto';
import {once} from 'node:events';
import {createServer} from 'node:net';

/** Below those that the system gives to whoever wants any: on Linux from 32768 on, elsewhere from 49152. */
const OURS = [16_000, 32_000];

/** Whether nobody listens at a port of this machine. */
export async function isFree(port) {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error.code === 'EADDRINUSE') return false;
    throw error;
  }
  server.close();
  await once(server, 'close');
  return true;
}

/**
 * A port that is free, and stays free until it is listened at, also for the second time: the system gives it to none of
 * the hundreds of servers and connections of other tests. Chosen at random, so that runners started at the same time get
 * different ones.
 */
export async function freePort() {
  const port = randomInt(...OURS);
  return (await isFree(port)) ? port : freePort();
}
