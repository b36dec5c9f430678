import type {TestRunnerPlugin} from '@web/test-runner';
import {startOsdi} from './server.ts';
import type {OsdiPetition} from './server.ts';

/** A call as it travels from the browser to the test runner. */
export type OsdiCall = {readonly create: OsdiPetition} | {readonly recordOf: string};

/** Starts the double of Action Network with the browser tests and hands their calls on to it (see `client.ts`). */
export function osdiPlugin(): TestRunnerPlugin<OsdiCall> {
  let osdi: Awaited<ReturnType<typeof startOsdi>> | undefined;
  return {
    name: 'osdi-double',
    async serverStart() {
      osdi = await startOsdi();
    },
    async serverStop() {
      await osdi?.close();
    },
    async executeCommand({command, payload: call}) {
      if (command !== 'osdi' || !call) return undefined;
      return 'create' in call ? osdi?.create(call.create) : osdi?.recordOf(call.recordOf);
    },
  };
}
