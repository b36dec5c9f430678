/** Bundles a CDN file for every mode it is told, in a thread of its own: most of the time goes into pressing them. */
import {parentPort} from 'node:worker_threads';
import {build} from 'vite';
import config from '../../vite.config.ts';

parentPort?.on('message', async (mode) => {
  // Read once, and not anew for each file: it looks for names in all of the kit's sources.
  await build({configFile: false, mode, logLevel: 'warn', ...config({mode, command: 'build'})});
  parentPort?.postMessage(mode);
});
