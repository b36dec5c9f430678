import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {Agent, request} from 'node:http';
import type {ClientRequest, IncomingMessage} from 'node:http';
import {describe, it} from 'node:test';
import type {TestContext} from 'node:test';
import {setTimeout as sleep} from 'node:timers/promises';
import {health} from '../src/http/health.ts';
import {
  callerOf,
  environmentOf,
  eventually,
  rowsIn,
  settingsIn,
  startEndpoint,
  startProgram,
  temporaryFolder,
} from './running.ts';
import type {Caller} from './running.ts';

const body = JSON.stringify({person: {email: 'anna@example.org'}});

/** A signature of which the endpoint has the headers and half of the body. */
async function startSigning(t: TestContext, caller: Caller, agent?: Agent): Promise<ClientRequest> {
  const sent = request(new URL('/api/petitions/open/signatures', caller.url), {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': body.length,
      'Idempotency-Key': `"${randomUUID()}"`,
      Expect: '100-continue',
    },
    agent,
  });
  t.after(() => sent.destroy());
  sent.on('error', () => {});
  sent.flushHeaders();
  await once(sent, 'continue');
  sent.write(body.slice(0, 10));
  return sent;
}

async function startStopping(t: TestContext) {
  const settings = settingsIn(temporaryFolder());
  const program = startProgram(t, environmentOf(settings));
  return {settings, program, caller: await callerOf(program)};
}

/** Waits until new callers are turned away. */
async function refusing(caller: Caller): Promise<void> {
  await eventually(() =>
    caller.get('/health').then(
      () => false,
      () => true,
    ),
  );
}

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
  describe(signal, () => {
    it('lets a signature in flight come to its end, folds the log into the file, and ends with 0', async (t) => {
      const {settings, program, caller} = await startStopping(t);
      const agent = new Agent({keepAlive: true});
      t.after(() => agent.destroy());
      const sent = await startSigning(t, caller, agent);
      program.child.kill(signal);
      await refusing(caller);
      sent.end(body.slice(10));
      const [response] = (await once(sent, 'response')) as [IncomingMessage];
      response.resume();
      assert.equal(response.statusCode, 201);
      const answered = performance.now();
      assert.equal(await program.ended, 0);
      assert.ok(performance.now() - answered < 9000, 'it waited for a connection that was only kept alive');
      assert.equal(program.output().err, '');
      assert.ok(!existsSync(`${settings.databaseUrl}-wal`));
      assert.equal(rowsIn(settings, 'signatures').length, 1);
    });
  });
}

describe('a second signal', () => {
  it('does not wait; one that follows at once is the same one', async (t) => {
    const {program, caller} = await startStopping(t);
    await startSigning(t, caller);
    // Two of a kind might come as one.
    program.child.kill('SIGINT');
    program.child.kill('SIGTERM');
    // From the moment at which it has seen them; on a busy machine that is later.
    await refusing(caller);
    await sleep(700);
    assert.equal(program.child.exitCode, null, 'the echo of the first ended it');
    program.child.kill('SIGINT');
    assert.equal(await program.ended, 1);
  });
});

describe('an endpoint', () => {
  it('ends with the process that started it', async (t) => {
    const {program} = await startStopping(t);
    program.child.disconnect();
    assert.equal(await program.ended, 0);
  });

  it('keeps connections for longer than proxies do, so that none sends into one that is being closed', async (t) => {
    const {caller} = await startEndpoint(t);
    const {headers} = await caller.get('/health');
    assert.ok(Number(/timeout=(\d+)/.exec(headers.get('Keep-Alive') ?? '')?.[1]) > 60);
  });

  it('is not ready while it is stopping', async (t) => {
    const {endpoint} = await startEndpoint(t);
    const statusOf = async (isClosing: boolean) => {
      const {database} = endpoint;
      return (await health({database, isClosing: () => isClosing}).request('/ready')).status;
    };
    assert.equal(await statusOf(false), 200);
    assert.equal(await statusOf(true), 503);
  });
});
