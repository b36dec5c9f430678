/** A database that accepts connections and says nothing, as behind a network that swallows everything. */
import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {connect, createServer} from 'node:net';
import type {AddressInfo, Socket} from 'node:net';
import {after, describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {FORGETFUL, PostgresServer} from '../../scripts/postgres.mjs';
import {databaseOn, rowsIn} from './databases.ts';
import {eventually, settingsIn, startEndpoint, temporaryFolder} from './running.ts';

const skip = PostgresServer.missing ?? false;

/** For how long browsers wait for an answer, in ms; it comes after ten seconds. */
const BROWSERS_WAIT = 15_000;

/** A network between the endpoint and its database. */
class Line {
  readonly url: string;
  isSilent = false;
  readonly #sockets = new Set<Socket>();

  static async to(t: TestContext, url: string): Promise<Line> {
    const {port, hostname} = new URL(url);
    const server = createServer((near) => {
      const far = connect(Number(port), hostname);
      line.#carry(near, far);
      line.#carry(far, near);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const there = new URL(url);
    there.port = String((server.address() as AddressInfo).port);
    const line = new Line(there.href);
    t.after(() => {
      server.close();
      for (const socket of line.#sockets) socket.destroy();
    });
    return line;
  }

  /** @private Use `to`. */
  constructor(url: string) {
    this.url = url;
  }

  #carry(from: Socket, to: Socket): void {
    this.#sockets.add(from);
    from.on('error', () => {});
    from.on('data', (chunk: Buffer) => {
      if (!this.isSilent) to.write(chunk);
    });
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }
}

describe('a database that is silent', {skip}, async () => {
  const server = skip ? undefined : await PostgresServer.start(FORGETFUL);
  after(() => server?.remove());

  it('has whoever signs told in good time to come again, and each is stored once when it speaks', async (t) => {
    assert.ok(server);
    const databaseUrl = databaseOn(server);
    const line = await Line.to(t, databaseUrl);
    const settings = {...settingsIn(temporaryFolder()), databaseUrl: line.url, secret: 's'.repeat(32)};
    const {caller} = await startEndpoint(t, {settings});
    assert.equal((await caller.sign('before@example.org')).status, 201);
    line.isSilent = true;
    const people = ['anna', 'ben', 'carla'].map((name) => ({
      email: `${name}@example.org`,
      key: randomUUID(),
    }));
    const sign = ({email, key}: {email: string; key: string}) => caller.sign(email, 'open', {key});
    // And again, while nothing has changed.
    for (let time = 0; time < 2; time++) {
      const started = performance.now();
      const answers = await Promise.all(people.map(sign));
      const taken = performance.now() - started;
      assert.ok(taken < BROWSERS_WAIT, `${Math.round(taken)} ms`);
      for (const {status, headers} of answers) {
        assert.equal(status, 503);
        assert.equal(headers.get('Retry-After'), '2');
      }
    }
    line.isSilent = false;
    for (const person of people) await eventually(async () => (await sign(person)).ok);
    const stored = rowsIn({databaseUrl}, 'signatures').map(({email}) => String(email));
    assert.deepEqual(stored.sort(), ['before@example.org', ...people.map(({email}) => email)].sort());
  });
});
