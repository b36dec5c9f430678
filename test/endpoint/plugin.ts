import type {TestRunnerPlugin} from '@web/test-runner';
import type {EndpointCall, EndpointResult} from './endpoint.ts';
import {startEndpoint} from './server.ts';
import type {RunningEndpoint} from './server.ts';

/** Starts the scripted endpoint with the browser tests and hands their calls on to it (see `client.ts`). */
export function endpointPlugin(): TestRunnerPlugin<EndpointCall> {
  let endpoint: RunningEndpoint | undefined;
  return {
    name: 'scripted-endpoint',
    async serverStart() {
      endpoint = await startEndpoint();
    },
    async serverStop() {
      await endpoint?.close();
    },
    async executeCommand({command, payload}): Promise<EndpointResult<unknown> | undefined> {
      if (command !== 'endpoint' || !payload || !endpoint) return undefined;
      try {
        return {value: await Reflect.apply(endpoint[payload.method], endpoint, payload.args)};
      } catch (error) {
        return {error: String(error)};
      }
    },
  };
}
