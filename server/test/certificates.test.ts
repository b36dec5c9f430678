/** A database that speaks TLS with a certificate which nobody here has signed. */
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer} from 'node:net';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {TLSSocket} from 'node:tls';
import {findProgram} from '../../scripts/browsers.mjs';
import {openEndpoint} from '../src/endpoint.ts';
import {RememberedLog, settingsIn, temporaryFolder} from './running.ts';

const openssl = findProgram('openssl');
const skip = openssl ? false : 'openssl is not installed';

/** A server that agrees to TLS, and has signed its certificate by itself. @returns Its port. */
async function startSelfSigned(t: TestContext): Promise<number> {
  const [key, cert] = ['key', 'cert'].map((name) => join(temporaryFolder(), `${name}.pem`)) as [
    string,
    string,
  ];
  const request = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'];
  execFileSync(openssl ?? '', [...request, '-keyout', key, '-out', cert], {stdio: 'ignore'});
  const server = createServer((socket) => {
    socket.once('data', () => {
      socket.write('S');
      new TLSSocket(socket, {isServer: true, key: readFileSync(key), cert: readFileSync(cert)}).on(
        'error',
        () => {},
      );
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return (server.address() as AddressInfo).port;
}

describe('a database with a certificate of its own', {skip}, () => {
  it('refuses a start in words that say what is to be done', async (t) => {
    const address = `postgres://anna:PASSWORD@127.0.0.1:${await startSelfSigned(t)}/peace`;
    const settings = {...settingsIn(temporaryFolder()), secret: 's'.repeat(32)};
    const opening = openEndpoint(
      {...settings, databaseUrl: `${address}?sslmode=verify-full`},
      {log: new RememberedLog(), watch: false},
    );
    await assert.rejects(opening, ({message}: Error) => {
      assert.match(
        message,
        /cannot be opened: self-signed certificate.*\. Save .+ \?sslmode=verify-full&sslrootcert=\/path\/of\/ca\.pem/,
      );
      assert.doesNotMatch(message, /PASSWORD/);
      return true;
    });
  });
});
