import {executeServerCommand} from '@web/test-runner-commands';
import type {Endpoint, EndpointCall, EndpointResult} from './endpoint.ts';

/** Calls travel over the test runner's own socket: a test may replace `fetch` and still script its answers. */
async function call<Value>(message: EndpointCall): Promise<Value> {
  const result = await executeServerCommand<EndpointResult<Value>, EndpointCall>('endpoint', message);
  if ('error' in result) throw new Error(result.error);
  return result.value;
}

const scripted = new Set<string>();

/**
 * The scripted endpoint for tests in a browser:
 *
 * ```ts
 * const url = await endpoint.script([{status: 503, headers: {'Retry-After': '1'}}, {json: feed}]);
 * …
 * expect(await endpoint.requests(url)).to.have.length(2);
 * ```
 */
export const endpoint: Endpoint = {
  async script(...args) {
    const url = await call<string>({method: 'script', args});
    scripted.add(url);
    return url;
  },
  rescript: (...args) => call({method: 'rescript', args}),
  requests: (...args) => call({method: 'requests', args}),
  preflights: (...args) => call({method: 'preflights', args}),
  arrived: (...args) => call({method: 'arrived', args}),
  release: (...args) => call({method: 'release', args}),
  hangUp: (...args) => call({method: 'hangUp', args}),
};

// A browser opens six connections per host: an answer still on hold would starve the tests after it.
afterEach(() => endpoint.hangUp([...scripted]));
