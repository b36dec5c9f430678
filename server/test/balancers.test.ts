/** What stands before an endpoint on a public machine, and asks in words of its own. */
import assert from 'node:assert/strict';
import {once} from 'node:events';
import {connect} from 'node:net';
import {text} from 'node:stream/consumers';
import {describe, it} from 'node:test';
import {startEndpoint} from './running.ts';

/** Sends a head as it is. @returns The first line of the answer. */
async function ask(url: string, head: string): Promise<string> {
  const {hostname, port} = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(`${head}\r\n\r\n`);
  return (await text(socket)).split('\r\n', 1)[0] ?? '';
}

describe('a balancer', () => {
  it('may ask whether there is work to be given without naming a host, as HAProxy does', async (t) => {
    const {caller} = await startEndpoint(t);
    assert.equal(await ask(caller.url, 'GET /ready HTTP/1.0'), 'HTTP/1.1 200 OK');
    assert.equal(await ask(caller.url, 'OPTIONS / HTTP/1.0'), 'HTTP/1.1 204 No Content');
  });

  it('is refused what two readers could take for two things', async (t) => {
    const {caller} = await startEndpoint(t);
    const lengths = [
      'Content-Length: 2\r\nContent-Length: 3',
      'Content-Length: 2\r\nTransfer-Encoding: chunked',
    ];
    for (const length of lengths) {
      const head = `POST /api/petitions/open/signatures HTTP/1.1\r\nHost: a\r\n${length}`;
      assert.equal(await ask(caller.url, head), 'HTTP/1.1 400 Bad Request', length);
    }
  });
});
