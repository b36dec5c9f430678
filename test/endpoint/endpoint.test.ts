import {aTimeout, expect} from '@open-wc/testing';
import {endpoint} from './client.ts';
import {waitUntil} from '../patience.ts';

/** The error of a request that must fail. */
async function failure(request: Promise<unknown>): Promise<unknown> {
  return request.then(
    () => expect.fail('the request was answered'),
    (error: unknown) => error,
  );
}

describe('scripted endpoint', () => {
  it('lies on an origin of its own', async () => {
    const url = await endpoint.script([{json: {}}]);
    expect(new URL(url).origin).not.to.equal(location.origin);
  });

  it('gives its answers in sequence, then the last one for ever', async () => {
    const url = await endpoint.script([
      {status: 503, headers: {'Retry-After': '1'}},
      {json: {title: 'News'}},
    ]);
    expect((await fetch(url)).status).to.equal(503);
    expect(await (await fetch(url)).json()).to.deep.equal({title: 'News'});
    expect(await (await fetch(url)).json()).to.deep.equal({title: 'News'});
    expect(await endpoint.requests(url)).to.have.length(3);
  });

  it('changes its answers on request', async () => {
    const url = await endpoint.script([{json: 'before'}]);
    await fetch(url);
    await endpoint.rescript(url, [{status: 500}, {status: 503}]);
    expect((await fetch(url)).status).to.equal(500);
    expect((await fetch(url)).status).to.equal(503);
  });

  it('keeps the scripts of two URLs apart and answers below a URL', async () => {
    const first = await endpoint.script([{body: 'first'}], 'feed.json');
    const second = await endpoint.script([{body: 'second'}], 'feed.json');
    expect(await (await fetch(second)).text()).to.equal('second');
    expect(await (await fetch(`${first}?page=2`)).text()).to.equal('first');
    const requests = await endpoint.requests(first);
    expect(requests.map(({path}) => path)).to.deep.equal([`${new URL(first).pathname}?page=2`]);
  });

  it('sends status, headers and a body as told', async () => {
    const url = await endpoint.script([
      {
        status: 201,
        headers: {'Content-Type': 'text/html', 'X-Total': '12', 'Access-Control-Expose-Headers': 'X-Total'},
        body: '<p>שלום</p>',
      },
    ]);
    const response = await fetch(url);
    expect(response.status).to.equal(201);
    expect(response.headers.get('content-type')).to.equal('text/html');
    expect(response.headers.get('x-total')).to.equal('12');
    expect(await response.text()).to.equal('<p>שלום</p>');
  });

  it('leaves a default header out', async () => {
    const url = await endpoint.script([{json: {}, headers: {'content-type': null}}]);
    expect((await fetch(url)).headers.get('content-type')).to.equal(null);
  });

  it('fills a document up to a size and keeps it valid', async () => {
    const url = await endpoint.script([{json: {items: []}, size: 5_000_000}]);
    const text = await (await fetch(url)).text();
    expect(text).to.have.length(5_000_000);
    expect(JSON.parse(text)).to.deep.equal({items: []});
  });

  it('serves a file of the repository', async () => {
    const url = await endpoint.script([{file: 'package.json'}]);
    const response = await fetch(url);
    expect(response.headers.get('content-type')).to.equal('application/json');
    expect(((await response.json()) as {name: string}).name).to.equal('peace-widgets');
  });

  it('answers late', async () => {
    const url = await endpoint.script([{json: {}, delay: 300}]);
    const start = performance.now();
    await fetch(url);
    expect(performance.now() - start).to.be.at.least(290);
  });

  it('holds an answer until it is released', async () => {
    const url = await endpoint.script([{json: 'late', hold: true}]);
    let answered = false;
    const response = fetch(url).then((answer) => {
      answered = true;
      return answer;
    });
    await endpoint.arrived(url, 1);
    await aTimeout(100);
    expect(answered).to.equal(false);
    await endpoint.release(url);
    expect(await (await response).json()).to.equal('late');
  });

  it('releases an answer whose request has yet to arrive', async () => {
    const url = await endpoint.script([{json: 'late', hold: true}]);
    const released = endpoint.release(url);
    await aTimeout(100);
    const response = await fetch(url);
    await released;
    expect(await response.json()).to.equal('late');
  });

  it('holds the rest of a body until it is released', async () => {
    const url = await endpoint.script([{body: 'abcdef', holdAfter: 3}]);
    const response = await fetch(url);
    let text = '';
    const read = response.text().then((all) => {
      text = all;
    });
    await aTimeout(100);
    expect(text).to.equal('');
    await endpoint.release(url);
    await read;
    expect(text).to.equal('abcdef');
  });

  it('never answers, and notices who hangs up', async () => {
    const url = await endpoint.script([{hold: true}]);
    const controller = new AbortController();
    const response = failure(fetch(url, {signal: controller.signal}));
    await endpoint.arrived(url, 1);
    expect((await endpoint.requests(url))[0]?.aborted).to.equal(false);
    controller.abort();
    expect(await response).to.have.property('name', 'AbortError');
    await waitUntil(async () => (await endpoint.requests(url))[0]?.aborted, 'the endpoint saw no abort');
  });

  it('cuts the connection in place of an answer, and is asked once', async () => {
    const url = await endpoint.script([{cut: true}]);
    expect(await failure(fetch(url))).to.be.instanceOf(TypeError);
    const requests = await endpoint.requests(url);
    expect(requests).to.have.length(1);
    expect(requests[0]?.aborted).to.equal(false);
  });

  it('cuts the connection within a body', async () => {
    const url = await endpoint.script([{json: {items: [1, 2, 3]}, cutAfter: 5}]);
    await failure(fetch(url).then((response) => response.text()));
    expect(await endpoint.requests(url)).to.have.length(1);
  });

  it('keeps its answer from other origins without CORS', async () => {
    const url = await endpoint.script([{json: {}, cors: false}]);
    expect(await failure(fetch(url))).to.be.instanceOf(TypeError);
    expect(await endpoint.requests(url)).to.have.length(1);
  });

  it('answers the preflight of a POST and records both', async () => {
    const url = await endpoint.script([{status: 201, json: {id: '1', status: 'stored'}}]);
    const response = await fetch(url, {
      method: 'POST',
      headers: {'Content-Type': 'application/json', 'Idempotency-Key': '"1-2-3"'},
      body: JSON.stringify({person: {givenName: 'רות'}}),
    });
    expect(response.status).to.equal(201);
    const [request] = await endpoint.requests(url);
    expect(request?.method).to.equal('POST');
    expect(request?.headers['idempotency-key']).to.equal('"1-2-3"');
    expect(request?.headers.origin).to.equal(location.origin);
    expect(JSON.parse(request?.body ?? '')).to.deep.equal({person: {givenName: 'רות'}});
    const preflights = await endpoint.preflights(url);
    expect(preflights).to.have.length(1);
    expect(preflights[0]?.headers['access-control-request-headers']).to.include('idempotency-key');
  });

  it('refuses the preflight without CORS, so that nothing is posted', async () => {
    const url = await endpoint.script([{status: 201, cors: false}]);
    const request = fetch(url, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: '{}'});
    expect(await failure(request)).to.be.instanceOf(TypeError);
    expect(await endpoint.requests(url)).to.have.length(0);
    expect(await endpoint.preflights(url)).to.have.length(1);
  });

  it('redirects', async () => {
    const target = await endpoint.script([{json: 'there'}]);
    const url = await endpoint.script([{redirect: target}]);
    const response = await fetch(url);
    expect(response.redirected).to.equal(true);
    expect(await response.json()).to.equal('there');
    expect(await failure(fetch(url, {redirect: 'error'}))).to.be.instanceOf(TypeError);
  });

  it('names a URL that was never scripted', async () => {
    const error = await failure(endpoint.requests('http://127.0.0.1:1/unknown/'));
    expect(error).to.have.property('message').that.includes('No answers were scripted for');
  });

  describe('after a test', () => {
    let held: string;
    let answer: Promise<unknown>;

    it('leaves an answer on hold …', async () => {
      held = await endpoint.script([{hold: true}]);
      answer = failure(fetch(held));
      await endpoint.arrived(held, 1);
    });

    it('… and finds its connection closed', async () => {
      expect(await answer).to.be.instanceOf(TypeError);
    });
  });
});
