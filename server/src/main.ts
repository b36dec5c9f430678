/** The process: settings from the environment, one line with the address, an end on a signal. */
import {openEndpoint} from './endpoint.ts';
import type {Endpoint} from './endpoint.ts';
import {consoleLog} from './log.ts';
import {readSettings} from './settings.ts';
import {StartError} from './start-error.ts';

async function start(): Promise<Endpoint> {
  try {
    return await openEndpoint(readSettings(process.env), {log: consoleLog});
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    for (const sentence of error.sentences) console.error(sentence);
    process.exit(1);
  }
}

const endpoint = await start();
console.log(`Peace Widgets: ${endpoint.url}`);

/** Ctrl-C may reach a process twice: from the terminal, and from npm, which passes it on. In ms. */
const ECHO = 500;

let stoppingSince: number | undefined;

/** The first signal lets requests come to their end; a second one does not wait for them. */
function stop(): void {
  if (stoppingSince !== undefined) {
    if (performance.now() - stoppingSince > ECHO) process.exit(1);
    return;
  }
  stoppingSince = performance.now();
  endpoint.close().then(
    () => process.exit(0),
    (error: Error) => {
      console.error(`The endpoint did not close well: ${error.message}`);
      process.exit(1);
    },
  );
}

process.on('SIGINT', stop).on('SIGTERM', stop).on('SIGHUP', stop);
// Started with a channel, it ends with whoever started it.
process.once('disconnect', stop);
process.channel?.unref();
