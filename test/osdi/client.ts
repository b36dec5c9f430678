import {executeServerCommand} from '@web/test-runner-commands';
import type {OsdiCall} from './plugin.ts';
import type {OsdiDouble, OsdiRecord} from './server.ts';

/** The double of Action Network for tests in a browser. */
export const osdi: OsdiDouble = {
  create: (petition) => executeServerCommand<string, OsdiCall>('osdi', {create: petition}),
  recordOf: (url) => executeServerCommand<OsdiRecord, OsdiCall>('osdi', {recordOf: url}),
};
