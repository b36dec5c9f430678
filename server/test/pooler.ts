/** A pooler before PostgreSQL, as PgBouncer is one with `pool_mode = transaction`. */
import {once} from 'node:events';
import {createServer} from 'node:net';
import type {AddressInfo, Socket} from 'node:net';
import type {TestContext} from 'node:test';
import pg from 'pg';

/** Where the first frame of a connection has its parameters, in bytes. */
const PARAMETERS = 8;

/** How many connections to the server there are. */
const CONNECTIONS = 3;

const AUTHENTICATED = frame('R', Buffer.alloc(4));
const READY = frame('Z', Buffer.from('I'));

/**
 * Starts a pooler. Every transaction gets the connection that was free for the longest time: as a rule another one than the
 * transaction before, with whatever was done to it.
 *
 * @param url The database.
 * @param refused Names of parameters that no connection may begin with.
 * @returns The address of the database by way of the pooler.
 */
export async function startPooler(
  t: TestContext,
  url: string,
  refused: readonly string[] = [],
): Promise<string> {
  const pool = new Pool(await Promise.all(Array.from({length: CONNECTIONS}, () => loggedIn(url))));
  const clients = new Set<Socket>();
  const pooler = createServer((client) => {
    clients.add(client.on('error', () => {}).on('close', () => clients.delete(client)));
    client.once('data', (startup: Buffer) => {
      const names = startup.toString('utf8', PARAMETERS).split('\0');
      const unknown = refused.find((name) => names.includes(name));
      if (unknown === undefined) serve(client, pool);
      else client.end(refusal(`unsupported startup parameter: ${unknown}`));
    });
  });
  pooler.listen(0, '127.0.0.1');
  await once(pooler, 'listening');
  t.after(() => {
    pooler.close();
    for (const socket of [...clients, ...pool.all]) socket.destroy();
  });
  const there = new URL(url);
  there.port = String((pooler.address() as AddressInfo).port);
  return there.href;
}

/** Connections to the server that nobody has just now. */
class Pool {
  readonly all: readonly Socket[];
  readonly #free: Socket[];
  readonly #waiting: ((socket: Socket) => void)[] = [];

  constructor(all: readonly Socket[]) {
    this.all = all;
    this.#free = [...all];
  }

  async take(): Promise<Socket> {
    return this.#free.shift() ?? new Promise((resolve) => this.#waiting.push(resolve));
  }

  give(socket: Socket): void {
    const next = this.#waiting.shift();
    if (next) next(socket);
    else this.#free.push(socket);
  }
}

/** Gives what a client asks to a connection of the pool, from the beginning of a transaction to its end. */
function serve(client: Socket, pool: Pool): void {
  client.write(Buffer.concat([AUTHENTICATED, READY]));
  let server: Socket | undefined;
  let asked = Promise.resolve();
  client.on('data', (chunk: Buffer) => {
    if (chunk[0] === code('X')) return;
    asked = asked.then(async () => {
      server ??= linked(await pool.take());
      server.write(chunk);
    });
  });
  client.on('close', () => server?.destroy());

  function linked(socket: Socket): Socket {
    let rest: Buffer = Buffer.alloc(0);
    socket.on('data', (chunk: Buffer) => {
      client.write(chunk);
      rest = Buffer.concat([rest, chunk]);
      for (let end = endOf(rest); end <= rest.length; end = endOf(rest)) {
        const isOver = rest[0] === code('Z') && rest[end - 1] === code('I');
        rest = rest.subarray(end);
        if (isOver) release(socket);
      }
    });
    return socket;
  }

  function release(socket: Socket): void {
    socket.removeAllListeners('data');
    server = undefined;
    pool.give(socket);
  }
}

/** The socket of a connection that the driver has opened, and that it does not listen to any more. */
async function loggedIn(url: string): Promise<Socket> {
  const client = new pg.Client(url);
  await client.connect();
  const {stream} = (client as unknown as {connection: {stream: Socket}}).connection;
  stream.removeAllListeners();
  return stream.on('error', () => {});
}

/** Where the first frame ends; beyond all bytes where its head has not come yet. */
function endOf(frames: Buffer): number {
  return frames.length < 5 ? Infinity : 1 + frames.readInt32BE(1);
}

function refusal(reason: string): Buffer {
  return frame('E', Buffer.from(`SFATAL\0C08P01\0M${reason}\0\0`));
}

function frame(type: string, content: Buffer): Buffer {
  const head = Buffer.from(`${type}....`);
  head.writeInt32BE(4 + content.length, 1);
  return Buffer.concat([head, content]);
}

function code(letter: string): number {
  return letter.charCodeAt(0);
}
