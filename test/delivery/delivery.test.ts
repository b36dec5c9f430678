import {expect} from '@open-wc/testing';
import {deliver} from '../../src/delivery/deliver.ts';
import type {Payload} from '../../src/delivery/deliver.ts';
import {endpoint} from '../endpoint/client.ts';

const key = '8e03978e-40d5-43e8-bc93-6894a57f9324';
const payload = {person: {email: 'ann@example.org'}, elapsed: 5000} as Payload;
const stored = {status: 201, json: {id: 'r1', status: 'stored'}};

describe('delivering an action', () => {
  it('posts JSON with a quoted key, and without credentials', async () => {
    document.cookie = 'session=secret; max-age=5';
    const url = await endpoint.script([stored]);
    expect(await deliver({url}, payload, key)).to.deep.equal({
      kind: 'stored',
      receipt: {id: 'r1', status: 'stored'},
    });
    const [request] = await endpoint.requests(url);
    expect(request).to.include({method: 'POST', body: JSON.stringify(payload)});
    expect(request?.headers).to.include({
      'content-type': 'application/json',
      'idempotency-key': `"${key}"`,
    });
    expect(request?.headers).not.to.have.property('cookie');
  });

  for (const [what, answer] of [
    ['a closed connection', {cut: true}],
    ['an answer that other sites may not read', {...stored, cors: false}],
    ['an answer that breaks off', {...stored, cutAfter: 10}],
  ] as const) {
    it(`does not know what ${what} means`, async () => {
      const url = await endpoint.script([answer]);
      expect((await deliver({url}, payload, key)).kind).to.equal('unknown');
    });
  }

  it('does not follow to another address', async () => {
    const elsewhere = await endpoint.script([stored]);
    const url = await endpoint.script([{status: 307, redirect: elsewhere}]);
    expect((await deliver({url}, payload, key)).kind).to.equal('unknown');
    expect(await endpoint.requests(elsewhere)).to.be.empty;
  });

  it('gives up waiting, also for the rest of an answer', async () => {
    for (const answer of [{hold: true}, {...stored, holdAfter: 5}]) {
      const url = await endpoint.script([answer]);
      expect((await deliver({url}, payload, key, 300)).kind).to.equal('unknown');
    }
  });

  it('reads how long to wait', async () => {
    const url = await endpoint.script([
      {status: 429, headers: {'Retry-After': '90', 'Access-Control-Expose-Headers': 'Retry-After'}},
    ]);
    expect(await deliver({url}, payload, key)).to.include({kind: 'later', wait: 90_000});
  });
});
